package org.silkgraph.snapshot.ids;

/** Each solution once, in the order they came first. */
final class DistinctStep extends Step {
    private final Run run;
    private final Step of;
    private final int[] slots;
    private Tuples seen;

    DistinctStep(Run run, Step of) {
        super(of.visible, of.certain);
        this.run = run;
        this.of = of;
        // As ARQ does: blank nodes of the query tell no solution from another.
        this.slots = Step.slots(of.visible, slot -> run.variable(slot).isNamedVar());
        this.seen = new Tuples(slots.length);
    }

    @Override
    void open() {
        of.open();
        run.release(seen.size());
        seen = new Tuples(slots.length);
    }

    @Override
    boolean next() {
        while (of.next()) {
            run.tick();
            int before = seen.size();
            if (seen.add(run.row, slots) != before) continue;
            run.hold(1);
            return true;
        }
        return false;
    }

    @Override
    void explain(Outline to) {
        to.line("distinct", of);
    }
}
