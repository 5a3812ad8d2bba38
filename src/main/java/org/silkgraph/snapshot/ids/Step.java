package org.silkgraph.snapshot.ids;

import java.util.BitSet;
import java.util.function.IntPredicate;

/**
 * An operator of a plan: gives solutions one after the other in the row of its {@link Run}.
 *
 * <p>{@link #open} begins for the values that stand in the row, which are part of every solution (an index join is a step opened for each
 * row of another). {@link #next} puts the next solution into the row; when there is none it leaves the row as it was at
 * {@link #open}. A step that is opened again before its end has the row restored by whoever opens it. One thread.
 */
abstract class Step {
    /** Variables a solution may bind, and those it always binds; both without what the row had before. */
    final BitSet visible;

    final BitSet certain;

    Step(BitSet visible, BitSet certain) {
        this.visible = visible;
        this.certain = certain;
    }

    abstract void open();

    abstract boolean next();

    /** Says what it does, and of what it is made, for {@code explain}. */
    abstract void explain(Outline to);

    static BitSet union(BitSet a, BitSet b) {
        BitSet both = (BitSet) a.clone();
        both.or(b);
        return both;
    }

    static BitSet intersection(BitSet a, BitSet b) {
        BitSet both = (BitSet) a.clone();
        both.and(b);
        return both;
    }

    static int[] slots(BitSet of, IntPredicate kept) {
        return of.stream().filter(kept).toArray();
    }

    static int[] slots(BitSet of) {
        return of.stream().toArray();
    }
}
