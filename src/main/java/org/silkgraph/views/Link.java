package org.silkgraph.views;

import java.util.List;
import org.silkgraph.terms.Label;

/**
 * A claim seen from one of its two ends.
 *
 * @param other the other end
 * @param certainty {@code stated} or {@code implied}
 * @param wording the words of the relation as printed
 * @param during the period the source speaks of
 */
public record Link(
        String id,
        String iri,
        Ref other,
        String certainty,
        String wording,
        String during,
        Ref source,
        Label note,
        List<Evidence> evidence) {
    public Link {
        evidence = List.copyOf(evidence);
    }
}
