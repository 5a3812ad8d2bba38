package org.silkgraph.snapshot.ids;

import java.util.BitSet;
import java.util.List;

/** The solutions of one branch after the other; no branch is no solution. */
final class UnionStep extends Step {
    private final Step[] branches;
    private int at;

    UnionStep(List<Step> branches) {
        super(any(branches), every(branches));
        this.branches = branches.toArray(Step[]::new);
    }

    private static BitSet any(List<Step> branches) {
        BitSet all = new BitSet();
        for (Step branch : branches) all.or(branch.visible);
        return all;
    }

    private static BitSet every(List<Step> branches) {
        if (branches.isEmpty()) return new BitSet();
        BitSet all = (BitSet) branches.get(0).certain.clone();
        for (Step branch : branches) all.and(branch.certain);
        return all;
    }

    @Override
    void open() {
        at = 0;
        if (branches.length > 0) branches[0].open();
    }

    @Override
    boolean next() {
        while (at < branches.length) {
            if (branches[at].next()) return true;
            at++;
            if (at < branches.length) branches[at].open();
        }
        return false;
    }

    @Override
    void explain(Outline to) {
        to.line(branches.length == 0 ? "nothing" : "union", branches);
    }
}
