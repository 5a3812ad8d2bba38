package org.silkgraph.snapshot;

import java.util.BitSet;
import org.silkgraph.terms.Graphs;

/**
 * Which rows of a base are arcs: a bit a row, in {@link Order#SPO} for those that begin at a thing and in {@link Order#OSP} for
 * those that end there. Both ends of an arc are things ({@link Terms.View#isThing}). Immutable; a quarter of a byte a row.
 */
final class ArcRows {
    /** By subject. */
    final long[] out;
    /** By object. */
    final long[] in;

    private ArcRows(long[] out, long[] in) {
        this.out = out;
        this.in = in;
    }

    static ArcRows of(Base base, Test test) {
        return new ArcRows(bits(base.in(Order.SPO), test), bits(base.in(Order.OSP), test));
    }

    private static long[] bits(Columns columns, Test test) {
        long[] bits = new long[columns.size() + 63 >>> 6];
        Order order = columns.order();
        int place = 0;
        boolean isFirstThing = false;
        int seen = -1;
        for (int row = 0; row < columns.size(); row++) {
            while (columns.endOf(place) <= row) place++;
            int second = columns.second(row);
            int third = columns.third(row);
            int predicate = order == Order.SPO ? second : third;
            if (!test.mayBe(predicate, columns.graph(row))) continue;
            if (seen != place) {
                seen = place;
                isFirstThing = test.terms.isThing(columns.key(place));
            }
            if (isFirstThing && test.terms.isThing(order == Order.SPO ? third : second)) bits[row >>> 6] |= 1L << row;
        }
        return bits;
    }

    /** What makes a row an arc: its predicate and the graph it stands in. */
    static final class Test {
        private final BitSet predicates;
        private final boolean hasImplied;
        private final boolean hasReference;
        private final GraphNames graphs;
        private final int implied;
        final Terms.View terms;

        /**
         * In the default graph, and where wanted in other graphs.
         *
         * @param predicates those of arcs; reference data may have any
         */
        Test(Snapshot snapshot, BitSet predicates, boolean hasImplied, boolean hasReference) {
            this.predicates = predicates;
            this.hasImplied = hasImplied;
            this.hasReference = hasReference;
            this.graphs = snapshot.graphs();
            this.implied = graphs.number(Graphs.IMPLIED);
            this.terms = snapshot.terms();
        }

        /** The same for another snapshot. */
        Test in(Snapshot snapshot) {
            return new Test(snapshot, snapshot.claimed(), hasImplied, hasReference);
        }

        /** Whether it gives the same rows of a base. */
        boolean isLike(Test other, Base base) {
            return hasImplied == other.hasImplied
                    && hasReference == other.hasReference
                    && within(base).equals(other.within(base));
        }

        /** The predicates that can be told apart in a base: others have no row there. */
        private BitSet within(Base base) {
            BitSet known = new BitSet();
            predicates.stream()
                    .filter(one -> base.statistics(one).triples() > 0)
                    .forEach(known::set);
            return known;
        }

        /** Whether an arc may stand in more than one graph. */
        boolean isOfSeveralGraphs() {
            return hasImplied || hasReference;
        }

        /** Whether it is, but for its ends. */
        private boolean mayBe(int predicate, int graph) {
            if (graph == GraphNames.DEFAULT) return predicates.get(predicate);
            if (graph == implied) return hasImplied && predicates.get(predicate);
            return hasReference && graphs.isReference(graph);
        }

        boolean is(int subject, int predicate, int object, int graph) {
            return mayBe(predicate, graph) && terms.isThing(subject) && terms.isThing(object);
        }
    }
}
