package org.silkgraph.snapshot;

import java.util.Arrays;

/**
 * Exact counts of a base, by predicate: triples, distinct subjects and objects over all graphs, triples of the union, and quads in
 * each of the first graphs (as many as the table has room for; those that came first are the large ones). Immutable.
 */
final class Statistics {
    private static final int MOST_CELLS = 1 << 20;

    private final int[] predicates;
    private final int[] triples;
    private final int[] subjects;
    private final int[] objects;
    private final int[] union;
    /** Graphs that are counted. */
    private final int graphs;
    /** Quads of predicate and graph, a line a predicate. */
    private final int[] quads;

    private Statistics(
            int[] predicates, int graphs, int[] triples, int[] subjects, int[] objects, int[] union, int[] quads) {
        this.predicates = predicates;
        this.graphs = graphs;
        this.triples = triples;
        this.subjects = subjects;
        this.objects = objects;
        this.union = union;
        this.quads = quads;
    }

    /** What is known of one predicate: triples, and distinct subjects and objects of them, in whatever graphs. */
    record OfPredicate(int triples, int subjects, int objects) {
        static final OfPredicate NOTHING = new OfPredicate(0, 0, 0);
    }

    static Statistics of(Columns spo, Columns pos, GraphNames names) {
        int[] predicates = pos.usedKeys();
        int graphs = Math.clamp(MOST_CELLS / Math.max(1, predicates.length), 1, names.size());
        int[][] counts = new int[4][predicates.length];
        int[] quads = new int[predicates.length * graphs];
        Statistics statistics = new Statistics(predicates, graphs, counts[0], counts[1], counts[2], counts[3], quads);
        for (int at = 0; at < predicates.length; at++) statistics.countObjects(pos, at, names);
        statistics.countSubjects(spo);
        return statistics;
    }

    private void countObjects(Columns pos, int at, GraphNames names) {
        long rows = pos.range(predicates[at], IdAccess.ANY, IdAccess.ANY);
        int object = IdAccess.NONE;
        int subject = IdAccess.NONE;
        boolean isCounted = false;
        for (int row = Columns.from(rows); row < Columns.to(rows); row++) {
            boolean isOther = pos.second(row) != object;
            if (isOther) objects[at]++;
            if (isOther || pos.third(row) != subject) {
                triples[at]++;
                isCounted = false;
            }
            object = pos.second(row);
            subject = pos.third(row);
            int graph = pos.graph(row);
            if (graph < graphs) quads[at * graphs + graph]++;
            if (isCounted || !names.isInUnion(graph)) continue;
            union[at]++;
            isCounted = true;
        }
    }

    private void countSubjects(Columns spo) {
        int place = 0;
        int predicate = IdAccess.NONE;
        for (int row = 0; row < spo.size(); row++) {
            boolean isNext = spo.endOf(place) <= row;
            while (spo.endOf(place) <= row) place++;
            if (!isNext && spo.second(row) == predicate) continue;
            predicate = spo.second(row);
            subjects[Widths.rank(predicates, predicate)]++;
        }
    }

    void write(ArraySink out) {
        out.ints(graphs);
        for (int[] column : new int[][] {predicates, triples, subjects, objects, union, quads}) out.ints(column);
    }

    static Statistics read(ArraySource in) {
        int graphs = in.ints()[0];
        return new Statistics(in.ints(), graphs, in.ints(), in.ints(), in.ints(), in.ints(), in.ints());
    }

    private int at(int predicate) {
        return Arrays.binarySearch(predicates, predicate);
    }

    OfPredicate of(int predicate) {
        int at = at(predicate);
        return at < 0 ? OfPredicate.NOTHING : new OfPredicate(triples[at], subjects[at], objects[at]);
    }

    /** Triples of a predicate in the union. */
    int inUnion(int predicate) {
        int at = at(predicate);
        return at < 0 ? 0 : union[at];
    }

    /** Triples of the union. */
    long inUnion() {
        return Arrays.stream(union).asLongStream().sum();
    }

    /** Whether {@link #in} knows a graph. */
    boolean counts(int graph) {
        return graph < graphs;
    }

    /** Quads of a predicate in a graph that is counted. */
    int in(int graph, int predicate) {
        int at = at(predicate);
        return at < 0 ? 0 : quads[at * graphs + graph];
    }
}
