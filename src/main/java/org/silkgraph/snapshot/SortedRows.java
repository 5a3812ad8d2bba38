package org.silkgraph.snapshot;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Rows by subject, predicate, object and graph; of rows that are equal the last one counts. Subjects are dealt out by counting,
 * which goes straight where subjects come in runs, and the rows of each are sorted by themselves, on all cores.
 */
final class SortedRows {
    private static final int PARTS = 64;
    /** Up to so many rows are sorted by insertion. */
    private static final int FEW = 24;

    private final int[] starts;
    private final long[] keys;
    private final int[] graphs;

    private SortedRows(int[] starts, long[] keys, int[] graphs) {
        this.starts = starts;
        this.keys = keys;
        this.graphs = graphs;
    }

    /** Takes the rows out of where they were. */
    static SortedRows of(RawRows rows) {
        int size = rows.size();
        int[] starts = rows.counts();
        int before = 0;
        for (int subject = 0; subject < starts.length; subject++) {
            int count = starts[subject];
            starts[subject] = before;
            before += count;
        }
        SortedRows sorted = new SortedRows(starts, new long[size], new int[size]);
        int[] next = starts.clone();
        rows.drain((s, p, o, g) -> {
            int at = next[s]++;
            sorted.keys[at] = (long) p << 32 | o;
            sorted.graphs[at] = g;
        });
        sorted.sort();
        return sorted;
    }

    private void sort() {
        int subjects = starts.length - 1;
        IntStream.range(0, PARTS).parallel().forEach(part -> {
            int to = subjectAt(part + 1);
            for (int s = subjectAt(part); s < to && s < subjects; s++) sort(starts[s], starts[s + 1]);
        });
    }

    /** The subject with which a part begins, where parts have about the same number of rows. */
    private int subjectAt(int part) {
        if (part == PARTS) return starts.length - 1;
        int row = (int) ((long) keys.length * part / PARTS);
        int low = 0;
        int high = starts.length - 1;
        while (low < high) {
            int middle = low + high >>> 1;
            if (starts[middle] < row) low = middle + 1;
            else high = middle;
        }
        return low;
    }

    private void sort(int from, int to) {
        if (to - from <= FEW) {
            insert(from, to);
        } else if (!isSorted(from, to)) {
            int middle = from + to >>> 1;
            sort(from, middle);
            sort(middle, to);
            merge(from, middle, to);
        }
    }

    private boolean isSorted(int from, int to) {
        for (int i = from + 1; i < to; i++)
            if (compare(keys[i - 1], graphs[i - 1], keys[i], graphs[i]) > 0) return false;
        return true;
    }

    private void insert(int from, int to) {
        for (int i = from + 1; i < to; i++) {
            long key = keys[i];
            int graph = graphs[i];
            int at = i;
            while (at > from && compare(keys[at - 1], graphs[at - 1], key, graph) > 0) {
                keys[at] = keys[at - 1];
                graphs[at] = graphs[at - 1];
                at--;
            }
            keys[at] = key;
            graphs[at] = graph;
        }
    }

    /** Of equals the left one first, so that the order in which rows came is kept. */
    private void merge(int from, int middle, int to) {
        if (compare(keys[middle - 1], graphs[middle - 1], keys[middle], graphs[middle]) <= 0) return;
        long[] leftKeys = Arrays.copyOfRange(keys, from, middle);
        int[] leftGraphs = Arrays.copyOfRange(graphs, from, middle);
        int left = 0;
        int right = middle;
        for (int at = from; left < leftKeys.length; at++) {
            boolean isLeft = right == to || compare(leftKeys[left], leftGraphs[left], keys[right], graphs[right]) <= 0;
            keys[at] = isLeft ? leftKeys[left] : keys[right];
            graphs[at] = isLeft ? leftGraphs[left++] : graphs[right++];
        }
    }

    private static int compare(long key, int graph, long otherKey, int otherGraph) {
        int keys = Long.compare(key, otherKey);
        return keys != 0 ? keys : Integer.compare(RowSink.graph(graph), RowSink.graph(otherGraph));
    }

    /** Each row once, also those that are gone. */
    void forEach(RowSink to) {
        for (int s = 0; s < starts.length - 1; s++) {
            int end = starts[s + 1];
            for (int row = starts[s]; row < end; row++) {
                boolean isLast = row + 1 == end || compare(keys[row], graphs[row], keys[row + 1], graphs[row + 1]) != 0;
                if (isLast) to.row(s, (int) (keys[row] >>> 32), (int) keys[row], graphs[row]);
            }
        }
    }
}
