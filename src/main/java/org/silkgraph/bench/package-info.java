/**
 * Measurements that compare, inside one run: what a write or an answer costs beside what the machine can do. Never part of a
 * running service; works on stores of its own.
 */
@NullMarked
@Room(uses = {"curation", "views", "search", "store", "store.rules", "snapshot", "terms"})
package org.silkgraph.bench;

import org.jspecify.annotations.NullMarked;
import org.silkgraph.Room;
