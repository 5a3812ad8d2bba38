package org.silkgraph.snapshot;

import java.util.Arrays;

/**
 * Quads in one order, sorted, each once; immutable.
 *
 * <p>The first column is not stored: for each of its values the row is kept where it begins, dense (one start for every number up
 * to the largest) where many numbers occur, else as a sorted list of the numbers with their starts. The graph takes two bytes
 * a row as long as there are fewer than 65,536 graphs.
 */
final class Columns {
    private final Order order;
    private final int size;
    /** The values of the first column, or empty where starts are dense. */
    private final int[] keys;

    private final int[] starts;
    private final int[] second;
    private final int[] third;
    private final char[] graph;
    private final int[] wideGraph;

    private Columns(Order order, int size, int[] keys, int[] starts, Builder from) {
        this.order = order;
        this.size = size;
        this.keys = keys;
        this.starts = starts;
        this.second = from.second.length == size ? from.second : Arrays.copyOf(from.second, size);
        this.third = from.third.length == size ? from.third : Arrays.copyOf(from.third, size);
        boolean wide = from.mostGraph > Character.MAX_VALUE;
        this.wideGraph = wide ? Arrays.copyOf(from.graph, size) : new int[0];
        this.graph = wide ? new char[0] : narrow(from.graph, size);
    }

    private static char[] narrow(int[] graphs, int size) {
        char[] narrow = new char[size];
        for (int i = 0; i < size; i++) narrow[i] = (char) graphs[i];
        return narrow;
    }

    static Columns empty(Order order) {
        return new Builder(order, 0).build();
    }

    Order order() {
        return order;
    }

    int size() {
        return size;
    }

    int second(int row) {
        return second[row];
    }

    int third(int row) {
        return third[row];
    }

    int graph(int row) {
        return wideGraph.length > 0 ? wideGraph[row] : graph[row];
    }

    /** How many places of the first column there are; places are those of keys, or the keys themselves. */
    private int places() {
        return starts.length - 1;
    }

    /** The place of the first column that a row belongs to. */
    int placeOf(int row) {
        int at = Arrays.binarySearch(starts, row);
        int place = at >= 0 ? at : -at - 2;
        // Of places without rows that begin here, the last is the one that has the row.
        while (place + 1 < places() && starts[place + 1] <= row) place++;
        return place;
    }

    int key(int place) {
        return keys.length > 0 ? keys[place] : place;
    }

    int endOf(int place) {
        return starts[place + 1];
    }

    /** Rows of a prefix, as from and to; {@link IdAccess#ANY} ends the prefix. */
    long range(int a, int b, int c) {
        if (a == IdAccess.ANY) return range(0, size);
        if (a < 0) return 0;
        int place = place(a);
        if (place < 0) return 0;
        int from = starts[place];
        int to = starts[place + 1];
        if (b == IdAccess.ANY) return range(from, to);
        from = lower(second, from, to, b);
        to = lower(second, from, to, b + 1);
        if (c == IdAccess.ANY) return range(from, to);
        from = lower(third, from, to, c);
        return range(from, lower(third, from, to, c + 1));
    }

    static long range(int from, int to) {
        return (long) from << 32 | to;
    }

    static int from(long range) {
        return (int) (range >>> 32);
    }

    static int to(long range) {
        return (int) range;
    }

    private int place(int key) {
        if (keys.length == 0) return key < places() ? key : -1;
        return Arrays.binarySearch(keys, key);
    }

    /** The first row from that holds at least the value. */
    private static int lower(int[] column, int from, int to, int value) {
        int low = from;
        int high = to;
        while (low < high) {
            int middle = low + high >>> 1;
            if (column[middle] < value) low = middle + 1;
            else high = middle;
        }
        return low;
    }

    /** Whether a row is there. */
    boolean contains(int a, int b, int c, int g) {
        if (size == 0) return false;
        long range = range(a, b, c);
        for (int row = from(range); row < to(range); row++) if (graph(row) == g) return true;
        return false;
    }

