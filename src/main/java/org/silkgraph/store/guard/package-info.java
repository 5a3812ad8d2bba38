/**
 * What a query may do: no calls out, only known functions, bounded time and size. Never runs a query.
 */
@NullMarked
@Room(uses = {"snapshot", "terms"})
package org.silkgraph.store.guard;

import org.jspecify.annotations.NullMarked;
import org.silkgraph.Room;
