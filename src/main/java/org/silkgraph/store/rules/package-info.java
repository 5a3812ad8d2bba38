/**
 * What a change must satisfy before it is journaled: shapes, quotes, no persons, no hand-written derived triples; and the
 * triples that follow from claims. Never writes.
 */
@NullMarked
@Room(uses = {"snapshot", "terms"})
package org.silkgraph.store.rules;

import org.jspecify.annotations.NullMarked;
import org.silkgraph.Room;
