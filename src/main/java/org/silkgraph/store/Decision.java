package org.silkgraph.store;

import java.util.List;
import org.silkgraph.store.rules.Violation;
import org.silkgraph.terms.Version;

/** What the gate made of a changeset. */
public sealed interface Decision {
    /** On disk, and readers see it. {@code added} and {@code removed} count quads, derived ones included. */
    record Accepted(Version version, long added, long removed) implements Decision {}

    /** It says nothing new; no version was made. */
    record Unchanged(Version version) implements Decision {}

    /** It breaks rules; nothing of it was kept. */
    record Refused(List<Violation> violations) implements Decision {
        public Refused {
            violations = List.copyOf(violations);
        }
    }
}
