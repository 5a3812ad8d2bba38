package org.silkgraph.snapshot.ids;

/** Solutions without those that are like the one just before. */
final class ReducedStep extends Step {
    private final Run run;
    private final Step of;
    private final int[] slots;
    private final int[] last;
    private boolean any;

    ReducedStep(Run run, Step of) {
        super(of.visible, of.certain);
        this.run = run;
        this.of = of;
        // As ARQ does: blank nodes of the query tell no solution from another.
        this.slots = Step.slots(of.visible, slot -> run.variable(slot).isNamedVar());
        this.last = new int[slots.length];
    }

    @Override
    void open() {
        of.open();
        any = false;
    }

    @Override
    boolean next() {
        while (of.next()) {
            run.tick();
            if (any && isLast()) continue;
            for (int i = 0; i < slots.length; i++) last[i] = run.row[slots[i]];
            any = true;
            return true;
        }
        return false;
    }

    private boolean isLast() {
        for (int i = 0; i < slots.length; i++) if (last[i] != run.row[slots[i]]) return false;
        return true;
    }

    @Override
    void explain(Outline to) {
        to.line("reduced", of);
    }
}
