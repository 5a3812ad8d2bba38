/**
 * Answers shaped for people and dashboards: entities, lists, sources, RDF renderings. Never writes and never speaks HTTP.
 */
@NullMarked
@Room(uses = {"search", "paths", "queries", "store", "store.journal", "store.rules", "snapshot", "terms"})
package org.silkgraph.views;

import org.jspecify.annotations.NullMarked;
import org.silkgraph.Room;
