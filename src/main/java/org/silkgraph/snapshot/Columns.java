package org.silkgraph.snapshot;

import java.lang.reflect.Array;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Quads in one order, sorted, each once; immutable.
 *
 * <p>The first column is not stored: for each of its values the row is kept where it begins, dense (one start for every number up
 * to the largest) where many numbers occur, else as a sorted list of the numbers with their starts. Where {@link Widths} allow,
 * predicates are kept as ranks, which sort as their numbers do, and graphs in one or two bytes: 7 bytes a row, 9 in
 * {@link Order#POS}. To read a cell is to read an array, and to ask a flag that is always the same.
 */
final class Columns {
    private final Order order;
    private final int size;
    /** The values of the first column, or empty where starts are dense. */
    private final int[] keys;

    private final int[] starts;
    /** The numbers of the ranks, where predicates are ranked. */
    private final int[] predicates;

    private final boolean isSecondRanked;
    private final boolean isThirdRanked;
    private final boolean isByteGraph;
    /** Instead of second or third, where that is ranked. */
    private final char[] ranks;

    private final int[] second;
    private final int[] third;
    private final byte[] byteGraph;
    private final char[] charGraph;
    private final int[] intGraph;

    /** The cells as they are stored; what is not used is empty. */
    private record Cells(
            int[] predicates,
            char[] ranks,
            int[] second,
            int[] third,
            byte[] byteGraph,
            char[] charGraph,
            int[] intGraph) {}

    private Columns(Order order, int size, int[] keys, int[] starts, Cells cells) {
        this.order = order;
        this.size = size;
        this.keys = keys;
        this.starts = starts;
        this.predicates = cells.predicates();
        boolean isRanked = predicates.length > 0;
        this.isSecondRanked = isRanked && order.second() == Order.Place.PREDICATE;
        this.isThirdRanked = isRanked && order.third() == Order.Place.PREDICATE;
        this.ranks = cells.ranks();
        this.second = cells.second();
        this.third = cells.third();
        this.byteGraph = cells.byteGraph();
        this.charGraph = cells.charGraph();
        this.intGraph = cells.intGraph();
        this.isByteGraph = byteGraph.length > 0;
    }

    static Columns empty(Order order) {
        return new Builder(order, 0, Widths.PLAIN).build();
    }

    void write(ArraySink out) {
        out.ints(size);
        for (int[] column : new int[][] {keys, starts, predicates, second, third, intGraph}) out.ints(column);
        out.chars(ranks);
        out.chars(charGraph);
        out.bytes(byteGraph);
    }

    static Columns read(Order order, ArraySource in) {
        int size = in.ints()[0];
        int[] keys = in.ints();
        int[] starts = in.ints();
        int[] predicates = in.ints();
        int[] second = in.ints();
        int[] third = in.ints();
        int[] intGraph = in.ints();
        char[] ranks = in.chars();
        char[] charGraph = in.chars();
        byte[] byteGraph = in.bytes();
        Cells cells = new Cells(predicates, ranks, second, third, byteGraph, charGraph, intGraph);
        return new Columns(order, size, keys, starts, cells);
    }

    Order order() {
        return order;
    }

    int size() {
        return size;
    }

    boolean isSecondRanked() {
        return isSecondRanked;
    }

    boolean isThirdRanked() {
        return isThirdRanked;
    }

    int second(int row) {
        return isSecondRanked ? predicates[ranks[row]] : second[row];
    }

    int third(int row) {
        return isThirdRanked ? predicates[ranks[row]] : third[row];
    }

    int graph(int row) {
        return isByteGraph ? byteGraph[row] & 0xFF : wideGraph(row);
    }

    /** In {@link Order#SPO} the objects of all rows, in {@link Order#OSP} their subjects, as they are stored. */
    int[] others() {
        return order == Order.SPO ? third : second;
    }

    private int wideGraph(int row) {
        return charGraph.length > 0 ? charGraph[row] : intGraph[row];
    }

    /** How many places of the first column there are; places are those of keys, or the keys themselves. */
    int places() {
        return starts.length - 1;
    }

    /** The place of the first column that a row belongs to. */
    int placeOf(int row) {
        // The last that begins at the row or before: places without rows begin where the next one does.
        return Search.lower(starts, 0, places(), row + 1) - 1;
    }

    int key(int place) {
        return keys.length > 0 ? keys[place] : place;
    }

    int beginOf(int place) {
        return starts[place];
    }

    /** No key is larger. */
    int lastKey() {
        return key(places() - 1);
    }

    int endOf(int place) {
        return starts[place + 1];
    }

    /** The keys that have rows, sorted. */
    int[] usedKeys() {
        return IntStream.range(0, places())
                .filter(place -> starts[place] < starts[place + 1])
                .map(this::key)
                .toArray();
    }

    /** Rows of a prefix, as from and to; {@link IdAccess#ANY} ends the prefix. */
    long range(int a, int b, int c) {
        return rangeOfKeys(a, secondKey(b), thirdKey(c));
    }

    /** What {@link #rangeOfKeys} takes for a value of the second column; {@link IdAccess#NONE} for one that does not occur. */
    int secondKey(int value) {
        return isSecondRanked ? rankOf(value) : value;
    }

    /** What {@link #rangeOfKeys} takes for a value of the third column; {@link IdAccess#NONE} for one that does not occur. */
    int thirdKey(int value) {
        return isThirdRanked ? rankOf(value) : value;
    }

    private int rankOf(int value) {
        if (value < 0) return value;
        int rank = Arrays.binarySearch(predicates, value);
        return rank < 0 ? IdAccess.NONE : rank;
    }

    /** As {@link #range}, with keys that were looked up once for many calls. */
    long rangeOfKeys(int a, int second, int third) {
        if (a == IdAccess.ANY) return range(0, size);
        if (a < 0) return 0;
        int place = place(a);
        if (place < 0) return 0;
        int from = starts[place];
        int to = starts[place + 1];
        if (second == IdAccess.ANY) return range(from, to);
        if (second < 0) return 0;
        from = isSecondRanked ? Search.first(ranks, from, to, second) : Search.first(this.second, from, to, second);
        to = isSecondRanked ? Search.past(ranks, from, to, second) : Search.past(this.second, from, to, second);
        if (third == IdAccess.ANY) return range(from, to);
        if (third < 0) return 0;
        from = isThirdRanked ? Search.first(ranks, from, to, third) : Search.first(this.third, from, to, third);
        return range(
                from, isThirdRanked ? Search.past(ranks, from, to, third) : Search.past(this.third, from, to, third));
    }

    private int lowerSecond(int from, int to, int value) {
        return isSecondRanked
                ? Search.lower(ranks, from, to, Widths.rank(predicates, value))
                : Search.lower(second, from, to, value);
    }

    private int lowerThird(int from, int to, int value) {
        return isThirdRanked
                ? Search.lower(ranks, from, to, Widths.rank(predicates, value))
                : Search.lower(third, from, to, value);
    }

    /** Rows of a key. */
    int count(int key) {
        long range = range(key, IdAccess.ANY, IdAccess.ANY);
        return to(range) - from(range);
    }

    /** Rows of a key in a graph. */
    int count(int key, int graph) {
        int count = 0;
        long range = range(key, IdAccess.ANY, IdAccess.ANY);
        for (int row = from(range); row < to(range); row++) if (graph(row) == graph) count++;
        return count;
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

    /** Whether a row is there. */
    boolean contains(int a, int b, int c, int g) {
        if (size == 0) return false;
        long range = range(a, b, c);
        for (int row = from(range); row < to(range); row++) if (graph(row) == g) return true;
        return false;
    }

    /** These rows without those that are among them, and with others that are not; all in the same order. */
    Columns with(Columns more, Columns fewer) {
        return with(more, fewer, Widths.PLAIN);
    }

    /** As {@link #with(Columns, Columns)}, in columns of that width. */
    Columns with(Columns more, Columns fewer, Widths widths) {
        if (more.size == 0 && fewer.size == 0) return this;
        Builder merged = new Builder(order, size + more.size - fewer.size, widths);
        boolean isSameLayout = merged.isLaidOutLike(this);
        Cursor added = new Cursor(more);
        Cursor removed = new Cursor(fewer);
        int next = 0;
        // Most rows stay, so what stands between two changes is copied as a piece.
        while (added.isAt() || removed.isAt()) {
            boolean goes = removed.isAt() && (!added.isAt() || removed.compare(added) < 0);
            int row = goes ? removed.lowerIn(this) : added.lowerIn(this);
            merged.copy(this, next, row, isSameLayout);
            next = row;
            if (goes) {
                next++;
                removed.step();
            } else {
                added.copyTo(merged);
            }
        }
        merged.copy(this, next, size, isSameLayout);
        return merged.build();
    }

    /** The first row that is not before a quad. */
    private int lower(int a, int b, int c, int g) {
        int place = keys.length == 0 ? Math.min(a, places()) : Arrays.binarySearch(keys, a);
        if (place < 0) return starts[-place - 1];
        if (place == places()) return size;
        int from = lowerSecond(starts[place], starts[place + 1], b);
        int to = lowerSecond(from, starts[place + 1], b + 1);
        from = lowerThird(from, to, c);
        to = lowerThird(from, to, c + 1);
        while (from < to && graph(from) < g) from++;
        return from;
    }

    /** These rows without those that others have too. */
    Columns without(Columns others) {
        if (size == 0 || others.size == 0) return this;
        Builder left = new Builder(order, size, Widths.PLAIN);
        Cursor here = new Cursor(this);
        Cursor there = new Cursor(others);
        while (here.isAt()) {
            int side = there.isAt() ? here.compare(there) : -1;
            if (side < 0) here.copyTo(left);
            else if (side == 0) here.step();
            else there.step();
        }
        return left.build();
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
            int second = Integer.compare(columns.second(row), other.columns.second(other.row));
            if (second != 0) return second;
            int third = Integer.compare(columns.third(row), other.columns.third(other.row));
            if (third != 0) return third;
            return Integer.compare(columns.graph(row), other.columns.graph(other.row));
        }

        /** Where its row stands, or would. */
        int lowerIn(Columns other) {
            return other.lower(key(), columns.second(row), columns.third(row), columns.graph(row));
        }

        void copyTo(Builder to) {
            to.add(key(), columns.second(row), columns.third(row), columns.graph(row));
            step();
        }
    }

    /** Takes rows in order; a row that was just taken is passed over. */
    static final class Builder {
        private final Order order;
        private final Widths widths;
        private final boolean isSecondRanked;
        private final boolean isThirdRanked;
        private int[] keys = new int[16];
        private int[] starts = new int[17];
        private int places;
        private int capacity;
        private char[] ranks = {};
        private int[] second = {};
        private int[] third = {};
        private byte[] byteGraph = {};
        private char[] charGraph = {};
        private int[] intGraph = {};
        private int size;
        private int lastSecond;
        private int lastThird;
        private int lastGraph;

        Builder(Order order, int expected, Widths widths) {
            this.order = order;
            this.widths = widths;
            this.isSecondRanked = widths.isRanked() && order.second() == Order.Place.PREDICATE;
            this.isThirdRanked = widths.isRanked() && order.third() == Order.Place.PREDICATE;
            resize(expected);
        }

        private void resize(int rows) {
            capacity = rows;
            if (isSecondRanked || isThirdRanked) ranks = Arrays.copyOf(ranks, rows);
            if (!isSecondRanked) second = Arrays.copyOf(second, rows);
            if (!isThirdRanked) third = Arrays.copyOf(third, rows);
            if (widths.isByteGraph()) byteGraph = Arrays.copyOf(byteGraph, rows);
            else if (widths.isCharGraph()) charGraph = Arrays.copyOf(charGraph, rows);
            else intGraph = Arrays.copyOf(intGraph, rows);
        }

        void add(int a, int b, int c, int g) {
            boolean sameKey = places > 0 && keys[places - 1] == a;
            if (sameKey && lastSecond == b && lastThird == c && lastGraph == g) return;
            if (!sameKey) begin(a);
            if (size == capacity) resize(Math.max(16, size + (size >> 1)));
            lastSecond = b;
            lastThird = c;
            lastGraph = g;
            if (isSecondRanked) ranks[size] = (char) widths.rank(b);
            else second[size] = b;
            if (isThirdRanked) ranks[size] = (char) widths.rank(c);
            else third[size] = c;
            if (widths.isByteGraph()) byteGraph[size] = (byte) g;
            else if (widths.isCharGraph()) charGraph[size] = (char) g;
            else intGraph[size] = g;
            size++;
        }

        /** Whether cells of others can be copied as they are. */
        boolean isLaidOutLike(Columns from) {
            return (from.isSecondRanked || from.isThirdRanked) == (isSecondRanked || isThirdRanked)
                    && (!isSecondRanked && !isThirdRanked || Arrays.equals(from.predicates, widths.predicates()))
                    && from.isByteGraph == widths.isByteGraph()
                    && from.charGraph.length > 0 == widths.isCharGraph();
        }

        /** Takes rows of others in one piece; they come behind all that was taken. */
        void copy(Columns from, int start, int end, boolean isSameLayout) {
            if (start >= end) return;
            int place = from.placeOf(start);
            if (!isSameLayout) {
                for (int row = start; row < end; row++) {
                    while (from.starts[place + 1] <= row) place++;
                    add(from.key(place), from.second(row), from.third(row), from.graph(row));
                }
                return;
            }
            int rows = end - start;
            if (size + rows > capacity) resize(size + rows);
            copy(from.ranks, start, ranks, rows);
            copy(from.second, start, second, rows);
            copy(from.third, start, third, rows);
            copy(from.byteGraph, start, byteGraph, rows);
            copy(from.charGraph, start, charGraph, rows);
            copy(from.intGraph, start, intGraph, rows);
            for (; place < from.places() && from.starts[place] < end; place++) {
                int first = Math.max(start, from.starts[place]);
                if (first >= from.starts[place + 1]) continue;
                if (places > 0 && keys[places - 1] == from.key(place)) continue;
                begin(from.key(place));
                starts[places - 1] = size + first - start;
            }
            size += rows;
            lastSecond = from.second(end - 1);
            lastThird = from.third(end - 1);
            lastGraph = from.graph(end - 1);
        }

        private void copy(Object from, int start, Object to, int rows) {
            if (Array.getLength(to) > 0) System.arraycopy(from, start, to, size, rows);
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
            if (size < capacity) resize(size);
            Cells cells = new Cells(widths.predicates(), ranks, second, third, byteGraph, charGraph, intGraph);
            int most = places == 0 ? 0 : keys[places - 1];
            // A dense start is one number, a listed one two and a search.
            if (places > 64 && most < places * 3L) return new Columns(order, size, new int[0], dense(most), cells);
            int[] listed = Arrays.copyOf(starts, places + 1);
            listed[places] = size;
            // An empty list of keys means dense, so a list has at least one.
            int[] known = places == 0 ? new int[] {0} : Arrays.copyOf(keys, places);
            return new Columns(order, size, known, places == 0 ? new int[] {0, 0} : listed, cells);
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
