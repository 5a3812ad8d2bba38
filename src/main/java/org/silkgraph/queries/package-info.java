/**
 * The saved questions: {@code queries/*.rq} as named, typed, tested questions with bound parameters. Never builds a query
 * by joining strings.
 */
@NullMarked
@Room(uses = {"store", "store.guard", "snapshot", "terms"})
package org.silkgraph.queries;

import org.jspecify.annotations.NullMarked;
import org.silkgraph.Room;
