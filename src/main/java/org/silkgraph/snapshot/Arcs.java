package org.silkgraph.snapshot;

import java.util.BitSet;

/**
 * The arcs of one thing after the other: triples of a set of predicates in a set of graphs that begin or end there, read from the sorted
 * columns as they stand, base then delta. A triple that is in several of the graphs comes once. No object is made while arcs are read. One thread.
 */
public final class Arcs {
    private final Snapshot snapshot;
    private final BitSet predicates;
    private final Selection graphs;
    private final Side out;
    private final Side in;

    private Side side;
    private long touched;

    Arcs(Snapshot snapshot, BitSet predicates, Selection graphs) {
        this.snapshot = snapshot;
        this.predicates = (BitSet) predicates.clone();
        this.graphs = graphs;
        this.out = new Side(Order.SPO);
        this.in = new Side(Order.OSP);
        this.side = out;
    }

    /** Begins before the first arc of a thing: one that begins there, or one that ends there. */
    public void open(int thing, boolean forward) {
        side = forward ? out : in;
        side.open(thing);
    }

    /** Goes to the next arc; false at the end. */
    public boolean next() {
        return side.next();
    }

    /** The thing at the other end. */
    public int other() {
        return side.other;
    }

    /** How many rows were looked at so far, those that were passed over included. */
    public long touched() {
        return touched;
    }

    /** One direction. */
    private final class Side {
        private final boolean isForward;
        private final Columns base;
        private final Columns added;
        private final Columns removed;
        private Columns columns;
        private int thing;
        private int row;
        private int end;
        private int other = IdAccess.NONE;
        private int predicate = IdAccess.NONE;

        Side(Order order) {
            this.isForward = order == Order.SPO;
            this.base = snapshot.base().in(order);
            this.added = snapshot.delta().added(order);
            this.removed = snapshot.delta().removed(order);
            this.columns = base;
        }

        void open(int at) {
            thing = at;
            begin(base);
        }

        private void begin(Columns next) {
            columns = next;
            long range = columns.range(thing, IdAccess.ANY, IdAccess.ANY);
            row = Columns.from(range);
            end = Columns.to(range);
            other = IdAccess.NONE;
        }

        boolean next() {
            while (true) {
                while (row < end) if (take(row++)) return true;
                if (columns == added || added.size() == 0) return false;
                begin(added);
            }
        }

        private boolean take(int at) {
            touched++;
            int second = columns.second(at);
            int third = columns.third(at);
            int nextPredicate = isForward ? second : third;
            if (!predicates.get(nextPredicate)) return false;
            int nextGraph = columns.graph(at);
            if (!graphs.has(nextGraph)) return false;
            int nextOther = isForward ? third : second;
            if (nextOther == other && nextPredicate == predicate) return false;
            if (columns == base) {
                if (removed.size() > 0 && removed.contains(thing, second, third, nextGraph)) return false;
            } else if (isInBase(second, third)) {
                return false;
            }
            other = nextOther;
            predicate = nextPredicate;
            return true;
        }

        private boolean isInBase(int second, int third) {
            long range = base.range(thing, second, third);
            for (int at = Columns.from(range); at < Columns.to(range); at++) {
                int there = base.graph(at);
                if (graphs.has(there) && !(removed.size() > 0 && removed.contains(thing, second, third, there))) {
                    return true;
                }
            }
            return false;
        }
    }
}
