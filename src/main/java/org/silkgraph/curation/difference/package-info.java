/**
 * What two sets of quads differ in, blank nodes told apart by what is said of them and not by their labels. Knows no files and
 * no store.
 */
@NullMarked
@Room(uses = {"store", "terms"})
package org.silkgraph.curation.difference;

import org.jspecify.annotations.NullMarked;
import org.silkgraph.Room;
