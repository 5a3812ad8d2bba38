package org.silkgraph.snapshot;

import java.time.Instant;
import java.util.List;
import org.apache.jena.sparql.core.Quad;
import org.silkgraph.terms.Attribution;
import org.silkgraph.terms.Version;

/**
 * One accepted change: its version, who made it, when and why, and the net effect on the quads (default graph as
 * {@link Quad#defaultGraphIRI}). Removed quads were there before, added ones were not, so that a commit can be undone.
 */
public record Commit(Version version, Instant time, Attribution who, List<Quad> added, List<Quad> removed) {
    public Commit {
        added = List.copyOf(added);
        removed = List.copyOf(removed);
    }

    /** How many quads it changes. */
    public int size() {
        return added.size() + removed.size();
    }
}
