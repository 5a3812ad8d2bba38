package org.silkgraph.snapshot;

import java.util.Arrays;
import java.util.BitSet;
import org.silkgraph.terms.Graphs;

/**
 * The arcs of a base, thing by thing: an arc is a triple between two things ({@link Terms.View#isThing}) in the default graph or in
 * {@code graph/implied} with a predicate that counts, or in a graph of reference data with any.
 *
 * <p>Things with arcs are counted from 0 in the order of their numbers: their <i>places</i>. An arc is one number at each of its
 * ends: the place of the other end, which predicate of a list it is, in which graphs it stands, and whether it begins here. Immutable.
 *
 * <p>Memory: 8 bytes an arc, 4 a thing and three sixteenths of a byte a term; 16 bytes an arc where places and predicates do not
 * fit into one number.
 */
final class ArcIndex {
    /** It begins at the thing that was asked for. */
    static final int FORWARD = 1;
    /** It ends there. */
    static final int BACKWARD = 2;

    static final int STATED = 4;
    static final int IMPLIED = 8;
    static final int REFERENCE = 16;
    /** From here on stands which predicate it is. */
    static final int PREDICATE_SHIFT = 5;

    private static final int SAMPLE_BITS = 6;
    private static final int SAMPLE = 1 << SAMPLE_BITS;

    /** Which numbers are those of things with arcs, and how many there are in all words before. */
    private final long[] things;

    private final int[] ranks;
    /** In which word the first of so many things is, {@value #SAMPLE} and {@value #SAMPLE} of them. */
    private final int[] words;

    private final int[] starts;
    /** The other end, and below it what is said of the arc; or the other end alone. */
    private final int[] ends;
    /** What is said of arcs, where it does not fit. */
    private final int[] said;

    private final int shift;
    private final int mask;
    private final int[] predicates;

    private ArcIndex(Making made) {
        this.things = made.things;
        this.ranks = made.ranks;
        this.words = made.words;
        this.starts = made.starts;
        this.ends = made.ends;
        this.said = made.said;
        this.shift = made.shift;
        this.mask = made.mask;
        this.predicates = made.predicates;
    }

    static ArcIndex of(Base base, Test test) {
        return new ArcIndex(new Making(base, test));
    }

    /** How many things there are: places are below. */
    int size() {
        return starts.length - 1;
    }

    /** The place of a thing, or -1. */
    int place(int thing) {
        int at = thing >>> 6;
        if (thing < 0 || at >= things.length) return -1;
        long word = things[at];
        long bit = 1L << thing;
        return (word & bit) == 0 ? -1 : ranks[at] + Long.bitCount(word & bit - 1);
    }

    /** The number of the thing at a place. */
    int term(int place) {
        int sample = place >>> SAMPLE_BITS;
        int low = words[sample];
        int high = words[sample + 1];
        while (low < high) {
            int middle = low + high + 1 >>> 1;
            if (ranks[middle] <= place) low = middle;
            else high = middle - 1;
        }
        long word = things[low];
        for (int before = place - ranks[low]; before > 0; before--) word &= word - 1;
        return (low << 6) + Long.numberOfTrailingZeros(word);
    }

    /** Where the arcs of a thing begin; they end where those of the next place begin. */
    int start(int place) {
        return starts[place];
    }

    /** The first arc of a place to another one, or where it would be: arcs of a place stand by their other ends. */
    int first(int place, int other) {
        int wanted = other << shift;
        int low = starts[place];
        int high = starts[place + 1];
        while (low < high) {
            int middle = low + high >>> 1;
            if (ends[middle] < wanted) low = middle + 1;
            else high = middle;
        }
        return low;
    }

    /** The place of the other end. */
    int other(int arc) {
        return ends[arc] >>> shift;
    }

    /** What is said of an arc. */
    int said(int arc) {
        return said.length > 0 ? said[arc] : ends[arc] & mask;
    }

    int predicate(int said) {
        return predicates[said >>> PREDICATE_SHIFT];
    }

    /** The predicates there are, in their order. */
    int[] predicates() {
        return predicates;
    }

    /** Goes over the rows of things: once to know things, once to count, once to write down. */
    private static final class Making {
        private final Columns rows;
        private final Test test;
        private final long[] things;
        private final int[] ranks;
        private final int[] words;
        private final int[] starts;
        private final int[] ends;
        private final int[] said;
        private final int shift;
        private final int mask;
        private final int[] predicates;
        private final BitSet used = new BitSet();
        private final int[] next;

        /** Is told of each arc. */
        @FunctionalInterface
        private interface OnArc {
            void arc(int subject, int predicate, int object, int layers);
        }

