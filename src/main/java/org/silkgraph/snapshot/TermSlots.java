package org.silkgraph.snapshot;

/**
 * An open hash table of numbers of terms. A slot is 0 or a number and one, and above the bits that numbers need here it holds
 * bits of the hash, so that hardly any other term is compared and the table may be four fifths full.
 *
 * <p>Slots are filled in the order of numbers, so the way to a term leads over smaller numbers only: without those from some
 * limit on it is a table still.
 */
final class TermSlots {
    final int[] slots;
    /** The bits of the hash. */
    private final int mask;

    private final int most;

    TermSlots(int[] slots) {
        this.slots = slots;
        this.most = most(slots.length);
        this.mask = -1 << Integer.SIZE - Integer.numberOfLeadingZeros(most);
    }

    private static int most(int length) {
        return (int) (length * 4L / 5);
    }

    /** One that has room for so many. */
    static TermSlots ofSize(int size) {
        return new TermSlots(new int[(int) Math.min(Integer.MAX_VALUE - 8, Math.max(64, size * 5L / 4 + 2))]);
    }

    boolean isFull(int size) {
        return size >= most;
    }

    int first(long hash) {
        return (int) ((hash >>> 32) * slots.length >>> 32);
    }

    int next(int slot) {
        return slot + 1 == slots.length ? 0 : slot + 1;
    }

    /** Whether what a slot holds may have a hash. */
    boolean mayBe(int content, long hash) {
        return ((content ^ (int) hash) & mask) == 0;
    }

    int number(int content) {
        return (content & ~mask) - 1;
    }

    void put(int number, long hash) {
        int slot = first(hash);
        while (slots[slot] != 0) slot = next(slot);
        slots[slot] = (int) hash & mask | number + 1;
    }

    /** Without numbers from a limit on. */
    int[] upTo(int limit) {
        int[] kept = slots.clone();
        for (int i = 0; i < kept.length; i++) if (kept[i] != 0 && number(kept[i]) >= limit) kept[i] = 0;
        return kept;
    }
}
