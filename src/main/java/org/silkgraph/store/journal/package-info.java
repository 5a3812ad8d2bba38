/**
 * The journal: every commit as a framed RDF Patch, appended and fsynced before it is acknowledged. Never judges a change
 * and never forgets one.
 */
@NullMarked
@Room(uses = {"snapshot", "terms"})
package org.silkgraph.store.journal;

import org.jspecify.annotations.NullMarked;
import org.silkgraph.Room;
