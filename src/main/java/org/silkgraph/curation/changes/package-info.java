/**
 * Changes in plain JSON, without RDF: read, resolved against one view, composed into an edit, given to the gate. Knows no HTTP.
 */
@NullMarked
@Room(uses = {"curation", "search", "snapshot", "store", "store.rules", "terms"})
package org.silkgraph.curation.changes;

import org.jspecify.annotations.NullMarked;
import org.silkgraph.Room;
