package org.silkgraph.snapshot;

/**
 * The bulk of a snapshot: all quads at some version in three orders, and for each graph but the default one the rows of the
 * first order that belong to it. Immutable.
 */
final class Base {
    private final Columns[] orders;
    private final int[] graphStarts;
    private final int[] graphRows;

    private Base(Columns[] orders) {
        this.orders = orders;
        Columns spo = orders[Order.SPO.ordinal()];
        int most = 0;
        int named = 0;
        for (int row = 0; row < spo.size(); row++) {
            int graph = spo.graph(row);
            most = Math.max(most, graph);
            if (graph != GraphNames.DEFAULT) named++;
        }
        this.graphStarts = new int[most + 2];
        this.graphRows = new int[named];
        fill(spo);
    }

    private void fill(Columns spo) {
        for (int row = 0; row < spo.size(); row++) {
            int graph = spo.graph(row);
            if (graph != GraphNames.DEFAULT) graphStarts[graph + 1]++;
        }
        for (int i = 1; i < graphStarts.length; i++) graphStarts[i] += graphStarts[i - 1];
        int[] next = graphStarts.clone();
        for (int row = 0; row < spo.size(); row++) {
            int graph = spo.graph(row);
            if (graph != GraphNames.DEFAULT) graphRows[next[graph]++] = row;
        }
    }

    static Base empty() {
        return new Base(new Columns[] {Columns.empty(Order.SPO), Columns.empty(Order.POS), Columns.empty(Order.OSP)});
    }

    /** With a delta folded in. */
    Base with(Delta delta) {
        Columns[] folded = new Columns[orders.length];
        for (Order order : Order.values()) {
            folded[order.ordinal()] = in(order).with(delta.added(order), delta.removed(order));
        }
        return new Base(folded);
    }

    Columns in(Order order) {
        return orders[order.ordinal()];
    }

    /** The rows of {@link Order#SPO} of a graph that is not the default one: from and to in {@link #graphRow}. */
    long rowsOf(int graph) {
        if (graph + 1 >= graphStarts.length) return 0;
        return Columns.range(graphStarts[graph], graphStarts[graph + 1]);
    }

    int graphRow(int at) {
        return graphRows[at];
    }
}
