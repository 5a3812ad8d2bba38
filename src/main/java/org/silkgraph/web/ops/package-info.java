/**
 * Health, build information, metrics and what is under way, for operators. Never holds an RDF library.
 */
@NullMarked
@Room(
        uses = {"web", "web.door", "store", "store.guard", "access", "terms"},
        never = {"org.apache.jena"})
package org.silkgraph.web.ops;

import org.jspecify.annotations.NullMarked;
import org.silkgraph.Room;
