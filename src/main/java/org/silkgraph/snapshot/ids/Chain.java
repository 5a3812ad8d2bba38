package org.silkgraph.snapshot.ids;

import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Steps each opened for every solution of the one before: an index nested loop join. None at all is one empty solution. */
final class Chain extends Step {
    private final Step[] steps;
    /** Those that are patterns, at their places: most are, and are called faster where the class is known. */
    private final @Nullable PatternStep[] patterns;

    private int depth;

    Chain(List<Step> steps) {
        super(all(steps, false), all(steps, true));
        this.steps = steps.toArray(Step[]::new);
        this.patterns = new PatternStep[steps.size()];
        for (int i = 0; i < patterns.length; i++)
            if (this.steps[i] instanceof PatternStep pattern) patterns[i] = pattern;
    }

    private static BitSet all(List<Step> steps, boolean certain) {
        BitSet all = new BitSet();
        for (Step step : steps) all.or(certain ? step.certain : step.visible);
        return all;
    }

    @Override
    void open() {
        depth = 0;
        if (steps.length > 0) open(0);
    }

    @Override
    boolean next() {
        int last = steps.length - 1;
        if (last < 0) return depth++ == 0;
        int at = depth;
        while (at >= 0) {
            if (!next(at)) {
                at--;
            } else if (at == last) {
                depth = at;
                return true;
            } else {
                at++;
                open(at);
            }
        }
        depth = -1;
        return false;
    }

    private void open(int at) {
        PatternStep pattern = patterns[at];
        if (pattern != null) pattern.open();
        else steps[at].open();
    }

    private boolean next(int at) {
        PatternStep pattern = patterns[at];
        return pattern != null ? pattern.next() : steps[at].next();
    }

    @Override
    void explain(Outline to) {
        to.line(steps.length == 0 ? "one empty solution" : "for each", steps);
    }
}
