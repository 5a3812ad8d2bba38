/**
 * From files to changesets: reads what a steward hands in, parses it strictly and asks the gate. Never writes itself.
 */
@NullMarked
@Room(uses = {"curation.difference", "store", "store.rules", "search", "snapshot", "terms"})
package org.silkgraph.curation;

import org.jspecify.annotations.NullMarked;
import org.silkgraph.Room;