    /** These rows without those, and with others that are not among them; all in the same order. */
    Columns with(Columns more, Columns fewer) {
        if (more.size == 0 && fewer.size == 0) return this;
        Builder merged = new Builder(order, size + more.size - fewer.size);
        Cursor here = new Cursor(this);
        Cursor added = new Cursor(more);
        Cursor removed = new Cursor(fewer);
        while (here.isAt() || added.isAt()) {
            if (removed.isAt() && here.isAt() && here.compare(removed) == 0) {
                here.step();
                removed.step();
            } else if (!added.isAt() || here.isAt() && here.compare(added) < 0) {
                here.copyTo(merged);
            } else {
                added.copyTo(merged);
            }
        }
        return merged.build();
    }

    /** A walk over all rows. */
    private static final class Cursor {
        private final Columns columns;
        private int row;
        private int place;

        Cursor(Columns columns) {
            this.columns = columns;
            settle();
        }

        boolean isAt() {
            return row < columns.size;
        }

        void step() {
            row++;
            settle();
        }

        private void settle() {
            while (row < columns.size && columns.starts[place + 1] <= row) place++;
        }

        int key() {
            return columns.key(place);
        }

        int compare(Cursor other) {
            int first = Integer.compare(key(), other.key());
            if (first != 0) return first;
            int second = Integer.compare(columns.second[row], other.columns.second[other.row]);
            if (second != 0) return second;
            int third = Integer.compare(columns.third[row], other.columns.third[other.row]);
            if (third != 0) return third;
            return Integer.compare(columns.graph(row), other.columns.graph(other.row));
        }

        void copyTo(Builder to) {
            to.add(key(), columns.second[row], columns.third[row], columns.graph(row));
            step();
        }
    }

    /** Takes rows in order; a row that was just taken is passed over. */
    static final class Builder {
        private final Order order;
        private int[] keys = new int[16];
        private int[] starts = new int[17];
        private int places;
        private int[] second;
        private int[] third;
        private int[] graph;
        private int size;
        private int mostGraph;

        Builder(Order order, int expected) {
            this.order = order;
            second = new int[expected];
            third = new int[expected];
            graph = new int[expected];
        }

        void add(int a, int b, int c, int g) {
            boolean sameKey = places > 0 && keys[places - 1] == a;
            if (sameKey && size > 0 && second[size - 1] == b && third[size - 1] == c && graph[size - 1] == g) return;
            if (!sameKey) begin(a);
            if (size == second.length) {
                int larger = Math.max(16, size + (size >> 1));
                second = Arrays.copyOf(second, larger);
                third = Arrays.copyOf(third, larger);
                graph = Arrays.copyOf(graph, larger);
            }
            second[size] = b;
            third[size] = c;
            graph[size] = g;
            mostGraph = Math.max(mostGraph, g);
            size++;
        }

        private void begin(int key) {
            if (places == keys.length) {
                keys = Arrays.copyOf(keys, places * 2);
                starts = Arrays.copyOf(starts, places * 2 + 1);
            }
            keys[places] = key;
            starts[places] = size;
            places++;
        }

        Columns build() {
            int most = places == 0 ? 0 : keys[places - 1];
            // A dense start is one number, a listed one two and a search.
            if (places > 64 && most < places * 3L) return new Columns(order, size, new int[0], dense(most), this);
            int[] listed = Arrays.copyOf(starts, places + 1);
            listed[places] = size;
            // An empty list of keys means dense, so a list has at least one.
            int[] known = places == 0 ? new int[] {0} : Arrays.copyOf(keys, places);
            return new Columns(order, size, known, places == 0 ? new int[] {0, 0} : listed, this);
        }

        private int[] dense(int most) {
            int[] all = new int[most + 2];
            int place = 0;
            for (int key = 0; key <= most; key++) {
                while (place < places && keys[place] < key) place++;
                all[key] = place < places ? starts[place] : size;
            }
            all[most + 1] = size;
            return all;
        }
    }
}
