package org.silkgraph.snapshot;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Values of one subject in the default graph. */
final class ValueRows {
    private ValueRows() {}

    /** The first value of each predicate, or {@link IdAccess#NONE}: of the base, else of the delta. */
    static void read(Snapshot snapshot, int subject, int[] predicates, int[] values) {
        Arrays.fill(values, IdAccess.NONE);
        if (subject < 0) return;
        Delta delta = snapshot.delta();
        Columns removed = delta.removed(Order.SPO);
        boolean checks = removed.size() > 0 && removed.count(subject) > 0;
        read(snapshot.base().in(Order.SPO), checks ? removed : null, subject, predicates, values);
        if (delta.size() > 0) read(delta.added(Order.SPO), null, subject, predicates, values);
    }

    private static void read(Columns columns, @Nullable Columns removed, int subject, int[] predicates, int[] values) {
        long range = columns.range(subject, IdAccess.ANY, IdAccess.ANY);
        for (int row = Columns.from(range); row < Columns.to(range); row++) {
            if (columns.graph(row) != GraphNames.DEFAULT) continue;
            int predicate = columns.second(row);
            for (int i = 0; i < predicates.length; i++) {
                if (predicates[i] != predicate || values[i] != IdAccess.NONE) continue;
                int value = columns.third(row);
                boolean isGone = removed != null && removed.contains(subject, predicate, value, GraphNames.DEFAULT);
                if (!isGone) values[i] = value;
            }
        }
    }
}
