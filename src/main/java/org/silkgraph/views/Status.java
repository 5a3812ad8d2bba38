package org.silkgraph.views;

import java.util.List;
import java.util.Optional;

/** What sources say about the state of an entity, in the order of their periods; the latest is derived from them. */
public record Status(Optional<Latest> latest, List<Link> claims) {
    public Status {
        claims = List.copyOf(claims);
    }

    /** A status and the period it is said of. */
    public record Latest(Term status, String during) {}
}
