package org.silkgraph.snapshot;

import java.util.Arrays;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.jena.graph.Node;
import org.jspecify.annotations.Nullable;

/**
 * Terms as lines of N-Quads have them, byte for byte, and what RIOT made of each: most tokens of a file were there before. A token
 * may be known by number before its node is. Not more than a block's worth are kept for long. One thread at a time.
 */
final class KnownTokens {
    /** From so many on all are forgotten before the next block. */
    private static final int MANY = 1 << 16;
    /** Likewise from so many bytes on. */
    private static final int MANY_BYTES = 8 << 20;

    private final long seed = ThreadLocalRandom.current().nextLong();
    private byte[] bytes = new byte[1 << 16];
    private int used;
    private int[] starts = new int[1 << 10];
    private int[] hashes = new int[1 << 10];
    private @Nullable Node[] nodes = new Node[1 << 10];
    private int size;
    /** One more than the number. */
    private int[] table = new int[1 << 11];

    int size() {
        return size;
    }

    /** Makes room before a block. */
    void begin() {
        if (size < MANY && used < MANY_BYTES) return;
        Arrays.fill(table, 0);
        Arrays.fill(nodes, 0, size, null);
        size = 0;
        used = 0;
    }

    /** The number of a token, a new one where it is new. */
    int number(byte[] from, int start, int end) {
        int length = end - start;
        long hash = TermHash.of(0, from, start, length, seed);
        int mask = table.length - 1;
        int slot = (int) hash & mask;
        for (int content = table[slot]; content != 0; content = table[slot]) {
            int number = content - 1;
            if (hashes[number] == (int) (hash >>> 32) && is(number, from, start, end)) return number;
            slot = slot + 1 & mask;
        }
        return add(from, start, length, (int) (hash >>> 32), (int) hash);
    }

    private boolean is(int number, byte[] from, int start, int end) {
        return Arrays.equals(bytes, starts[number], end(number), from, start, end);
    }

    private int end(int number) {
        return number + 1 < size ? starts[number + 1] : used;
    }

    private int add(byte[] from, int start, int length, int hash, int place) {
        if (size == starts.length) {
            starts = Arrays.copyOf(starts, size * 2);
            hashes = Arrays.copyOf(hashes, size * 2);
            nodes = Arrays.copyOf(nodes, size * 2);
        }
        while (used + length > bytes.length) bytes = Arrays.copyOf(bytes, Math.multiplyExact(bytes.length, 2));
        System.arraycopy(from, start, bytes, used, length);
        starts[size] = used;
        hashes[size] = hash;
        used += length;
        put(size, place);
        size++;
        if (size * 2 > table.length) fill(new int[table.length * 2]);
        return size - 1;
    }

    private void put(int number, int place) {
        int mask = table.length - 1;
        int slot = place & mask;
        while (table[slot] != 0) slot = slot + 1 & mask;
        table[slot] = number + 1;
    }

    private void fill(int[] empty) {
        table = empty;
        for (int number = 0; number < size; number++) {
            int start = starts[number];
            put(number, (int) TermHash.of(0, bytes, start, end(number) - start, seed));
        }
    }

    byte first(int number) {
        return bytes[starts[number]];
    }

    /** Writes a token behind what is there; gives where it ends. */
    int copy(int number, byte[] to, int at) {
        int length = length(number);
        System.arraycopy(bytes, starts[number], to, at, length);
        return at + length;
    }

    int length(int number) {
        return end(number) - starts[number];
    }

    void set(int number, Node node) {
        nodes[number] = node;
    }

    Node node(int number) {
        Node node = nodes[number];
        if (node == null) throw new IllegalStateException("token " + number + " has no node");
        return node;
    }

    /** Forgets tokens from a number on, whose nodes never came. */
    void forget(int from) {
        if (from == size) return;
        used = starts[from];
        size = from;
        fill(new int[table.length]);
    }
}
