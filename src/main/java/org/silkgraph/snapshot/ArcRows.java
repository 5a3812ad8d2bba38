package org.silkgraph.snapshot;

import java.util.BitSet;
import org.silkgraph.terms.Graphs;

/**
 * Which rows of a base are arcs of one layer: a bit a row, in {@link Order#SPO} for those that begin at a thing and in
 * {@link Order#OSP} for those that end there. Both ends of an arc are things ({@link Terms.View#isThing}). Immutable; a quarter of
 * a byte a row.
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

    /** Where arcs stand. */
    enum Layer {
        /** The default graph: what is stated. */
        STATED,
        /** {@code graph/implied}. */
        IMPLIED,
        /** The graphs of reference data, whatever the predicate is. */
        REFERENCE
    }

    /**
     * The arcs of a base.
     *
     * @param predicates those that are arcs; not looked at for {@link Layer#REFERENCE}
     */
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

    /** What makes a row an arc. */
    static final class Test {
        private final Layer layer;
        private final BitSet predicates;
        private final GraphNames graphs;
        private final int implied;
        final Terms.View terms;

        Test(Snapshot snapshot, Layer layer, BitSet predicates) {
            this.layer = layer;
            this.predicates = predicates;
            this.graphs = snapshot.graphs();
            this.implied = graphs.number(Graphs.IMPLIED);
            this.terms = snapshot.terms();
        }

        Layer layer() {
            return layer;
        }

        /** The predicates that can be told apart in a base: others have no row there. */
        BitSet within(Base base) {
            BitSet known = new BitSet();
            if (layer == Layer.REFERENCE) return known;
            predicates.stream()
                    .filter(one -> base.statistics(one).triples() > 0)
                    .forEach(known::set);
            return known;
        }

        /** Whether it is, but for its ends. */
        boolean mayBe(int predicate, int graph) {
            return switch (layer) {
                case STATED -> graph == GraphNames.DEFAULT && predicates.get(predicate);
                case IMPLIED -> graph == implied && predicates.get(predicate);
                case REFERENCE -> graph != GraphNames.DEFAULT && graphs.isReference(graph);
            };
        }

        boolean is(int subject, int predicate, int object, int graph) {
            return mayBe(predicate, graph) && terms.isThing(subject) && terms.isThing(object);
        }
    }
}
