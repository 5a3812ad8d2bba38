package org.silkgraph.paths;

import java.util.Arrays;

/**
 * What two searches know of things: how far each is from either end and by which thing it was reached. An open hash table that
 * grows with what is touched, not with the graph; what an earlier question left there is of an earlier generation and counts as
 * free, so nothing is cleared between two questions. One thread.
 */
final class Marks {
    /** Distances are below. */
    static final int MOST = 62;

    private static final int USUAL = 1 << 10;
    private static final int DISTANCE_BITS = 6;
    private static final int DISTANCE = (1 << DISTANCE_BITS) - 1;
    private static final int GENERATIONS = 1 << 20;
    private static final int THING = 2 * DISTANCE_BITS + 20;

    /** From the left: thing (32), generation (20), distance from the goal and one (6), from the source and one (6). */
    private long[] slots = new long[USUAL];

    private int[] fromSource = new int[USUAL];
    private int[] fromGoal = new int[USUAL];
    private int shift = Integer.SIZE - Integer.numberOfTrailingZeros(USUAL);
    private int size;
    private int generation;

    /** Forgets all. A table that had become much too large is made smaller, so that it stays where memory is fast. */
    void begin() {
        if (slots.length > USUAL && size < slots.length >> 5) resize(slots.length >> 1);
        size = 0;
        if (++generation < GENERATIONS) return;
        Arrays.fill(slots, 0);
        generation = 1;
    }

    /** Things there is room for, twice. */
    int room() {
        return slots.length;
    }

    private void resize(int room) {
        slots = new long[room];
        fromSource = new int[room];
        fromGoal = new int[room];
        shift = Integer.SIZE - Integer.numberOfTrailingZeros(room);
    }

    /** The slot of a thing, or one below 0 where nothing is known of it. */
    int find(int thing) {
        long wanted = (long) thing << 20 | generation;
        int mask = slots.length - 1;
        int slot = thing * 0x9E3779B9 >>> shift;
        while (true) {
            long there = slots[slot] >>> 2 * DISTANCE_BITS;
            if (there == wanted) return slot;
            if ((there & GENERATIONS - 1) != generation) return ~slot;
            slot = slot + 1 & mask;
        }
    }

    /** As {@link #find}; a thing that is not known is added. */
    int add(int thing) {
        int slot = find(thing);
        return slot >= 0 ? slot : put(thing, slot);
    }

    /** Adds a thing that is not known, where {@link #find} said so. */
    int put(int thing, int found) {
        int slot = ~found;
        if (++size > slots.length >> 1) {
            grow();
            slot = ~find(thing);
        }
        slots[slot] = (long) thing << THING | (long) generation << 2 * DISTANCE_BITS;
        return slot;
    }

    private void grow() {
        long[] before = slots;
        int[] sources = fromSource;
        int[] goals = fromGoal;
        resize(before.length * 2);
        for (int i = 0; i < before.length; i++) {
            if ((before[i] >>> 2 * DISTANCE_BITS & GENERATIONS - 1) != generation) continue;
            int slot = ~find((int) (before[i] >>> THING));
            slots[slot] = before[i];
            fromSource[slot] = sources[i];
            fromGoal[slot] = goals[i];
        }
    }

    /** How far a thing is from an end, or -1. */
    int distance(int slot, boolean goal) {
        return (int) (slots[slot] >>> (goal ? DISTANCE_BITS : 0) & DISTANCE) - 1;
    }

    void set(int slot, boolean goal, int distance, int reachedBy) {
        slots[slot] |= (long) (distance + 1) << (goal ? DISTANCE_BITS : 0);
        (goal ? fromGoal : fromSource)[slot] = reachedBy;
    }

    /** The thing by which one was reached from an end. */
    int reachedBy(int slot, boolean goal) {
        return (goal ? fromGoal : fromSource)[slot];
    }

    /** How far a thing is from an end, or -1 where that is not known. */
    int distanceOf(int thing, boolean goal) {
        int slot = find(thing);
        return slot < 0 ? -1 : distance(slot, goal);
    }
}
