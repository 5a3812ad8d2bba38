/**
 * From files, updates and graphs to changesets: reads what a steward hands in, strictly, and asks the gate. Never writes
 * itself.
 */
@NullMarked
@Room(uses = {"curation.difference", "store", "store.guard", "store.rules", "search", "snapshot", "terms"})
package org.silkgraph.curation;

import org.jspecify.annotations.NullMarked;
import org.silkgraph.Room;
