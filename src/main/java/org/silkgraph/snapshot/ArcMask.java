package org.silkgraph.snapshot;

/**
 * A choice among the arcs of one version: only those count that were added. A bit for each row of base and delta, made once for a
 * question and read by any number of threads afterwards.
 */
public final class ArcMask {
    private final Columns[] columns;
    private final long[][] bits;

    ArcMask(Snapshot snapshot) {
        this.columns = new Columns[] {
            snapshot.base().in(Order.SPO),
            snapshot.base().in(Order.OSP),
            snapshot.delta().added(Order.SPO),
            snapshot.delta().added(Order.OSP)
        };
        this.bits = new long[columns.length][];
        for (int i = 0; i < columns.length; i++) bits[i] = new long[columns[i].size() + 63 >>> 6];
    }

    /** Chooses an arc, in whatever graphs it stands. */
    public void add(int subject, int predicate, int object) {
        for (int i = 0; i < columns.length; i++) {
            Order order = columns[i].order();
            long rows = columns[i].range(
                    order.first(subject, predicate, object),
                    order.second(subject, predicate, object),
                    order.third(subject, predicate, object));
            for (int row = Columns.from(rows); row < Columns.to(rows); row++) bits[i][row >>> 6] |= 1L << row;
        }
    }

    long[] ofBase(boolean forward) {
        return bits[forward ? 0 : 1];
    }

    boolean isInDelta(boolean forward, int row) {
        return (bits[forward ? 2 : 3][row >>> 6] & 1L << row) != 0;
    }
}
