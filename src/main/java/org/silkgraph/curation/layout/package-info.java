/**
 * What people wrote, as the files of {@code data/}: one fixed form for every store, so that a difference of two stores is a
 * difference of lines; and the difference between a folder of such files and a store. Reads a view and the texts of the sources; never changes a store itself. The rules stand in data/README.md.
 */
@NullMarked
@Room(uses = {"curation", "curation.difference", "snapshot", "store", "terms"})
package org.silkgraph.curation.layout;

import org.jspecify.annotations.NullMarked;
import org.silkgraph.Room;
