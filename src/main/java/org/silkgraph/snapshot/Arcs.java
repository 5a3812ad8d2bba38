package org.silkgraph.snapshot;

import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * The arcs of one thing after the other, read from the sorted columns as they stand, base then delta: triples between two things
 * ({@code {base}id/}) with one of the predicates that count, in the graphs that count.
 *
 * <p>Most rows of a thing are no arcs (its names and types, the claims that name it), so the rows that are have a bit each
 * ({@link ArcRows}), 64 looked at in one go. An arc that stands in several graphs comes once; a thing comes as often as predicates lead
 * to it. No object is made while arcs are read. One thread.
 */
public final class Arcs {
    private static final long[] NO_BITS = {};

    private final boolean hasDelta;
    private final @Nullable BitSet only;
    private final @Nullable BitSet never;
    private final @Nullable ArcMask mask;
    private final ArcRows.Test test;
    private final boolean isOfSeveralGraphs;
    private final boolean isFiltered;
    private final Side out;
    private final Side in;

    private Side side;
    private long touched;

    /** Which arcs count, at one version. Immutable; any number of threads read them. */
    public static final class Choice {
        private final Snapshot snapshot;
        private final ArcRows.Test test;
        private final ArcRows rows;
        private final @Nullable BitSet only;
        private final @Nullable BitSet never;
        private final @Nullable ArcMask mask;

        /**
         * Those in the default graph, and where wanted in others.
         *
         * @param implied whether those in {@code graph/implied} count
         * @param reference whether those of reference data count, with any predicate
         * @param only the predicates that count of all there are, or null for all
         * @param never those that do not, or null for none
         * @param mask the arcs that count of all these, or null for all
         */
        Choice(
                Snapshot snapshot,
                boolean implied,
                boolean reference,
                @Nullable BitSet only,
                @Nullable BitSet never,
                @Nullable ArcMask mask) {
            this.snapshot = snapshot;
            this.test = new ArcRows.Test(snapshot, snapshot.claimed(), implied, reference);
            this.rows = snapshot.base().arcs(test);
            this.only = only;
            this.never = never;
            this.mask = mask;
        }

        /** Whether arcs with a predicate count. */
        public boolean isWanted(int predicate) {
            return (only == null || only.get(predicate)) && (never == null || !never.get(predicate));
        }

        /** Reads them; one thread. */
        public Arcs arcs() {
            return new Arcs(this);
        }
    }

    private Arcs(Choice choice) {
        this.only = choice.only;
        this.never = choice.never;
        this.mask = choice.mask;
        this.test = choice.test;
        this.isOfSeveralGraphs = test.isOfSeveralGraphs();
        this.isFiltered = only != null || never != null;
        this.hasDelta = choice.snapshot.delta().size() > 0;
        this.out = new Side(Order.SPO, choice.snapshot, choice.rows.out);
        this.in = new Side(Order.OSP, choice.snapshot, choice.rows.in);
        this.side = out;
    }

