package org.silkgraph.snapshot;

import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * The arcs of one thing after the other, base then delta: triples between two things ({@code {base}id/}) with one of the predicates
 * that count, in the graphs that count. An arc comes once, in however many graphs it stands; a thing comes as often as predicates
 * lead to it.
 *
 * <p>Things are known here by their places: 0, 1, 2 and so on for those that have arcs in the base, larger numbers for others. They
 * hold for this object and for others of the same choice. No object is made while arcs are read. One thread.
 */
public final class Arcs {
    private final ArcIndex index;
    private final ArcIndex.Test test;
    private final int size;
    private final int layers;
    private final @Nullable BitSet only;
    private final @Nullable BitSet never;
    private final @Nullable ArcMask mask;
    /** By the ways that are wanted, then by what is said of an arc: whether it counts, masks aside. */
    private final boolean[][] counts;

    private boolean[] counting;
    private final boolean isMasked;
    private final Columns base;
    private final Columns removed;
    private final Columns removedIn;
    private final Columns addedOut;
    private final Columns addedIn;
    private final boolean hasDelta;

    private int here;
    private int ways;
    private int at;
    private int end;
    private int other = IdAccess.NONE;
    private int said;
    private int predicate;
    private boolean checksRemoved;
    /** Which of the added rows are walked: none yet, those that begin at the thing, those that end there. */
    private int stage;

    private int row;
    private int rowEnd;
    private long touched;

    /** Which arcs count, at one version. Immutable; any number of threads read them. */
    public static final class Choice {
        private final Snapshot snapshot;
        private final ArcIndex index;
        private final ArcIndex.Test test;
        private final int layers;
        private final @Nullable BitSet only;
        private final @Nullable BitSet never;
        private final @Nullable ArcMask mask;
        private final boolean[][] counts;

        Choice(
                Snapshot snapshot,
                boolean implied,
                boolean reference,
                @Nullable BitSet only,
                @Nullable BitSet never,
                @Nullable ArcMask mask) {
            this.snapshot = snapshot;
            this.test = new ArcIndex.Test(snapshot);
            this.index = snapshot.base().arcs(test);
            this.layers = ArcIndex.STATED | (implied ? ArcIndex.IMPLIED : 0) | (reference ? ArcIndex.REFERENCE : 0);
            this.only = only;
            this.never = never;
            this.mask = mask;
            this.counts = counts();
        }

        private boolean[][] counts() {
            int[] predicates = index.predicates();
            int ways = ArcIndex.FORWARD | ArcIndex.BACKWARD;
            boolean[][] counts = new boolean[ways + 1][predicates.length << ArcIndex.PREDICATE_SHIFT];
            for (int wanted = 1; wanted <= ways; wanted++) {
                for (int said = 0; said < counts[wanted].length; said++) {
                    counts[wanted][said] =
                            (said & layers) != 0 && (said & wanted) != 0 && isWanted(index.predicate(said));
                }
            }
            return counts;
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
        this.index = choice.index;
        this.test = choice.test;
        this.size = index.size();
        this.layers = choice.layers;
        this.only = choice.only;
        this.never = choice.never;
        this.mask = choice.mask;
        this.counts = choice.counts;
        this.counting = counts[0];
        this.isMasked = mask != null;
        Delta delta = choice.snapshot.delta();
        this.base = choice.snapshot.base().in(Order.SPO);
        this.removed = delta.removed(Order.SPO);
        this.removedIn = delta.removed(Order.OSP);
        this.addedOut = delta.added(Order.SPO);
        this.addedIn = delta.added(Order.OSP);
        this.hasDelta = delta.size() > 0;
    }

    /** How many things have arcs in the base: places below are theirs. */
    public int places() {
        return size;
    }

    /** The place of the thing of a number; that of a number below 0 is itself. */
    public int place(int term) {
        if (term < 0) return term;
        int place = index.place(term);
        return place >= 0 ? place : size + term;
    }

    /** The number of the thing at a place. */
    public int term(int place) {
        return place < size ? index.term(place) : place - size;
    }

    /** Begins before the first arc of a place, in both directions. */
    public void open(int place) {
        open(place, ArcIndex.FORWARD | ArcIndex.BACKWARD);
    }

