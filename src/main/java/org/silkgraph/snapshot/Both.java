package org.silkgraph.snapshot;

import java.util.Arrays;

/** Subjects of the default graph that have two values, by walking side by side what refers to the one and to the other. */
final class Both {
    private static final int[] NONE = {};
    /** Steps in a list that take as long as to ask a subject. */
    private static final int FEW = 8;

    private final int predicate;
    private final int object;
    private final int otherPredicate;
    private final int otherObject;
    private final Columns base;
    private final Columns bySubject;
    private final Columns added;
    private final Columns removed;
    private int[] found = NONE;
    private int size;

    private Both(Snapshot snapshot, int predicate, int object, int otherPredicate, int otherObject) {
        this.predicate = predicate;
        this.object = object;
        this.otherPredicate = otherPredicate;
        this.otherObject = otherObject;
        this.base = snapshot.base().in(Order.OSP);
        this.bySubject = snapshot.base().in(Order.SPO);
        this.added = snapshot.delta().added(Order.OSP);
        this.removed = snapshot.delta().removed(Order.OSP);
    }

    /** Sorted, each once. */
    static int[] of(Snapshot snapshot, int predicate, int object, int otherPredicate, int otherObject) {
        if (predicate < 0 || object < 0 || otherPredicate < 0 || otherObject < 0) return NONE;
        Both both = new Both(snapshot, predicate, object, otherPredicate, otherObject);
        both.walk();
        if (both.added.size() == 0) return Arrays.copyOf(both.found, both.size);
        both.addedOf(predicate, object, otherPredicate, otherObject);
        both.addedOf(otherPredicate, otherObject, predicate, object);
        return both.sorted();
    }

    /** Rows of an object stand by subject. */
    private void walk() {
        long here = base.range(object, IdAccess.ANY, IdAccess.ANY);
        long there = base.range(otherObject, IdAccess.ANY, IdAccess.ANY);
        int[] subjects = base.others();
        int at = Columns.from(here);
        int end = Columns.to(here);
        int other = Columns.from(there);
        int otherEnd = Columns.to(there);
        if ((long) (end - at) * FEW < otherEnd - other) {
            ask(at, end, predicate, otherPredicate, otherObject, object);
            return;
        }
        if ((long) (otherEnd - other) * FEW < end - at) {
            ask(other, otherEnd, otherPredicate, predicate, object, otherObject);
            return;
        }
        while (at < end && other < otherEnd) {
            int subject = subjects[at];
            int otherSubject = subjects[other];
            if (subject < otherSubject) {
                at = forward(subjects, at, end, otherSubject);
            } else if (subject > otherSubject) {
                other = forward(subjects, other, otherEnd, subject);
            } else {
                if (stands(subject, predicate, object) && stands(subject, otherPredicate, otherObject)) add(subject);
                at = forward(subjects, at, end, subject + 1);
            }
        }
    }

    /** Where one list is much shorter: each subject of it is asked for its other value. */
    private void ask(int from, int to, int p, int otherP, int otherO, int o) {
        int[] subjects = base.others();
        int otherKey = bySubject.secondKey(otherP);
        for (int row = from; row < to; row++) {
            if (base.third(row) != p || base.graph(row) != GraphNames.DEFAULT) continue;
            int subject = subjects[row];
            long same = bySubject.rangeOfKeys(subject, otherKey, otherO);
            if (Columns.from(same) == Columns.to(same) || bySubject.graph(Columns.from(same)) != GraphNames.DEFAULT) {
                continue;
            }
            boolean isGone = removed.size() > 0
                    && (removed.contains(o, subject, p, GraphNames.DEFAULT)
                            || removed.contains(otherO, subject, otherP, GraphNames.DEFAULT));
            if (!isGone) add(subject);
        }
    }

    /** The first row from here on whose subject is not below: in steps that double, so that near ones are found soon. */
    private static int forward(int[] subjects, int from, int to, int subject) {
        int step = 1;
        int low = from;
        while (low + step < to && subjects[low + step] < subject) {
            low += step;
            step <<= 1;
        }
        int high = Math.min(to, low + step);
        while (low < high) {
            int middle = low + high >>> 1;
            if (subjects[middle] < subject) low = middle + 1;
            else high = middle;
        }
        return low;
    }

    /** Whether a row of the base is in the default graph, and not gone. */
    private boolean stands(int subject, int p, int o) {
        return base.contains(o, subject, p, GraphNames.DEFAULT)
                && !(removed.size() > 0 && removed.contains(o, subject, p, GraphNames.DEFAULT));
    }

    private void addedOf(int p, int o, int otherP, int otherO) {
        long rows = added.range(o, IdAccess.ANY, IdAccess.ANY);
        for (int row = Columns.from(rows); row < Columns.to(rows); row++) {
            if (added.third(row) != p || added.graph(row) != GraphNames.DEFAULT) continue;
            int subject = added.second(row);
            if (stands(subject, otherP, otherO) || added.contains(otherO, subject, otherP, GraphNames.DEFAULT)) {
                add(subject);
            }
        }
    }

    private void add(int subject) {
        if (size == found.length) found = Arrays.copyOf(found, Math.max(4, size * 2));
        found[size++] = subject;
    }

    private int[] sorted() {
        int[] all = Arrays.copyOf(found, size);
        Arrays.sort(all);
        int kept = 0;
        for (int i = 0; i < all.length; i++) if (i == 0 || all[i] != all[i - 1]) all[kept++] = all[i];
        return Arrays.copyOf(all, kept);
    }
}
