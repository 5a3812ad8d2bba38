package org.silkgraph.snapshot;

import java.util.Arrays;

/** Subjects of the default graph that have two values, by walking two sorted lists side by side. */
final class Both {
    private final Columns base;
    private final Columns added;
    private final Columns removed;
    private int[] found = new int[4];
    private int size;

    private Both(Snapshot snapshot) {
        this.base = snapshot.base().in(Order.POS);
        this.added = snapshot.delta().added(Order.POS);
        this.removed = snapshot.delta().removed(Order.POS);
    }

    static int[] of(Snapshot snapshot, int predicate, int object, int otherPredicate, int otherObject) {
        if (predicate < 0 || object < 0 || otherPredicate < 0 || otherObject < 0) return new int[0];
        Both both = new Both(snapshot);
        both.walk(predicate, object, otherPredicate, otherObject);
        if (both.added.size() > 0) {
            both.addedOf(predicate, object, otherPredicate, otherObject);
            both.addedOf(otherPredicate, otherObject, predicate, object);
        }
        return both.sorted();
    }

    private void walk(int p, int o, int otherP, int otherO) {
        long here = base.range(p, o, IdAccess.ANY);
        long there = base.range(otherP, otherO, IdAccess.ANY);
        int at = Columns.from(here);
        int other = Columns.from(there);
        while (at < Columns.to(here) && other < Columns.to(there)) {
            int subject = base.third(at);
            int otherSubject = base.third(other);
            if (subject < otherSubject) {
                at = forward(at, Columns.to(here), otherSubject);
            } else if (subject > otherSubject) {
                other = forward(other, Columns.to(there), subject);
            } else {
                if (stands(subject, p, o) && stands(subject, otherP, otherO)) add(subject);
                at = forward(at, Columns.to(here), subject + 1);
            }
        }
    }

    /** The first row from here on whose subject is not below: in steps that double, so that near ones are found soon. */
    private int forward(int from, int to, int subject) {
        int step = 1;
        int low = from;
        while (low + step < to && base.third(low + step) < subject) {
            low += step;
            step <<= 1;
        }
        int high = Math.min(to, low + step);
        while (low < high) {
            int middle = low + high >>> 1;
            if (base.third(middle) < subject) low = middle + 1;
            else high = middle;
        }
        return low;
    }

    /** Whether a row of the base is in the default graph, and not gone. */
    private boolean stands(int subject, int p, int o) {
        return base.contains(p, o, subject, GraphNames.DEFAULT)
                && !(removed.size() > 0 && removed.contains(p, o, subject, GraphNames.DEFAULT));
    }

    private void addedOf(int p, int o, int otherP, int otherO) {
        long rows = added.range(p, o, IdAccess.ANY);
        for (int row = Columns.from(rows); row < Columns.to(rows); row++) {
            if (added.graph(row) != GraphNames.DEFAULT) continue;
            int subject = added.third(row);
            if (stands(subject, otherP, otherO) || added.contains(otherP, otherO, subject, GraphNames.DEFAULT)) {
                add(subject);
            }
        }
    }

    private void add(int subject) {
        if (size == found.length) found = Arrays.copyOf(found, size * 2);
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
