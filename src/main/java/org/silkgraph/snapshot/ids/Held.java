package org.silkgraph.snapshot.ids;

import java.util.Arrays;

/** Solutions of a step that are kept: some slots of each, one behind the other. Counts against the budget of the run. */
final class Held {
    private final Run run;
    private final int[] slots;
    private int[] cells;
    private int size;

    Held(Run run, int[] slots) {
        this.run = run;
        this.slots = slots;
        this.cells = new int[Math.max(16, slots.length * 16)];
    }

    /** Keeps what stands in the row. */
    void add() {
        run.hold(1);
        int from = Math.multiplyExact(size, slots.length);
        if (from + slots.length > cells.length) {
            cells = Arrays.copyOf(cells, Math.addExact(cells.length, cells.length));
        }
        for (int i = 0; i < slots.length; i++) cells[from + i] = run.row[slots[i]];
        size++;
    }

    int size() {
        return size;
    }

    int[] slots() {
        return slots;
    }

    /** The value of the column, which is the place of its slot in {@link #slots}. */
    int cell(int solution, int column) {
        return cells[solution * slots.length + column];
    }

    /** Puts a solution into the row. */
    void load(int solution) {
        int from = solution * slots.length;
        for (int i = 0; i < slots.length; i++) run.row[slots[i]] = cells[from + i];
    }

    /** Takes the slots out of the row. */
    void unload() {
        for (int slot : slots) run.row[slot] = Run.UNBOUND;
    }

    /** Lets go of all. */
    void clear() {
        run.release(size);
        size = 0;
    }

    /** All solutions of a step from an empty row, whatever stands in the row now. */
    static Held all(Run run, Step step) {
        int[] before = run.save();
        run.clear();
        Held held = new Held(run, Step.slots(step.visible));
        step.open();
        while (step.next()) held.add();
        run.restore(before);
        return held;
    }
}
