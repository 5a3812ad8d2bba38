package org.silkgraph.snapshot.ids;

import java.util.List;

/**
 * Each solution of the left with those of the right that go with it and meet the conditions, or as it is where none does; the
 * right is evaluated once, and held.
 */
final class LeftJoinStep extends Step {
    private final Step left;
    private final HeldRight right;
    private final Condition[] conditions;
    private boolean inRight;
    private boolean found;

    LeftJoinStep(Step left, Step right, HeldRight held, List<Condition> conditions) {
        super(union(left.visible, right.visible), left.certain);
        this.left = left;
        this.right = held;
        this.conditions = conditions.toArray(Condition[]::new);
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
                right.prepare();
                right.open();
                inRight = true;
                found = false;
            }
            while (right.next()) {
                if (!holds()) continue;
                found = true;
                return true;
            }
            inRight = false;
            if (!found) return true;
        }
    }

    private boolean holds() {
        for (Condition condition : conditions) if (!condition.holds()) return false;
        return true;
    }

    @Override
    void explain(Outline to) {
        String which = String.join(
                " and ",
                java.util.Arrays.stream(conditions).map(Object::toString).toList());
        to.line("optional, right side held" + (which.isEmpty() ? "" : " where " + which), left, right.step());
    }
}
