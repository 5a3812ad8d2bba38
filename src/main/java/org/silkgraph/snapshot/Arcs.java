package org.silkgraph.snapshot;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.silkgraph.snapshot.ArcRows.Layer;

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

    private final Snapshot snapshot;
    private final @Nullable BitSet named;
    private final boolean without;
    private final @Nullable ArcMask mask;
    private final List<ArcRows.Test> tests;
    private final Side out;
    private final Side in;

    private Side side;
    private long touched;

    /**
     * Which arcs count.
     *
     * @param predicates those of links
     * @param implied whether those in {@code graph/implied} count beside those in the default graph
     * @param reference whether those of reference data count, with any predicate
     * @param named the predicates that count of all these, or null for all
     * @param without whether {@code named} are those that do not count
     * @param mask the arcs that count of all these, or null for all
     */
    public record Choice(
            BitSet predicates,
            boolean implied,
            boolean reference,
            @Nullable BitSet named,
            boolean without,
            @Nullable ArcMask mask) {
        /** Whether the predicate of an arc is one that counts. */
        public boolean isWanted(int predicate) {
            return named == null || named.get(predicate) != without;
        }
    }

    Arcs(Snapshot snapshot, Choice choice) {
        this.snapshot = snapshot;
        this.named = choice.named();
        this.without = choice.without();
        this.mask = choice.mask();
        this.tests = new ArrayList<>();
        for (Layer layer : Layer.values()) {
            if (layer == Layer.IMPLIED && !choice.implied() || layer == Layer.REFERENCE && !choice.reference())
                continue;
            tests.add(new ArcRows.Test(snapshot, layer, choice.predicates()));
        }
        List<ArcRows> layers =
                tests.stream().map(test -> snapshot.base().arcs(test)).toList();
        this.out = new Side(Order.SPO, layers);
        this.in = new Side(Order.OSP, layers);
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
        private final long[] stated;
        private final long[] second;
        private final long[] third;
        private final long[] masked;
        private final boolean hasDelta;
        private final boolean isOneLayer;
        private final boolean isPlain;

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

        Side(Order order, List<ArcRows> layers) {
            this.isForward = order == Order.SPO;
            this.base = snapshot.base().in(order);
            this.added = snapshot.delta().added(order);
            this.removed = snapshot.delta().removed(order);
            this.othersOfBase = base.others();
            this.stated = bits(layers, 0);
            this.second = bits(layers, 1);
            this.third = bits(layers, 2);
            this.masked = mask == null ? NO_BITS : mask.ofBase(isForward);
            this.hasDelta = snapshot.delta().size() > 0;
            this.isOneLayer = layers.size() == 1;
            this.isPlain = isOneLayer && masked.length == 0;
        }

        private long[] bits(List<ArcRows> layers, int layer) {
            if (layer >= layers.size()) return NO_BITS;
            return isForward ? layers.get(layer).out : layers.get(layer).in;
        }

        private long bits(int index) {
            if (isPlain) return stated[index];
            long word = stated[index];
            if (second.length > 0) word |= second[index];
            if (third.length > 0) word |= third[index];
            return masked.length > 0 ? word & masked[index] : word;
        }

        void open(int of) {
            thing = of;
            given = -1;
            inAdded = false;
            long range = base.range(of, IdAccess.ANY, IdAccess.ANY);
            int from = Columns.from(range);
            int to = Columns.to(range);
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

        int atMost(int of) {
            int most = base.count(of);
            return hasDelta ? most + added.count(of) : most;
        }

        boolean next() {
            while (true) {
                if (word != 0) {
                    row = (at << 6) + Long.numberOfTrailingZeros(word);
                    word &= word - 1;
                    touched++;
                    if (named != null && named.get(predicate()) == without || checksRemoved && isRemoved()) continue;
                    if (!isOneLayer && isGivenAgain()) continue;
                    other = othersOfBase[row];
                    return true;
                }
                if (at < last) {
                    word = bits(++at);
                    if (at == last) word &= lastWord;
                    continue;
                }
                return hasDelta && nextAdded();
            }
        }

        /** Whether it was given just before, of another graph. */
        private boolean isGivenAgain() {
            int before = given;
            given = row;
            return before >= 0 && base.second(before) == base.second(row) && base.third(before) == base.third(row);
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
                if (!isAdded() || !isOneLayer && isKnown()) continue;
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
            if (named != null && named.get(predicate) == without) return false;
            if (mask != null && !mask.isInDelta(isForward, row)) return false;
            int there = isForward ? added.third(row) : added.second(row);
            int graph = added.graph(row);
            for (ArcRows.Test test : tests) if (test.is(thing, predicate, there, graph)) return true;
            return false;
        }

        int predicate() {
            Columns columns = inAdded ? added : base;
            return isForward ? columns.second(row) : columns.third(row);
        }
    }
}
