package org.silkgraph.snapshot.ids;

import java.util.Arrays;

/**
 * Rows of the same width, each once, numbered in the order they came: an open hash table over one array of ints. Width 0 is
 * allowed and has one row.
 */
final class Tuples {
    private final int width;
    private int[] cells;
    private int[] table = empty(64);
    private int size;

    Tuples(int width) {
        this.width = width;
        this.cells = new int[Math.max(16, width * 32)];
    }

    private static int[] empty(int length) {
        int[] table = new int[length];
        Arrays.fill(table, -1);
        return table;
    }

    int size() {
        return size;
    }

    int cell(int tuple, int column) {
        return cells[tuple * width + column];
    }

    /** The number of the tuple made of these slots of a row, or -1. */
    int find(int[] row, int[] slots) {
        int slot = hash(row, slots) & table.length - 1;
        while (table[slot] >= 0) {
            if (isSame(table[slot], row, slots)) return table[slot];
            slot = slot + 1 & table.length - 1;
        }
        return -1;
    }

    /** The number of the tuple made of these slots of a row, which is added where it is new: then it is the old size. */
    int add(int[] row, int[] slots) {
        int slot = hash(row, slots) & table.length - 1;
        while (table[slot] >= 0) {
            if (isSame(table[slot], row, slots)) return table[slot];
            slot = slot + 1 & table.length - 1;
        }
        int from = Math.multiplyExact(size, width);
        if (from + width > cells.length) cells = Arrays.copyOf(cells, Math.addExact(cells.length, cells.length));
        for (int column = 0; column < width; column++) cells[from + column] = row[slots[column]];
        table[slot] = size++;
        if (size * 2 > table.length) grow();
        return size - 1;
    }

    private void grow() {
        int[] larger = empty(table.length * 2);
        for (int tuple = 0; tuple < size; tuple++) {
            int slot = hash(tuple) & larger.length - 1;
            while (larger[slot] >= 0) slot = slot + 1 & larger.length - 1;
            larger[slot] = tuple;
        }
        table = larger;
    }

    private boolean isSame(int tuple, int[] row, int[] slots) {
        int from = tuple * width;
        for (int column = 0; column < width; column++) if (cells[from + column] != row[slots[column]]) return false;
        return true;
    }

    private static int hash(int[] row, int[] slots) {
        int hash = 0;
        for (int slot : slots) hash = (hash ^ row[slot]) * 0x9E3779B9;
        return hash ^ hash >>> 15;
    }

    private int hash(int tuple) {
        int hash = 0;
        for (int at = tuple * width; at < tuple * width + width; at++) hash = (hash ^ cells[at]) * 0x9E3779B9;
        return hash ^ hash >>> 15;
    }
}
