package org.silkgraph.snapshot.ids;

/** The solutions of the left that no solution of the right goes with; the right is evaluated once, and held. */
final class MinusStep extends Step {
    private final Run run;
    private final Step left;
    private final HeldRight right;

    MinusStep(Run run, Step left, HeldRight right) {
        super(left.visible, left.certain);
        this.run = run;
        this.left = left;
        this.right = right;
    }

    @Override
    void open() {
        left.open();
    }

    @Override
    boolean next() {
        while (left.next()) {
            run.tick();
            if (!right.hasCompatible()) return true;
        }
        return false;
    }

    @Override
    void explain(Outline to) {
        to.line("minus", left, right);
    }
}
