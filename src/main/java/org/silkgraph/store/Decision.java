package org.silkgraph.store;

import java.time.Instant;
import java.util.List;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Quad;
import org.silkgraph.store.rules.Violation;
import org.silkgraph.terms.Attribution;
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

    /** Somebody else changed the same things after the version it was made at; nothing of it was kept. */
    record Stale(Version now, List<Conflict> conflicts) implements Decision {
        public Stale {
            conflicts = List.copyOf(conflicts);
        }
    }

    /**
     * Both sides of one thing that two people changed.
     *
     * @param thing the entity, claim or evidence; {@link Node#ANY} where the changeset allowed no change at all
     * @param ours what the refused changeset would have done to it
     * @param theirs what was done to it since, oldest first
     */
    record Conflict(Node thing, Side ours, List<Theirs> theirs) {
        public Conflict {
            theirs = List.copyOf(theirs);
        }
    }

    /** Quads added and removed, at most {@value #MOST} of each. */
    record Side(List<Quad> added, List<Quad> removed) {
        static final int MOST = 1_000;

        public Side {
            added = added.stream().limit(MOST).toList();
            removed = removed.stream().limit(MOST).toList();
        }
    }

    /** The part of a later commit that bears on the thing. */
    record Theirs(Version version, Instant time, Attribution who, Side side) {}
}
