package org.silkgraph.snapshot.ids;

/** Each solution of the left with those of the right that go with it; the right is evaluated once, and held. */
final class JoinStep extends Step {
    private final Step left;
    private final HeldRight right;
    private boolean inRight;
    private boolean prepared;

    JoinStep(Step left, Step right, HeldRight held) {
        super(union(left.visible, right.visible), union(left.certain, right.certain));
        this.left = left;
        this.right = held;
    }

    @Override
    void open() {
        left.open();
        inRight = false;
        prepared = false;
    }

    @Override
    boolean next() {
        while (true) {
            if (inRight && right.next()) return true;
            inRight = false;
            if (!left.next()) return false;
            if (!prepared) right.prepare();
            prepared = true;
            right.open();
            inRight = true;
        }
    }

    @Override
    void explain(Outline to) {
        to.line("join, right side held", left, right.step());
    }
}
