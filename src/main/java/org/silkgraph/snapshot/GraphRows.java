package org.silkgraph.snapshot;

/**
 * For each named graph its rows in {@link Order#SPO}. Not for graphs that hold more than an eighth of all rows, where going through
 * all costs little more than following a list, nor for the default one. Immutable.
 */
final class GraphRows {
    private static final int LARGE = 8;

    private final int all;
    private final int[] starts;
    private final int[] rows;
    private final boolean[] unlisted;

    private GraphRows(int all, int[] starts, int[] rows, boolean[] unlisted) {
        this.all = all;
        this.starts = starts;
        this.rows = rows;
        this.unlisted = unlisted;
    }

    static GraphRows of(Columns spo, int graphs) {
        int[] sizes = new int[graphs];
        for (int row = 0; row < spo.size(); row++) sizes[spo.graph(row)]++;
        boolean[] unlisted = new boolean[graphs];
        int[] starts = new int[graphs + 1];
        for (int graph = 0; graph < graphs; graph++) {
            unlisted[graph] = graph == GraphNames.DEFAULT || sizes[graph] > spo.size() / LARGE;
            starts[graph + 1] = starts[graph] + (unlisted[graph] ? 0 : sizes[graph]);
        }
        int[] rows = new int[starts[graphs]];
        int[] next = starts.clone();
        for (int row = 0; row < spo.size(); row++) {
            int graph = spo.graph(row);
            if (!unlisted[graph]) rows[next[graph]++] = row;
        }
        return new GraphRows(spo.size(), starts, rows, unlisted);
    }

    /** Whether there is a list of the rows of a graph. */
    boolean isListed(int graph) {
        return graph >= unlisted.length || !unlisted[graph];
    }

    /** From and to in {@link #row}; as many as there are rows where the graph is not listed. */
    long of(int graph) {
        if (graph >= unlisted.length) return 0;
        return unlisted[graph] ? Columns.range(0, all) : Columns.range(starts[graph], starts[graph + 1]);
    }

    /** The row of a place in a list. */
    int row(int at) {
        return rows[at];
    }
}