    /** Begins before the first arc of a place: one that begins there, or one that ends there. */
    public void open(int place, boolean forward) {
        open(place, forward ? ArcIndex.FORWARD : ArcIndex.BACKWARD);
    }

    private void open(int place, int wanted) {
        here = place;
        ways = wanted;
        counting = counts[wanted];
        if (place < size) {
            at = index.start(place);
            end = index.start(place + 1);
        } else {
            at = 0;
            end = 0;
        }
        if (!hasDelta) return;
        stage = 0;
        row = 0;
        rowEnd = 0;
        checksRemoved = removed.size() > 0 && place < size;
    }

    /** Goes to the next arc; false at the end. */
    public boolean next() {
        while (at < end) {
            int arc = at++;
            int what = index.said(arc);
            touched++;
            if (!counting[what] || isMasked && !isMarked(arc, what) || checksRemoved && isGone(arc, what)) continue;
            said = what;
            other = index.other(arc);
            return true;
        }
        return hasDelta && nextAdded();
    }

    /**
     * Goes to the next arcs, as many as there is room for, and gives the places at their other ends.
     *
     * @return how many; 0 at the end
     */
    public int next(int[] others) {
        int size = 0;
        if (mask != null || checksRemoved) {
            while (size < others.length && next()) others[size++] = other;
            return size;
        }
        int arc = at;
        boolean[] counts = counting;
        while (arc < end && size < others.length) {
            if (counts[index.said(arc)]) others[size++] = index.other(arc);
            arc++;
        }
        touched += arc - at;
        at = arc;
        while (hasDelta && size < others.length && nextAdded()) others[size++] = other;
        return size;
    }

    /** Where the walk stands, for {@link #seek}; only where {@link #isSettled}. */
    public int position() {
        return at;
    }

    /** Goes on where another walk of the same place stood. */
    public void seek(int position) {
        at = position;
    }

    /** Whether nothing came to a place or went from it since the base, so that its arcs come in the order of their other ends. */
    public boolean isSettled(int place) {
        if (!hasDelta) return true;
        if (place >= size) return false;
        int thing = term(place);
        return addedOut.count(thing) == 0
                && addedIn.count(thing) == 0
                && (removed.size() == 0 || removed.count(thing) == 0 && removedIn.count(thing) == 0);
    }

    private boolean isMarked(int arc, int what) {
        if (mask == null) return true;
        int property = index.predicate(what);
        int thing = term(here);
        int there = index.term(index.other(arc));
        return isForward(what) ? mask.has(thing, property, there) : mask.has(there, property, thing);
    }

    private static boolean isForward(int what) {
        return (what & ArcIndex.FORWARD) != 0;
    }

    /** Whether an arc of the base has gone from all graphs that count. */
    private boolean isGone(int arc, int what) {
        int thing = term(here);
        int there = index.term(index.other(arc));
        int subject = isForward(what) ? thing : there;
        int object = isForward(what) ? there : thing;
        int property = index.predicate(what);
        // Nearly always nothing about the triple was removed.
        long range = removed.range(subject, property, object);
        return Columns.from(range) < Columns.to(range) && !isInBase(subject, property, object);
    }

    /** Whether a triple stands in the base, in a graph that counts, and is not gone from there. */
    private boolean isInBase(int subject, int property, int object) {
        long rows = base.range(subject, property, object);
        for (int i = Columns.from(rows); i < Columns.to(rows); i++) {
            int graph = base.graph(i);
            if ((test.layer(property, graph) & layers) == 0) continue;
            if (removed.size() == 0 || !removed.contains(subject, property, object, graph)) return true;
        }
        return false;
    }

    private boolean nextAdded() {
        while (true) {
            while (row < rowEnd) if (takeAdded(row++)) return true;
            stage++;
            if (stage > ArcIndex.BACKWARD) {
                // Past the last one, and there it stays.
                stage = ArcIndex.BACKWARD;
                return false;
            }
            if ((ways & stage) == 0) continue;
            Columns added = stage == ArcIndex.FORWARD ? addedOut : addedIn;
            long range = added.range(term(here), IdAccess.ANY, IdAccess.ANY);
            row = Columns.from(range);
            rowEnd = Columns.to(range);
        }
    }

