/**
 * Fuseki over the store on a loopback port: the SPARQL protocol, read only, with paths as a function of queries. Never reachable without the secret of this start.
 */
@NullMarked
@Room(uses = {"store", "store.guard", "search", "paths", "snapshot", "snapshot.ids", "terms"})
package org.silkgraph.sparql;

import org.jspecify.annotations.NullMarked;
import org.silkgraph.Room;