        Making(Base base, Test test) {
            this.rows = base.in(Order.SPO);
            this.test = test;
            int most = Math.max(rows.lastKey(), base.in(Order.OSP).lastKey()) + 1;
            this.things = new long[most + 63 >>> 6];
            walk(true, (subject, predicate, object, layers) -> {
                mark(subject);
                mark(object);
                used.set(predicate);
            });
            this.ranks = new int[things.length];
            int rank = 0;
            for (int at = 0; at < things.length; at++) {
                ranks[at] = rank;
                rank += Long.bitCount(things[at]);
            }
            this.words = new int[(rank + SAMPLE - 1 >>> SAMPLE_BITS) + 1];
            int sample = 0;
            for (int at = 0; at < things.length; at++) {
                int after = ranks[at] + Long.bitCount(things[at]);
                for (; sample << SAMPLE_BITS < after; sample++) words[sample] = at;
            }
            words[words.length - 1] = Math.max(0, things.length - 1);
            this.predicates = used.stream().toArray();
            int[] starts = new int[rank + 1];
            walk(false, (subject, predicate, object, layers) -> {
                starts[place(subject) + 1]++;
                starts[place(object) + 1]++;
            });
            for (int at = 0; at < rank; at++) starts[at + 1] = Math.addExact(starts[at + 1], starts[at]);
            this.starts = starts;
            int ofPlace = Integer.SIZE - Integer.numberOfLeadingZeros(rank);
            int ofSaid = PREDICATE_SHIFT + Integer.SIZE - Integer.numberOfLeadingZeros(predicates.length);
            boolean isPacked = ofPlace + ofSaid <= Integer.SIZE;
            this.shift = isPacked ? ofSaid : 0;
            this.mask = isPacked ? (1 << ofSaid) - 1 : 0;
            this.ends = new int[starts[rank]];
            this.said = isPacked ? new int[0] : new int[ends.length];
            this.next = Arrays.copyOf(starts, rank);
            walk(
                    false,
                    (subject, predicate, object, layers) -> put(subject, object, FORWARD | what(predicate, layers)));
            walk(
                    false,
                    (subject, predicate, object, layers) -> put(object, subject, BACKWARD | what(predicate, layers)));
            for (int at = 0; at < rank; at++) sort(starts[at], starts[at + 1]);
        }

        private void mark(int thing) {
            things[thing >>> 6] |= 1L << thing;
        }

        private boolean isMarked(int thing) {
            return (things[thing >>> 6] & 1L << thing) != 0;
        }

        private int place(int thing) {
            return ranks[thing >>> 6] + Long.bitCount(things[thing >>> 6] & (1L << thing) - 1);
        }

        private int what(int predicate, int layers) {
            return Widths.rank(predicates, predicate) << PREDICATE_SHIFT | layers;
        }

        private void put(int here, int there, int what) {
            int at = next[place(here)]++;
            if (said.length > 0) {
                ends[at] = place(there);
                said[at] = what;
            } else {
                ends[at] = place(there) << shift | what;
            }
        }

        /** By the other end: what came first into the graph is linked most, and searches meet there. */
        private void sort(int from, int to) {
            if (to - from < 2) return;
            if (said.length == 0) {
                Arrays.sort(ends, from, to);
                return;
            }
            long[] both = new long[to - from];
            for (int i = from; i < to; i++) both[i - from] = (long) ends[i] << Integer.SIZE | said[i];
            Arrays.sort(both);
            for (int i = from; i < to; i++) {
                ends[i] = (int) (both[i - from] >>> Integer.SIZE);
                said[i] = (int) both[i - from];
            }
        }

        /** @param isFirst whether it is not known yet what things there are */
        private void walk(boolean isFirst, OnArc each) {
            for (int at = 0; at < rows.places(); at++) {
                int begin = rows.beginOf(at);
                int end = rows.endOf(at);
                if (begin == end) continue;
                int subject = rows.key(at);
                if (isFirst ? !test.terms.isThing(subject) : !isMarked(subject)) continue;
                int layers = 0;
                for (int row = begin; row < end; row++) {
                    int predicate = rows.second(row);
                    int object = rows.third(row);
                    int layer = test.layer(predicate, rows.graph(row));
                    boolean isThing = layer != 0 && (isFirst ? test.terms.isThing(object) : isMarked(object));
                    if (isThing) layers |= layer;
                    // The same triple in another graph is the same arc.
                    boolean isLast =
                            row + 1 == end || rows.third(row + 1) != object || rows.second(row + 1) != predicate;
                    if (!isLast) continue;
                    if (layers != 0) each.arc(subject, predicate, object, layers);
                    layers = 0;
                }
            }
        }
    }

    /** What makes a row an arc: its predicate and the graph it stands in. */
    static final class Test {
        private final BitSet predicates;
        private final GraphNames graphs;
        private final int implied;
        final Terms.View terms;

        Test(Snapshot snapshot) {
            this.predicates = snapshot.claimed();
            this.graphs = snapshot.graphs();
            this.implied = graphs.number(Graphs.IMPLIED);
            this.terms = snapshot.terms();
        }

        /** The predicates that can be told apart in a base: others have no row there. */
        BitSet within(Base base) {
            BitSet known = new BitSet();
            predicates.stream()
                    .filter(one -> base.statistics(one).triples() > 0)
                    .forEach(known::set);
            return known;
        }

        /** The layer that a row belongs to if its ends are things, or 0. */
        int layer(int predicate, int graph) {
            if (graph == GraphNames.DEFAULT) return predicates.get(predicate) ? STATED : 0;
            if (graph == implied) return predicates.get(predicate) ? IMPLIED : 0;
            return graphs.isReference(graph) ? REFERENCE : 0;
        }

        /** As {@link #layer(int, int)}, for the ends too. */
        int layer(int subject, int predicate, int object, int graph) {
            int layer = layer(predicate, graph);
            return layer != 0 && terms.isThing(subject) && terms.isThing(object) ? layer : 0;
        }
    }
}
