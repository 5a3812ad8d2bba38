/**
 * The one place of truth: opens a store directory, hands out pinned views and commits changesets through
 * {@link org.silkgraph.store.WriteGate}. Never speaks HTTP and never shapes an answer for people.
 */
@NullMarked
@Room(uses = {"store.journal", "store.rules", "store.guard", "snapshot", "snapshot.ids", "terms"})
package org.silkgraph.store;

import org.jspecify.annotations.NullMarked;
import org.silkgraph.Room;
