package org.silkgraph.snapshot;

import java.util.Arrays;
import org.apache.jena.graph.Node;

/**
 * The dictionary: terms of RDF and their numbers, dense from 0, for the life of the process.
 *
 * <p>Terms are kept as bytes ({@link TermBytes}) one behind the other, with an open hash table of numbers over them: about 12
 * bytes a term beside its text, where a map of objects takes 150. Nodes are made when they are asked for; those asked for
 * lately are kept.
 *
 * <p>One thread adds, any number reads. A reader reads through a {@link View}, made by the thread that adds once all terms of a
 * version are in, and published with that version: what a view may read was written before it was made, and terms that came
 * later, whose slots it may meet while it probes, have numbers from its limit on and are passed over. Nothing is ever
 * overwritten: full arrays and tables are replaced by larger copies, and views keep those they have.
 */
final class Terms {
    private static final int PAGE = 1 << 20;
    private static final int CACHED = 1 << 16;

    private byte[][] pages = new byte[16][];
    /** Where the entry of a term begins: page in the upper half, byte in the lower. */
    private long[] places = new long[1024];

    private int[] table = empty(4096);
    private int size;
    private int page = -1;
    private int used = PAGE;
    private final Cached[] cache = new Cached[CACHED];

    /** Immutable, so that a race gives an old one or none, never a half one. */
    private record Cached(int number, Node term) {}

    private static int[] empty(int length) {
        int[] slots = new int[length];
        Arrays.fill(slots, IdAccess.NONE);
        return slots;
    }

    /** The number of a term, which is added where it has none. Only for the thread that adds. */
    int add(Node term) {
        TermBytes.Entry entry = TermBytes.of(term, this::add);
        int hash = hash(entry.key(), 0, entry.key().length);
        int at = find(entry.key(), hash, table, pages, places, size);
        if (table[at] != IdAccess.NONE) return table[at];
        int number = size;
        store(entry);
        table[at] = number;
        size++;
        if (size * 2L > table.length) grow();
        return number;
    }

    private static int slot(int number) {
        return number & CACHED - 1;
    }

    private void store(TermBytes.Entry entry) {
        int length = 8 + entry.key().length + entry.display().length;
        if (used + length > PAGE) {
            page++;
            if (page == pages.length) pages = Arrays.copyOf(pages, page * 2);
            pages[page] = new byte[Math.max(PAGE, length)];
            used = 0;
        }
        if (size == places.length) places = Arrays.copyOf(places, size * 2);
        places[size] = (long) page << 32 | used;
        byte[] to = pages[page];
        putInt(to, used, entry.key().length);
        putInt(to, used + 4, entry.display().length);
        System.arraycopy(entry.key(), 0, to, used + 8, entry.key().length);
        System.arraycopy(entry.display(), 0, to, used + 8 + entry.key().length, entry.display().length);
        used += length;
    }

    private void grow() {
        int[] larger = empty(table.length * 2);
        for (int number = 0; number < size; number++) {
            byte[] bytes = pages[(int) (places[number] >>> 32)];
            int at = (int) places[number];
            int slot = hash(bytes, at + 8, getInt(bytes, at)) & larger.length - 1;
            while (larger[slot] != IdAccess.NONE) slot = slot + 1 & larger.length - 1;
            larger[slot] = number;
        }
        table = larger;
    }

    /** The slot that holds the number of a key, or the free one where it would go; numbers from the limit on are passed over. */
    private static int find(byte[] key, int hash, int[] table, byte[][] pages, long[] places, int limit) {
        int slot = hash & table.length - 1;
        while (true) {
            int number = table[slot];
            if (number == IdAccess.NONE) return slot;
            if (number < limit && isAt(key, pages, places[number])) return slot;
            slot = slot + 1 & table.length - 1;
        }
    }

    private static boolean isAt(byte[] key, byte[][] pages, long place) {
        byte[] bytes = pages[(int) (place >>> 32)];
        int at = (int) place;
        int length = getInt(bytes, at);
        return length == key.length && Arrays.equals(bytes, at + 8, at + 8 + length, key, 0, length);
    }

    private static int hash(byte[] bytes, int from, int length) {
        int hash = 0;
        for (int i = from; i < from + length; i++) hash = 31 * hash + bytes[i];
        hash *= 0x9E3779B9;
        return hash ^ hash >>> 15;
    }

    private static int getInt(byte[] bytes, int at) {
        return bytes[at] << 24 | (bytes[at + 1] & 0xFF) << 16 | (bytes[at + 2] & 0xFF) << 8 | bytes[at + 3] & 0xFF;
    }

    private static void putInt(byte[] bytes, int at, int value) {
        bytes[at] = (byte) (value >>> 24);
        bytes[at + 1] = (byte) (value >>> 16);
        bytes[at + 2] = (byte) (value >>> 8);
        bytes[at + 3] = (byte) value;
    }

    /** What there is now, for readers. Only the thread that adds makes one. */
    View view() {
        return new View(pages, places, table, size, cache);
    }

    /** The terms of one version. */
    static final class View {
        private final byte[][] pages;
        private final long[] places;
        private final int[] table;
        private final int size;
        private final Cached[] cache;

        private View(byte[][] pages, long[] places, int[] table, int size, Cached[] cache) {
            this.pages = pages;
            this.places = places;
            this.table = table;
            this.size = size;
            this.cache = cache;
        }

        int size() {
            return size;
        }

        /** The number of a term, or {@link IdAccess#NONE}. */
        int id(Node term) {
            byte[] key = TermBytes.of(term, this::id).key();
            int number = table[find(key, hash(key, 0, key.length), table, pages, places, size)];
            return number < size ? number : IdAccess.NONE;
        }

        /** The term of a number. */
        Node node(int number) {
            Cached cached = cache[slot(number)];
            if (cached != null && cached.number() == number) return cached.term();
            byte[] bytes = pages[(int) (places[number] >>> 32)];
            int at = (int) places[number];
            int length = getInt(bytes, at);
            int shown = getInt(bytes, at + 4);
            byte[] display =
                    shown == 0 ? new byte[0] : Arrays.copyOfRange(bytes, at + 8 + length, at + 8 + length + shown);
            Node term = TermBytes.term(bytes, at + 8, length, display, this::node);
            cache[slot(number)] = new Cached(number, term);
            return term;
        }
    }
}