    private boolean takeAdded(int at) {
        boolean isOut = stage == ArcIndex.FORWARD;
        Columns added = isOut ? addedOut : addedIn;
        touched++;
        int thing = term(here);
        int there = isOut ? added.third(at) : added.second(at);
        int property = isOut ? added.second(at) : added.third(at);
        int subject = isOut ? thing : there;
        int object = isOut ? there : thing;
        if (!isAdded(subject, property, object, added.graph(at))) return false;
        // Of several graphs the first one that counts gives it, the base before the delta.
        long same = added.range(thing, isOut ? property : there, isOut ? there : property);
        for (int i = Columns.from(same); i < at; i++) {
            if ((test.layer(property, added.graph(i)) & layers) != 0) return false;
        }
        if (isInBase(subject, property, object)) return false;
        said = stage;
        predicate = property;
        other = place(there);
        return true;
    }

    private boolean isAdded(int subject, int property, int object, int graph) {
        if ((test.layer(subject, property, object, graph) & layers) == 0) return false;
        if (only != null && !only.get(property) || never != null && never.get(property)) return false;
        return mask == null || mask.has(subject, property, object);
    }

    /** The place of the thing at the other end. */
    public int other() {
        return other;
    }

    /** The predicate of the arc. */
    public int predicate() {
        return said > ArcIndex.BACKWARD ? index.predicate(said) : predicate;
    }

    /** Whether it begins at the place that was asked for. */
    public boolean isForward() {
        return isForward(said);
    }

    /** How many arcs were looked at so far, those that were passed over included. */
    public long touched() {
        return touched;
    }

    /** How many arcs a place has, both directions together, those included that do not count or are gone; found at once. */
    public int atMost(int place) {
        int count = place < size ? index.start(place + 1) - index.start(place) : 0;
        if (!hasDelta) return count;
        int thing = term(place);
        return count + addedOut.count(thing) + addedIn.count(thing);
    }

    /** How many arcs a place has, both directions together. Ends a walk that is under way. */
    public int count(int place) {
        open(place);
        int count = 0;
        while (next()) count++;
        return count;
    }

    /** Whether an arc leads from one place to another; found by searching, not by walking. Ends a walk that is under way. */
    public boolean has(int from, int to) {
        return (between(from, to) & ArcIndex.FORWARD) != 0;
    }

    /** Whether an arc joins two places, in whatever direction. Ends a walk that is under way. */
    public boolean joins(int one, int other) {
        return between(one, other) != 0;
    }

    /** The predicate of an arc that joins two places, in whatever direction, or below 0 where there is none. */
    public int anyBetween(int one, int other) {
        predicate = IdAccess.NONE;
        return between(one, other) == 0 ? IdAccess.NONE : predicate;
    }

    private int between(int from, int to) {
        int found = 0;
        touched++;
        if (from < size && to < size) {
            boolean isFrom = index.start(from + 1) - index.start(from) <= index.start(to + 1) - index.start(to);
            here = isFrom ? from : to;
            int there = isFrom ? to : from;
            int last = index.start(here + 1);
            boolean[] any = counts[ArcIndex.FORWARD | ArcIndex.BACKWARD];
            for (int arc = index.first(here, there); arc < last && index.other(arc) == there; arc++) {
                int what = index.said(arc);
                touched++;
                if (!any[what] || isMasked && !isMarked(arc, what)) continue;
                if (removed.size() > 0 && isGone(arc, what)) continue;
                predicate = index.predicate(what);
                found |= isFrom == isForward(what) ? ArcIndex.FORWARD : ArcIndex.BACKWARD;
            }
        }
        if (!hasDelta) return found;
        if (hasAdded(from, to)) found |= ArcIndex.FORWARD;
        if (hasAdded(to, from)) found |= ArcIndex.BACKWARD;
        return found;
    }

    private boolean hasAdded(int from, int to) {
        int subject = term(from);
        int object = term(to);
        long rows = addedIn.range(object, subject, IdAccess.ANY);
        for (int i = Columns.from(rows); i < Columns.to(rows); i++) {
            touched++;
            predicate = addedIn.third(i);
            if (isAdded(subject, predicate, object, addedIn.graph(i))) return true;
        }
        return false;
    }
}
