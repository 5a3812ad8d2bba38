/** silkgraph: a knowledge graph of programmes, institutions and regions in which every link carries its sentence. */
@NullMarked
package org.silkgraph;

import org.jspecify.annotations.NullMarked;
