/**
 * Words to entities: finds entities by parts of their Chinese and English names and aliases. Never writes; follows the
 * commits of the store.
 */
@NullMarked
@Room(uses = {"store", "snapshot", "terms"})
package org.silkgraph.search;

import org.jspecify.annotations.NullMarked;
import org.silkgraph.Room;
