package org.silkgraph.snapshot.ids;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.binding.BindingFactory;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.expr.aggregate.Accumulator;
import org.apache.jena.sparql.expr.aggregate.AggCount;
import org.apache.jena.sparql.expr.aggregate.AggCountVar;
import org.apache.jena.sparql.expr.aggregate.AggCountVarDistinct;
import org.apache.jena.sparql.expr.aggregate.Aggregator;
import org.apache.jena.sparql.graph.NodeConst;
import org.jspecify.annotations.Nullable;

/** One aggregate over many groups, which are numbered from 0. */
abstract class Counter {
    /** Takes what stands in the row. */
    abstract void take(int group);

    /** Whether it takes solutions of a step without looking at them. */
    boolean takesBlindly(Step of) {
        return false;
    }

    /** Takes so many solutions, where {@link #takesBlindly}. */
    void take(int group, long solutions) {
        throw new IllegalStateException();
    }

    /** The number of the value of a group, or {@link Run#UNBOUND} for none. */
    abstract int value(int group);

    /** The variable that an aggregate is about, where it is one: its slot, else -1. */
    static int slot(Aggregator aggregator, Run run) {
        ExprList parts = aggregator.getExprList();
        return parts != null && parts.size() == 1 && parts.get(0).isVariable()
                ? run.slot(parts.get(0).asVar())
                : -1;
    }

    /**
     * Counts on numbers, everything else by the accumulators of ARQ.
     *
     * @param slot of {@link #slot}
     */
    static Counter of(Aggregator aggregator, int slot, Run run, ExecutionContext context, int[] visible) {
        if (aggregator instanceof AggCount) return new Rows(run);
        if (aggregator instanceof AggCountVar && slot >= 0) return new Values(run, slot);
        if (aggregator instanceof AggCountVarDistinct && slot >= 0) return new DistinctValues(run, slot);
        return new Accumulated(aggregator, run, context, visible);
    }

    private abstract static class Counting extends Counter {
        final Run run;
        private long[] counts = new long[16];

        Counting(Run run) {
            this.run = run;
        }

        void add(int group) {
            take(group, 1);
        }

        @Override
        void take(int group, long solutions) {
            if (group >= counts.length) counts = Arrays.copyOf(counts, Math.max(group + 1, counts.length * 2));
            counts[group] += solutions;
        }

        @Override
        int value(int group) {
            return run.integer(group < counts.length ? counts[group] : 0);
        }
    }

    private static final class Rows extends Counting {
        Rows(Run run) {
            super(run);
        }

        @Override
        boolean takesBlindly(Step of) {
            return true;
        }

        @Override
        void take(int group) {
            add(group);
        }
    }

    private static final class Values extends Counting {
        private final int slot;

        Values(Run run, int slot) {
            super(run);
            this.slot = slot;
        }

        @Override
        boolean takesBlindly(Step of) {
            return of.certain.get(slot);
        }

        @Override
        void take(int group) {
            if (run.row[slot] >= 0) add(group);
        }
    }

    private static final class DistinctValues extends Counting {
        private static final int[] BOTH = {0, 1};

        private final int slot;
        private final int[] pair = new int[2];
        private final Tuples seen = new Tuples(2);

        DistinctValues(Run run, int slot) {
            super(run);
            this.slot = slot;
        }

        @Override
        void take(int group) {
            if (run.row[slot] < 0) return;
            pair[0] = group;
            pair[1] = run.row[slot];
            int before = seen.size();
            if (seen.add(pair, BOTH) != before) return;
            run.hold(1);
            add(group);
        }
    }

    private static final class Accumulated extends Counter {
        private final Aggregator aggregator;
        private final Run run;
        private final ExecutionContext context;
        private final int[] visible;
        private final Var[] variables;
        private final List<Accumulator> accumulators = new ArrayList<>();

        Accumulated(Aggregator aggregator, Run run, ExecutionContext context, int[] visible) {
            this.aggregator = aggregator;
            this.run = run;
            this.context = context;
            this.visible = visible;
            this.variables = Arrays.stream(visible).mapToObj(run::variable).toArray(Var[]::new);
        }

        @Override
        void take(int group) {
            while (accumulators.size() <= group) accumulators.add(aggregator.createAccumulator());
            int[] values = new int[visible.length];
            for (int i = 0; i < visible.length; i++) values[i] = run.row[visible[i]];
            accumulators.get(group).accumulate(new IdBinding(run, BindingFactory.root(), variables, values), context);
        }

        @Override
        int value(int group) {
            NodeValue value = accumulators.get(group).getValue();
            return value == null ? Run.UNBOUND : run.number(value.asNode());
        }
    }

    /** The value where there was nothing to take. */
    static @Nullable Node empty(Aggregator aggregator) {
        return aggregator instanceof AggCount ? NodeConst.nodeZero : aggregator.getValueEmpty();
    }
}
