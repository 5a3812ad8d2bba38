package org.silkgraph.snapshot.ids;

import java.util.BitSet;

/**
 * The right side of a join that is evaluated once, when it is first needed, and held: its solutions by the values of the variables
 * that both sides always bind. Opened for a row it gives the solutions that go with it; what both sides may bind is compared.
 */
final class HeldRight extends Step {
    private final Run run;
    private final Step right;
    private final GraphInUse graph;
    private final int[] keys;
    /** Places of the variables that both sides may bind but one may leave unbound. */
    private final BitSet doubtful;

    private Held held;
    private Tuples tuples;
    /** By tuple, its last solution, and by solution the one before it with the same tuple. */
    private int[] last = {};

    private int[] previous = {};
    private int made = -1;
    private int at;
    private int candidate;
    private int[] before = {};

    HeldRight(Run run, Step left, Step right, BitSet outer, GraphInUse graph) {
        super(right.visible, right.certain);
        this.run = run;
        this.right = right;
        this.graph = graph;
        BitSet seen = union(left.visible, outer);
        BitSet shared = intersection(seen, right.visible);
        BitSet sure = intersection(left.certain, right.certain);
        this.keys = slots(sure);
        this.doubtful = (BitSet) shared.clone();
        this.doubtful.andNot(sure);
        this.held = new Held(run, new int[0]);
        this.tuples = new Tuples(keys.length);
    }

    /** Evaluates the right side if it has not been for the graphs in use. */
    private void prepare() {
        if (made == graph.changes()) return;
        held.clear();
        held = Held.all(run, right);
        tuples = new Tuples(keys.length);
        last = new int[16];
        previous = new int[held.size()];
        int[] saved = run.save();
        for (int solution = 0; solution < held.size(); solution++) {
            run.tick();
            held.load(solution);
            int known = tuples.size();
            int tuple = tuples.add(run.row, keys);
            if (tuple == last.length) last = java.util.Arrays.copyOf(last, tuple * 2);
            previous[solution] = tuple == known ? -1 : last[tuple];
            last[tuple] = solution;
        }
        run.restore(saved);
        made = graph.changes();
    }

    @Override
    void open() {
        prepare();
        before = run.save();
        int tuple = tuples.find(run.row, keys);
        candidate = tuple < 0 ? -1 : last[tuple];
    }

    @Override
    boolean next() {
        run.restore(before);
        while (candidate >= 0) {
            run.tick();
            at = candidate;
            candidate = previous[at];
            if (merge()) return true;
            run.restore(before);
        }
        return false;
    }

    private boolean merge() {
        int[] slots = held.slots();
        for (int column = 0; column < slots.length; column++) {
            int value = held.cell(at, column);
            if (value < 0) continue;
            int there = run.row[slots[column]];
            if (there >= 0 && there != value) return false;
            run.row[slots[column]] = value;
        }
        return true;
    }

    /** Whether a solution goes with the row and shares a variable with it, as MINUS asks. */
    boolean hasCompatible() {
        prepare();
        int tuple = tuples.find(run.row, keys);
        int solution = tuple < 0 ? -1 : last[tuple];
        while (solution >= 0) {
            run.tick();
            if (isCompatible(solution)) return true;
            solution = previous[solution];
        }
        return false;
    }

    private boolean isCompatible(int solution) {
        boolean shares = keys.length > 0;
        int[] slots = held.slots();
        for (int column = 0; column < slots.length; column++) {
            int value = held.cell(solution, column);
            if (value < 0 || !doubtful.get(slots[column])) continue;
            int there = run.row[slots[column]];
            if (there < 0) continue;
            if (there != value) return false;
            shares = true;
        }
        return shares;
    }

    @Override
    void explain(Outline to) {
        to.line("held, and joined", right);
    }
}
