package org.silkgraph.snapshot.ids;

/** Each solution of the left with those of the right that go with it, or as it is where none does. */
final class OptionalStep extends Step {
    private final Step left;
    private final Step right;
    private boolean inRight;
    private boolean found;

    OptionalStep(Step left, Step right) {
        super(union(left.visible, right.visible), left.certain);
        this.left = left;
        this.right = right;
    }

    @Override
    void open() {
        left.open();
        inRight = false;
    }

    @Override
    boolean next() {
        while (true) {
            if (!inRight) {
                if (!left.next()) return false;
                right.open();
                inRight = true;
                found = false;
            }
            if (right.next()) {
                found = true;
                return true;
            }
            inRight = false;
            if (!found) return true;
        }
    }

    @Override
    void explain(Outline to) {
        to.line("optional", left, right);
    }
}
