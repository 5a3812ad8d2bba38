/**
 * Health, build information and metrics for operators. Never holds an RDF library.
 */
@NullMarked
@Room(
        uses = {"web", "web.door", "access", "store", "terms"},
        never = {"org.apache.jena"})
package org.silkgraph.web.ops;

import org.jspecify.annotations.NullMarked;
import org.silkgraph.Room;
