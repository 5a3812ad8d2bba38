package org.silkgraph.snapshot;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * How many triples the union has more (or fewer) than in the base, by predicate: what makes a count of the union exact without
 * reading the delta. Immutable.
 */
final class UnionTally {
    static final UnionTally NONE = new UnionTally(Map.of());

    private final Map<Integer, Integer> more;

    private UnionTally(Map<Integer, Integer> more) {
        this.more = more;
    }

    /** What it comes to when rows come and go that lead from one delta to another over the same base. */
    UnionTally with(Rows come, Rows go, Base base, GraphNames graphs, Delta before, Delta after) {
        Map<Integer, Integer> tally = new HashMap<>(more);
        Set<Triple> seen = new HashSet<>();
        for (Rows rows : new Rows[] {come, go}) {
            for (int i = 0; i < rows.size(); i++) {
                if (!graphs.isInUnion(rows.graph(i))) continue;
                Triple triple = new Triple(rows.subject(i), rows.predicate(i), rows.object(i));
                if (!seen.add(triple)) continue;
                int difference = count(triple, base, graphs, after) - count(triple, base, graphs, before);
                if (difference != 0) tally.merge(triple.predicate(), difference, Integer::sum);
            }
        }
        return new UnionTally(tally);
    }

    /** The same union over another base. */
    UnionTally over(Base other, Base base) {
        Map<Integer, Integer> tally = new HashMap<>();
        for (Base each : new Base[] {base, other}) {
            for (int predicate : each.in(Order.POS).usedKeys()) tally.put(predicate, 0);
        }
        tally.putAll(more);
        tally.replaceAll((predicate, difference) ->
                difference + base.count(predicate, Snapshot.UNION) - other.count(predicate, Snapshot.UNION));
        tally.values().removeIf(difference -> difference == 0);
        return new UnionTally(tally);
    }

    private record Triple(int subject, int predicate, int object) {}

    private static int count(Triple triple, Base base, GraphNames graphs, Delta delta) {
        int s = triple.subject();
        int p = triple.predicate();
        int o = triple.object();
        Columns added = delta.added(Order.SPO);
        long rows = added.range(s, p, o);
        for (int row = Columns.from(rows); row < Columns.to(rows); row++) {
            if (graphs.isInUnion(added.graph(row))) return 1;
        }
        Columns there = base.in(Order.SPO);
        Columns removed = delta.removed(Order.SPO);
        rows = there.range(s, p, o);
        for (int row = Columns.from(rows); row < Columns.to(rows); row++) {
            int graph = there.graph(row);
            if (graphs.isInUnion(graph) && !removed.contains(s, p, o, graph)) return 1;
        }
        return 0;
    }

    int of(int predicate) {
        return more.getOrDefault(predicate, 0);
    }

    long sum() {
        return more.values().stream().mapToLong(difference -> difference).sum();
    }
}
