/**
 * SPARQL on numbers: takes the algebra that ARQ made and optimised, and evaluates what it knows of it on the sorted columns of a
 * version, with terms made only for what is compared or given back. Whatever it does not know is left to ARQ, operator by
 * operator, so that an answer never depends on it. Never parses, never writes, never decides what may be asked.
 */
@NullMarked
@Room(uses = {"snapshot", "terms"})
package org.silkgraph.snapshot.ids;

import org.jspecify.annotations.NullMarked;
import org.silkgraph.Room;
