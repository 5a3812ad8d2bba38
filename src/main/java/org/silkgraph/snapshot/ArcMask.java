package org.silkgraph.snapshot;

import java.util.Arrays;

/**
 * A choice among arcs: only those count that were added. Made by one thread, read by any number afterwards. 24 bytes a triple at
 * most.
 */
public final class ArcMask {
    /** Subject, predicate, object, one behind the other; a subject below 0 is a free slot. */
    private int[] slots = free(64);

    private int size;

    ArcMask() {}

    private static int[] free(int room) {
        int[] slots = new int[room * 3];
        Arrays.fill(slots, IdAccess.NONE);
        return slots;
    }

    /** Chooses an arc, in whatever graphs it stands. */
    public void add(int subject, int predicate, int object) {
        int slot = find(subject, predicate, object);
        if (slots[slot] >= 0) return;
        if (++size * 6 > slots.length) {
            int[] before = slots;
            slots = free(before.length / 3 * 2);
            for (int i = 0; i < before.length; i += 3) {
                if (before[i] >= 0)
                    put(find(before[i], before[i + 1], before[i + 2]), before[i], before[i + 1], before[i + 2]);
            }
            slot = find(subject, predicate, object);
        }
        put(slot, subject, predicate, object);
    }

    private void put(int slot, int subject, int predicate, int object) {
        slots[slot] = subject;
        slots[slot + 1] = predicate;
        slots[slot + 2] = object;
    }

    private int find(int subject, int predicate, int object) {
        int room = slots.length / 3;
        int hash = (subject * 0x9E3779B9 ^ Integer.rotateLeft(object * 0x85EBCA6B, 13)) + predicate * 0xC2B2AE35;
        int at = Math.floorMod(hash ^ hash >>> 15, room);
        while (true) {
            int slot = at * 3;
            boolean isIt = slots[slot] == subject && slots[slot + 1] == predicate && slots[slot + 2] == object;
            if (isIt || slots[slot] < 0) return slot;
            at = at + 1 == room ? 0 : at + 1;
        }
    }

    boolean has(int subject, int predicate, int object) {
        return slots[find(subject, predicate, object)] >= 0;
    }
}
