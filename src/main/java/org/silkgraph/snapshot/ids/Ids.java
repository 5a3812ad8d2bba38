package org.silkgraph.snapshot.ids;

import java.util.Arrays;

/** Numbers in the order they came, with or without repetition: a list that can be asked what it has. */
final class Ids {
    private int[] values = new int[16];
    private int[] table = {};
    private final long most;
    private int size;

    Ids() {
        this(Integer.MAX_VALUE);
    }

    /** @param most how many there may be; one more is {@link TooManyRowsHeld} */
    Ids(long most) {
        this.most = most;
    }

    int size() {
        return size;
    }

    int get(int index) {
        return values[index];
    }

    void append(int id) {
        if (size >= most) throw new TooManyRowsHeld(most);
        if (size == values.length) values = Arrays.copyOf(values, size * 2);
        values[size++] = id;
    }

    /** Appends a number that is not there yet; whether it was new. Not to be mixed with {@link #append}. */
    boolean add(int id) {
        if (size * 2 >= table.length) grow();
        int slot = id * 0x9E3779B9 >>> 7 & table.length - 1;
        while (table[slot] >= 0) {
            if (table[slot] == id) return false;
            slot = slot + 1 & table.length - 1;
        }
        table[slot] = id;
        append(id);
        return true;
    }

    private void grow() {
        table = new int[Math.max(32, table.length * 2)];
        Arrays.fill(table, -1);
        for (int i = 0; i < size; i++) {
            int slot = values[i] * 0x9E3779B9 >>> 7 & table.length - 1;
            while (table[slot] >= 0) slot = slot + 1 & table.length - 1;
            table[slot] = values[i];
        }
    }

    void clear() {
        size = 0;
        if (table.length > 4096) table = new int[] {};
        else Arrays.fill(table, -1);
    }
}
