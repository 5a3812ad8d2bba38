package org.silkgraph.snapshot;

/** Takes rows of {@link RawRows}, one after the other. */
@FunctionalInterface
interface RowSink {
    /** @param graph the number of the graph, doubled, and one more where the row is gone */
    void row(int subject, int predicate, int object, int graph);

    /** The number of the graph. */
    static int graph(int marked) {
        return marked >>> 1;
    }

    static boolean isGone(int marked) {
        return (marked & 1) != 0;
    }
}
