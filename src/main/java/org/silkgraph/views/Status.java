package org.silkgraph.views;

import java.util.List;

/**
 * What sources say about the state of an entity, in the order of their periods.
 *
 * @param latest what is said of the latest period, derived from the claims: more than one where sources differ
 */
public record Status(List<Latest> latest, List<Link> claims) {
    public Status {
        latest = List.copyOf(latest);
        claims = List.copyOf(claims);
    }

    /** A status, the period it is said of, and whether it is {@code stated} or {@code implied}. */
    public record Latest(Term status, String during, String certainty) {}
}
