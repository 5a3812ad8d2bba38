package org.silkgraph.snapshot;

import java.util.Arrays;

/** Quads as numbers, unsorted: four columns that grow. What is collected here becomes {@link Columns}. One thread. */
final class Rows {
    private int[] subjects;
    private int[] predicates;
    private int[] objects;
    private int[] graphs;
    private int size;

    Rows(int expected) {
        int capacity = Math.max(16, expected);
        subjects = new int[capacity];
        predicates = new int[capacity];
        objects = new int[capacity];
        graphs = new int[capacity];
    }

    void add(int s, int p, int o, int g) {
        if (size == subjects.length) {
            int larger = Math.multiplyExact(size, 2);
            subjects = Arrays.copyOf(subjects, larger);
            predicates = Arrays.copyOf(predicates, larger);
            objects = Arrays.copyOf(objects, larger);
            graphs = Arrays.copyOf(graphs, larger);
        }
        subjects[size] = s;
        predicates[size] = p;
        objects[size] = o;
        graphs[size] = g;
        size++;
    }

    /** One row of others. */
    void copy(Rows from, int row) {
        add(from.subjects[row], from.predicates[row], from.objects[row], from.graphs[row]);
    }

    int size() {
        return size;
    }

    int subject(int row) {
        return subjects[row];
    }

    int predicate(int row) {
        return predicates[row];
    }

    int object(int row) {
        return objects[row];
    }

    int graph(int row) {
        return graphs[row];
    }

    /** Sorted in an order, each row once. */
    Columns sorted(Order order) {
        return sorted(order, Widths.PLAIN);
    }

    /** As {@link #sorted(Order)}, in columns of that width. */
    Columns sorted(Order order, Widths widths) {
        int[] first = column(order.first());
        int[] second = column(order.second());
        int[] third = column(order.third());
        int[] rows = new int[size];
        for (int i = 0; i < size; i++) rows[i] = i;
        // Least significant first; each pass is stable.
        for (int[] column : new int[][] {graphs, third, second, first}) rows = byColumn(rows, column);
        Columns.Builder sorted = new Columns.Builder(order, size, widths);
        for (int row : rows) sorted.add(first[row], second[row], third[row], graphs[row]);
        return sorted.build();
    }

    private int[] column(Order.Place place) {
        return switch (place) {
            case SUBJECT -> subjects;
            case PREDICATE -> predicates;
            case OBJECT -> objects;
        };
    }

    private static int[] byColumn(int[] rows, int[] column) {
        int most = 0;
        for (int row : rows) most = Math.max(most, column[row]);
        int[] sorted = rows.length < 256 ? small(rows, column) : digit(rows, column, 0);
        if (rows.length >= 256 && most > 0xFFFF) sorted = digit(sorted, column, 16);
        return sorted;
    }

    /** Insertion by halves: stable, and without the counts that a few rows are not worth. */
    private static int[] small(int[] rows, int[] column) {
        int[] sorted = rows.clone();
        for (int i = 1; i < sorted.length; i++) {
            int row = sorted[i];
            int low = 0;
            int high = i;
            while (low < high) {
                int middle = low + high >>> 1;
                if (column[sorted[middle]] <= column[row]) low = middle + 1;
                else high = middle;
            }
            System.arraycopy(sorted, low, sorted, low + 1, i - low);
            sorted[low] = row;
        }
        return sorted;
    }

    private static int[] digit(int[] rows, int[] column, int shift) {
        int[] starts = new int[0x10001];
        for (int row : rows) starts[(column[row] >>> shift & 0xFFFF) + 1]++;
        for (int i = 1; i < starts.length; i++) starts[i] += starts[i - 1];
        int[] sorted = new int[rows.length];
        for (int row : rows) sorted[starts[column[row] >>> shift & 0xFFFF]++] = row;
        return sorted;
    }
}
