package org.silkgraph.snapshot.ids;

import java.util.BitSet;
import java.util.List;

/** The rows of VALUES that go with the row. */
final class TableStep extends Step {
    private final Run run;
    private final int[] slots;
    private final List<int[]> rows;
    private int[] before = {};
    private int at;

    /** @param rows values by place of the slot, {@link Run#UNBOUND} for UNDEF */
    TableStep(Run run, int[] slots, List<int[]> rows) {
        super(bits(slots), certain(slots, rows));
        this.run = run;
        this.slots = slots;
        this.rows = rows;
    }

    private static BitSet bits(int[] slots) {
        BitSet bits = new BitSet();
        for (int slot : slots) bits.set(slot);
        return bits;
    }

    private static BitSet certain(int[] slots, List<int[]> rows) {
        BitSet bits = bits(slots);
        for (int[] row : rows) for (int i = 0; i < slots.length; i++) if (row[i] < 0) bits.clear(slots[i]);
        return bits;
    }

    @Override
    void open() {
        before = new int[slots.length];
        for (int i = 0; i < slots.length; i++) before[i] = run.row[slots[i]];
        at = 0;
    }

    @Override
    boolean next() {
        while (at < rows.size()) {
            run.tick();
            if (fits(rows.get(at++))) return true;
        }
        put(before);
        return false;
    }

    private void put(int[] values) {
        for (int i = 0; i < slots.length; i++) run.row[slots[i]] = values[i];
    }

    private boolean fits(int[] values) {
        put(before);
        for (int i = 0; i < slots.length; i++) {
            if (values[i] < 0) continue;
            if (before[i] >= 0 && before[i] != values[i]) return false;
            run.row[slots[i]] = values[i];
        }
        return true;
    }

    @Override
    void explain(Outline to) {
        to.line("values of " + to.names(slots) + ", " + rows.size() + " rows");
    }
}