    private boolean isWanted(int predicate) {
        return (only == null || only.get(predicate)) && (never == null || !never.get(predicate));
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

    /** The predicate of the arc. */
    public int predicate() {
        return side.predicate();
    }

    /** How many arcs were looked at so far, those that were passed over included. */
    public long touched() {
        return touched;
    }

    /** An upper limit of the arcs of a thing in a direction, known without looking at them. */
    public int atMost(int thing, boolean forward) {
        return (forward ? out : in).atMost(thing);
    }

    /** Whether an arc leads from one thing to another; found by searching, not by walking. Ends a walk that is under way. */
    public boolean has(int from, int to) {
        return in.has(to, from);
    }

    /** How many arcs a thing has in a direction. */
    public int count(int thing, boolean forward) {
        open(thing, forward);
        int count = 0;
        while (next()) count++;
        return count;
    }

    /** One direction. */
    private final class Side {
        private final boolean isForward;
        private final Columns base;
        private final Columns added;
        private final Columns removed;
        private final int[] othersOfBase;
        private final long[] marked;
        private final long[] masked;

        private int thing;
        private int at;
        private int last;
        private long word;
        private long lastWord;
        private boolean inAdded;
        private boolean checksRemoved;
        private int row;
        private int given;
        private int end;
        private int other = IdAccess.NONE;

        Side(Order order, Snapshot snapshot, long[] marked) {
            this.isForward = order == Order.SPO;
            this.base = snapshot.base().in(order);
            this.added = snapshot.delta().added(order);
            this.removed = snapshot.delta().removed(order);
            this.othersOfBase = base.others();
            this.marked = marked;
            this.masked = mask == null ? NO_BITS : mask.ofBase(isForward);
        }

        private long bits(int index) {
            return masked.length > 0 ? marked[index] & masked[index] : marked[index];
        }

        void open(int of) {
            long range = base.range(of, IdAccess.ANY, IdAccess.ANY);
            start(of, Columns.from(range), Columns.to(range));
        }

        private void start(int of, int from, int to) {
            thing = of;
            given = -1;
            inAdded = false;
            checksRemoved = hasDelta && removed.size() > 0 && removed.count(of) > 0;
            if (from == to) {
                word = 0;
                at = 0;
                last = 0;
                return;
            }
            at = from >>> 6;
            last = to - 1 >>> 6;
            lastWord = -1L >>> -to;
            word = bits(at) & -1L << from;
            if (at == last) word &= lastWord;
        }

        /** Whether an arc joins a thing with another one, which stands in the second column. */
        boolean has(int of, int second) {
            long range = base.range(of, second, IdAccess.ANY);
            start(of, Columns.from(range), Columns.to(range));
            if (nextOfBase()) return true;
            if (!hasDelta) return false;
            inAdded = true;
            range = added.range(of, second, IdAccess.ANY);
            for (row = Columns.from(range); row < Columns.to(range); row++) if (isAdded()) return true;
            return false;
        }

        int atMost(int of) {
            int most = base.count(of);
            return hasDelta ? most + added.count(of) : most;
        }

        boolean next() {
            return nextOfBase() || hasDelta && nextAdded();
        }

        private boolean nextOfBase() {
            while (true) {
                if (word != 0) {
                    row = (at << 6) + Long.numberOfTrailingZeros(word);
                    word &= word - 1;
                    touched++;
                    if (isFiltered && !isWanted(predicate()) || checksRemoved && isRemoved()) continue;
                    int there = othersOfBase[row];
                    if (isOfSeveralGraphs && isGivenAgain(there)) continue;
                    other = there;
                    return true;
                }
                if (at >= last) return false;
                word = bits(++at);
                if (at == last) word &= lastWord;
            }
        }

        /** Whether it was given just before, of another graph. */
        private boolean isGivenAgain(int there) {
            int before = given;
            given = row;
            return before >= 0
                    && othersOfBase[before] == there
                    && base.second(before) == base.second(row)
                    && base.third(before) == base.third(row);
        }

        private boolean isRemoved() {
            return removed.contains(thing, base.second(row), base.third(row), base.graph(row));
        }

        private boolean nextAdded() {
            if (!inAdded) {
                inAdded = true;
                long range = added.range(thing, IdAccess.ANY, IdAccess.ANY);
                row = Columns.from(range) - 1;
                given = -1;
                end = Columns.to(range);
            }
            while (++row < end) {
                touched++;
                if (!isAdded() || isOfSeveralGraphs && isKnown()) continue;
                other = isForward ? added.third(row) : added.second(row);
                return true;
            }
            return false;
        }

        /** Whether it comes of another graph too: of the base, or just before. */
        private boolean isKnown() {
            int before = given;
            int there = added.second(row);
            int past = added.third(row);
            long rows = base.range(thing, there, past);
            for (int at = Columns.from(rows); at < Columns.to(rows); at++) {
                boolean isArc = (bits(at >>> 6) & 1L << at) != 0;
                if (isArc && !(checksRemoved && removed.contains(thing, there, past, base.graph(at)))) return true;
            }
            given = row;
            return before >= 0 && added.second(before) == there && added.third(before) == past;
        }

        private boolean isAdded() {
            int predicate = predicate();
            if (isFiltered && !isWanted(predicate)) return false;
            if (mask != null && !mask.isInDelta(isForward, row)) return false;
            int there = isForward ? added.third(row) : added.second(row);
            int graph = added.graph(row);
            return isForward ? test.is(thing, predicate, there, graph) : test.is(there, predicate, thing, graph);
        }

        int predicate() {
            Columns columns = inAdded ? added : base;
            return isForward ? columns.second(row) : columns.third(row);
        }
    }
}
