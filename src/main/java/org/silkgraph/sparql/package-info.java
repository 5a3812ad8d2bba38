/**
 * Fuseki over the store on a loopback port: the SPARQL protocol, read only. Never reachable without the secret of this start.
 */
@NullMarked
@Room(uses = {"store", "store.guard", "search", "snapshot", "snapshot.ids", "terms"})
package org.silkgraph.sparql;

import org.jspecify.annotations.NullMarked;
import org.silkgraph.Room;
