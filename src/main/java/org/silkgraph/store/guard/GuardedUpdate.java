package org.silkgraph.store.guard;

import java.util.List;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.update.UpdateRequest;

/**
 * An update that may run.
 *
 * @param added the quads it writes out to be added, in data and in templates; terms may be variables
 * @param removed the quads it writes out to be removed, likewise
 */
public record GuardedUpdate(UpdateRequest request, List<Quad> added, List<Quad> removed) {
    public GuardedUpdate {
        added = List.copyOf(added);
        removed = List.copyOf(removed);
    }
}
