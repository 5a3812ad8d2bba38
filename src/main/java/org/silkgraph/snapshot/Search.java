package org.silkgraph.snapshot;

/** Search in a sorted part of a column, for both widths a column has. */
final class Search {
    /** Up to so many cells it is faster to look at one after the other. */
    private static final int FEW = 16;

    private Search() {}

    /** The first place from that holds at least the value; the end where none does. */
    static int lower(int[] column, int from, int to, int value) {
        int low = from;
        int high = to;
        while (low < high) {
            int middle = low + high >>> 1;
            if (column[middle] < value) low = middle + 1;
            else high = middle;
        }
        return low;
    }

    static int lower(char[] column, int from, int to, int value) {
        int low = from;
        int high = to;
        while (low < high) {
            int middle = low + high >>> 1;
            if (column[middle] < value) low = middle + 1;
            else high = middle;
        }
        return low;
    }

    /** As {@link #lower}, fast also where there are few cells. */
    static int first(int[] column, int from, int to, int value) {
        if (to - from > FEW) return lower(column, from, to, value);
        int at = from;
        while (at < to && column[at] < value) at++;
        return at;
    }

    static int first(char[] column, int from, int to, int value) {
        if (to - from > FEW) return lower(column, from, to, value);
        int at = from;
        while (at < to && column[at] < value) at++;
        return at;
    }

    /** The end of a run of a value that begins at a place: in steps that double, as most are short. */
    static int past(int[] column, int from, int to, int value) {
        int step = 1;
        int at = from;
        while (at < to && column[at] == value) {
            at += step;
            step *= 2;
        }
        return lower(column, Math.max(from, at - step / 2), Math.min(at, to), value + 1);
    }

    static int past(char[] column, int from, int to, int value) {
        int step = 1;
        int at = from;
        while (at < to && column[at] == value) {
            at += step;
            step *= 2;
        }
        return lower(column, Math.max(from, at - step / 2), Math.min(at, to), value + 1);
    }
}
