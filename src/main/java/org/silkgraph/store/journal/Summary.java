package org.silkgraph.store.journal;

import java.time.Instant;
import org.silkgraph.terms.Attribution;
import org.silkgraph.terms.Version;

/** The headers of one entry: a commit without its quads; {@code added} and {@code removed} count them, derived ones included. */
public record Summary(Version version, Instant time, Attribution who, int added, int removed) {
    boolean isCounted() {
        return added >= 0 && removed >= 0;
    }
}
