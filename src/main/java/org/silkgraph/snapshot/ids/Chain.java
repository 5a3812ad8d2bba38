package org.silkgraph.snapshot.ids;

import java.util.BitSet;
import java.util.List;

/** Steps each opened for every solution of the one before: an index nested loop join. None at all is one empty solution. */
final class Chain extends Step {
    private final Step[] steps;
    private int depth;

    Chain(List<Step> steps) {
        super(all(steps, false), all(steps, true));
        this.steps = steps.toArray(Step[]::new);
    }

    private static BitSet all(List<Step> steps, boolean certain) {
        BitSet all = new BitSet();
        for (Step step : steps) all.or(certain ? step.certain : step.visible);
        return all;
    }

    @Override
    void open() {
        depth = 0;
        if (steps.length > 0) steps[0].open();
    }

    @Override
    boolean next() {
        int last = steps.length - 1;
        if (last < 0) return depth++ == 0;
        int at = depth;
        while (at >= 0) {
            if (!steps[at].next()) {
                at--;
            } else if (at == last) {
                depth = at;
                return true;
            } else {
                at++;
                steps[at].open();
            }
        }
        depth = -1;
        return false;
    }

    @Override
    void explain(Outline to) {
        to.line(steps.length == 0 ? "one empty solution" : "for each", steps);
    }
}
