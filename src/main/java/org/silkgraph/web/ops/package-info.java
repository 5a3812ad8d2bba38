/**
 * Health and build information for operators. Never holds an RDF library.
 */
@NullMarked
@Room(
        uses = {"web", "store", "terms"},
        never = {"org.apache.jena"})
package org.silkgraph.web.ops;

import org.jspecify.annotations.NullMarked;
import org.silkgraph.Room;
