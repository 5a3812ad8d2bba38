package org.silkgraph.snapshot;

import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * The bulk of a snapshot: all quads at some version in three orders, the rows of the graphs that are small, and what was counted.
 * Immutable.
 */
final class Base {
    private final Columns[] orders;
    private final GraphRows byGraph;
    private final Statistics statistics;
    private @Nullable Arced arcs;

    /** Arcs, and the predicates they have. */
    private record Arced(BitSet predicates, ArcIndex index) {}

    private Base(Columns[] orders, GraphRows byGraph, Statistics statistics) {
        this.orders = orders;
        this.byGraph = byGraph;
        this.statistics = statistics;
    }

    /** Of the same quads in each order, in the order of {@link Order}. */
    static Base of(Columns[] orders, GraphNames graphs) {
        Columns spo = orders[Order.SPO.ordinal()];
        Columns pos = orders[Order.POS.ordinal()];
        return new Base(orders, GraphRows.of(spo, graphs.size()), Statistics.of(spo, pos, graphs));
    }

    static Base empty() {
        return of(
                new Columns[] {Columns.empty(Order.SPO), Columns.empty(Order.POS), Columns.empty(Order.OSP)},
                GraphNames.onlyDefault());
    }

    /** With a delta folded in; the graphs are those of the delta. */
    Base with(Delta delta, GraphNames graphs) {
        Widths widths = Widths.of(graphs.size(), in(Order.POS), delta.added(Order.POS));
        Columns[] folded = new Columns[orders.length];
        for (Order order : Order.values()) {
            folded[order.ordinal()] = in(order).with(delta.added(order), delta.removed(order), widths);
        }
        return of(folded, graphs);
    }

    /** The arcs, made when they are asked for first. */
    synchronized ArcIndex arcs(ArcIndex.Test test) {
        BitSet predicates = test.within(this);
        Arced known = arcs;
        if (known == null || !known.predicates.equals(predicates)) {
            arcs = known = new Arced(predicates, ArcIndex.of(this, test));
        }
        return known.index;
    }

    /** Whether arcs were asked for, so that a base that follows has them from the beginning. */
    synchronized boolean hasArcs() {
        return arcs != null;
    }

    void write(ArraySink out) {
        for (Columns columns : orders) columns.write(out);
        statistics.write(out);
    }

    /** What {@link #write} put down; the rows of graphs are listed anew. */
    static Base read(ArraySource in, GraphNames graphs) {
        Columns[] orders = new Columns[3];
        for (Order order : Order.values()) orders[order.ordinal()] = Columns.read(order, in);
        return new Base(orders, GraphRows.of(orders[Order.SPO.ordinal()], graphs.size()), Statistics.read(in));
    }

    Columns in(Order order) {
        return orders[order.ordinal()];
    }

    /**
     * The rows of {@link Order#SPO} of a graph that is not the default one: from and to in {@link #graphRow}. Where the graph is so
     * large that its rows are not listed, all rows, so that a list is never shorter than what it stands for.
     */
    long rowsOf(int graph) {
        return byGraph.of(graph);
    }

    /** Whether {@link #graphRow} has the rows of a graph. */
    boolean isListed(int graph) {
        return byGraph.isListed(graph);
    }

    int graphRow(int at) {
        return byGraph.row(at);
    }

    /** What is known of a predicate. */
    Statistics.OfPredicate statistics(int predicate) {
        return statistics.of(predicate);
    }

    /** Triples of the union. */
    long countUnion() {
        return statistics.inUnion();
    }

    /**
     * Quads of a predicate in a graph; in the union each triple once.
     *
     * @param graphs number of a graph, or {@link Snapshot#UNION} or {@link Snapshot#ALL}
     */
    int count(int predicate, int graphs) {
        if (graphs == Snapshot.UNION) return statistics.inUnion(predicate);
        if (graphs == Snapshot.ALL) return in(Order.POS).count(predicate);
        return statistics.counts(graphs) ? statistics.in(graphs, predicate) : walk(predicate, graphs);
    }

    /** Whether all quads of a predicate are in a graph; false also where that would take looking at them. */
    boolean isAllIn(int predicate, int graph) {
        return statistics.counts(graph)
                && statistics.in(graph, predicate) == in(Order.POS).count(predicate);
    }

    /** The shorter of two ways: the rows of the predicate, or those of the graph. */
    private int walk(int predicate, int graph) {
        if (isListed(graph) && length(rowsOf(graph)) < in(Order.POS).count(predicate)) {
            int count = 0;
            long list = rowsOf(graph);
            for (int at = Columns.from(list); at < Columns.to(list); at++) {
                if (in(Order.SPO).second(graphRow(at)) == predicate) count++;
            }
            return count;
        }
        return in(Order.POS).count(predicate, graph);
    }

    private static int length(long range) {
        return Columns.to(range) - Columns.from(range);
    }
}
