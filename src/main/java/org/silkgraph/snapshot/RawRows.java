package org.silkgraph.snapshot;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows as they come, those that are gone among them, in chunks: nothing is copied as they grow, and a chunk is given up as soon as
 * it was read. One thread.
 */
final class RawRows {
    private static final int ROWS = 1 << 14;
    private static final int CELLS = 4;

    private final List<int @Nullable []> chunks = new ArrayList<>();
    private int[] chunk = {};
    private int at;
    private int size;
    private int mostSubject = -1;

    /** @param graph as a {@link RowSink} takes it */
    void add(int subject, int predicate, int object, int graph) {
        if (at == chunk.length) {
            chunk = new int[ROWS * CELLS];
            chunks.add(chunk);
            at = 0;
        }
        chunk[at] = subject;
        chunk[at + 1] = predicate;
        chunk[at + 2] = object;
        chunk[at + 3] = graph;
        at += CELLS;
        size++;
        mostSubject = Math.max(mostSubject, subject);
    }

    int size() {
        return size;
    }

    /** The largest subject, or -1. */
    int mostSubject() {
        return mostSubject;
    }

    /** How many rows each subject has, and nothing in the last place. */
    int[] counts() {
        int[] counts = new int[mostSubject + 2];
        int left = size;
        for (int[] rows : chunks) {
            int end = Math.min(left, ROWS) * CELLS;
            for (int i = 0; i < end; i += CELLS) counts[rows[i]]++;
            left -= ROWS;
        }
        return counts;
    }

    /** All rows in the order in which they came; there are none afterwards. */
    void drain(RowSink to) {
        for (int i = 0; i < chunks.size(); i++) {
            int[] rows = chunks.get(i);
            chunks.set(i, null);
            int end = Math.min(size - i * ROWS, ROWS) * CELLS;
            for (int r = 0; r < end; r += CELLS) to.row(rows[r], rows[r + 1], rows[r + 2], rows[r + 3]);
        }
        chunks.clear();
        chunk = new int[0];
        at = 0;
        size = 0;
        mostSubject = -1;
    }
}
