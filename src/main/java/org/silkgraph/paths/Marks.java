package org.silkgraph.paths;

import java.util.Arrays;

/**
 * What two searches know of things: how far each is from either end and by which thing it was reached. An open hash table of which
 * a part is in use that grows with what is touched, not with the graph, so that small questions stay where memory is fast; what an
 * earlier question left there is of an earlier generation and counts as free, so nothing is cleared between two. One thread.
 */
final class Marks {
    private static final int USUAL = 1 << 10;
    private static final int DISTANCE_BITS = 6;
    private static final int DISTANCE = (1 << DISTANCE_BITS) - 1;
    private static final int BELOW = 2 * DISTANCE_BITS;
    private static final int GENERATIONS = 1 << 20;
    private static final int THING = BELOW + 20;

    /** From the left: thing (32), generation (20), distance from the goal and one (6), from the source and one (6). */
    private long[] slots = new long[USUAL];

    private int[] fromSource = new int[USUAL];
    private int[] fromGoal = new int[USUAL];
    /** Slots that are in use, a power of two. */
    private int used = USUAL;

    private int shift = shift(USUAL);
    private int size;
    private int generation;

    private static int shift(int room) {
        return Integer.SIZE - Integer.numberOfTrailingZeros(room);
    }

    /** Forgets all. */
    void begin() {
        size = 0;
        use(USUAL);
        next();
    }

    private void use(int room) {
        used = room;
        shift = shift(room);
    }

    private void next() {
        if (++generation < GENERATIONS) return;
        Arrays.fill(slots, 0);
        generation = 1;
    }

    /** How many slots there are, in use or not. */
    int room() {
        return slots.length;
    }

    /** The slot of a thing, or one below 0 where nothing is known of it. */
    int find(int thing) {
        long wanted = (long) thing << 20 | generation;
        int slot = thing * 0x9E3779B9 >>> shift;
        while (true) {
            long there = slots[slot] >>> BELOW;
            if (there == wanted) return slot;
            if ((there & GENERATIONS - 1) != generation) return ~slot;
            slot = slot + 1 & used - 1;
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
        if (++size > used >> 1) {
            grow();
            slot = ~find(thing);
        }
        slots[slot] = (long) thing << THING | (long) generation << BELOW;
        return slot;
    }

    /** Takes twice as many slots; what is known moves, under the next generation. */
    private void grow() {
        long[] marks = new long[size];
        int[] sources = new int[size];
        int[] goals = new int[size];
        int kept = 0;
        for (int i = 0; i < used; i++) {
            if ((slots[i] >>> BELOW & GENERATIONS - 1) != generation) continue;
            marks[kept] = slots[i];
            sources[kept] = fromSource[i];
            goals[kept] = fromGoal[i];
            kept++;
        }
        if (used == slots.length) {
            slots = new long[used * 2];
            fromSource = new int[used * 2];
            fromGoal = new int[used * 2];
        }
        use(used * 2);
        next();
        for (int i = 0; i < kept; i++) {
            int slot = ~find((int) (marks[i] >>> THING));
            slots[slot] = marks[i] & ~((long) (GENERATIONS - 1) << BELOW) | (long) generation << BELOW;
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
