/**
 * Health, build information and what is under way, for operators. Never holds an RDF library.
 */
@NullMarked
@Room(
        uses = {"web", "store", "store.guard", "access", "terms"},
        never = {"org.apache.jena"})
package org.silkgraph.web.ops;

import org.jspecify.annotations.NullMarked;
import org.silkgraph.Room;
