package org.silkgraph.views;

import java.util.List;
import org.silkgraph.terms.Label;

/**
 * Counts of the whole graph.
 *
 * @param busiest entities that most claims speak of, sources left out: good places to begin
 */
public record OverviewCounts(
        Meta meta, List<Count> classes, int entities, int stated, int implied, int sources, List<Ref> busiest) {
    public OverviewCounts {
        classes = List.copyOf(classes);
        busiest = List.copyOf(busiest);
    }

    /** How many entities have this class as their most specific one. */
    public record Count(String name, Label label, int entities) {}

    public int claims() {
        return stated + implied;
    }
}
