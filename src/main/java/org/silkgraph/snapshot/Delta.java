package org.silkgraph.snapshot;

/**
 * What came and went since the base was made: rows that are not in the base, and rows of the base that are gone, both in three
 * orders. Immutable; each commit makes a new one in time that grows with its size, which is why it is folded into the base
 * from some size on.
 */
final class Delta {
    static final Delta NONE = new Delta(empty(), empty());

    private final Columns[] added;
    private final Columns[] removed;

    private Delta(Columns[] added, Columns[] removed) {
        this.added = added;
        this.removed = removed;
    }

    private static Columns[] empty() {
        return new Columns[] {Columns.empty(Order.SPO), Columns.empty(Order.POS), Columns.empty(Order.OSP)};
    }

    /** With a change of what base and delta say together: rows that were not there, and rows that were. */
    Delta with(Rows come, Rows go) {
        Rows newlyAdded = new Rows(come.size());
        Rows backAgain = new Rows(0);
        for (int i = 0; i < come.size(); i++) (has(removed, come, i) ? backAgain : newlyAdded).copy(come, i);
        Rows newlyRemoved = new Rows(go.size());
        Rows goneAgain = new Rows(0);
        for (int i = 0; i < go.size(); i++) (has(added, go, i) ? goneAgain : newlyRemoved).copy(go, i);
        Columns[] nowAdded = new Columns[3];
        Columns[] nowRemoved = new Columns[3];
        for (Order order : Order.values()) {
            int at = order.ordinal();
            nowAdded[at] = added[at].with(newlyAdded.sorted(order), goneAgain.sorted(order));
            nowRemoved[at] = removed[at].with(newlyRemoved.sorted(order), backAgain.sorted(order));
        }
        return new Delta(nowAdded, nowRemoved);
    }

    /**
     * What came and went since an earlier delta over the same base was folded: this delta over the base that came of it.
     * What both added stands in the new base, and what only the earlier one added has gone from there since.
     */
    Delta since(Delta folded) {
        Columns[] nowAdded = new Columns[3];
        Columns[] nowRemoved = new Columns[3];
        for (Order order : Order.values()) {
            int at = order.ordinal();
            nowAdded[at] = added[at]
                    .without(folded.added[at])
                    .with(folded.removed[at].without(removed[at]), Columns.empty(order));
            nowRemoved[at] = folded.added[at]
                    .without(added[at])
                    .with(removed[at].without(folded.removed[at]), Columns.empty(order));
        }
        return new Delta(nowAdded, nowRemoved);
    }

    private static boolean has(Columns[] columns, Rows rows, int row) {
        return columns[Order.SPO.ordinal()].contains(
                rows.subject(row), rows.predicate(row), rows.object(row), rows.graph(row));
    }

    Columns added(Order order) {
        return added[order.ordinal()];
    }

    Columns removed(Order order) {
        return removed[order.ordinal()];
    }

    int size() {
        return added[0].size() + removed[0].size();
    }
}
