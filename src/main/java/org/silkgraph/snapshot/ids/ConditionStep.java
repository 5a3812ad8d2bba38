package org.silkgraph.snapshot.ids;

import java.util.BitSet;
import java.util.List;

/** One empty solution where conditions on the row hold: a filter between two steps of a chain. */
final class ConditionStep extends Step {
    private final Condition[] conditions;
    private boolean open;

    ConditionStep(List<Condition> conditions) {
        super(new BitSet(), new BitSet());
        this.conditions = conditions.toArray(Condition[]::new);
    }

    @Override
    void open() {
        open = true;
    }

    @Override
    boolean next() {
        if (!open) return false;
        open = false;
        for (Condition condition : conditions) if (!condition.holds()) return false;
        return true;
    }

    @Override
    void explain(Outline to) {
        for (Condition condition : conditions) to.line("filter " + condition);
    }
}
