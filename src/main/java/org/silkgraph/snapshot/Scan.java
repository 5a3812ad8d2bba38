package org.silkgraph.snapshot;

/**
 * The quads of a snapshot that match a pattern of numbers, one after the other: first those of the base that are not gone, then
 * those of the delta, each part in the order that has what is known in front. One thread; nothing is copied.
 */
final class Scan {
    /** Every graph. */
    static final int ALL = -11;
    /** The named graphs that {@code GRAPH ?g} sees. */
    static final int PUBLISHED = -12;
    /** The graphs of the union, each triple once. */
    static final int UNION = -13;

    private final Snapshot snapshot;
    private final int graphs;
    private final Order order;
    private final int a;
    private final int b;
    private final int c;
    private final Columns base;
    private final Columns added;
    private final Columns removed;

    private boolean inAdded;
    private Columns columns;
    private int next;
    private int end;
    private int place;
    private final boolean byGraph;

    private int first;
    private int second;
    private int third;
    private int graph;
    /** The triple that was given last of this part. */
    private boolean given;

    private int lastFirst;
    private int lastSecond;
    private int lastThird;

    /**
     * Begins before the first.
     *
     * @param graphs number of a graph, or one of the constants
     */
    Scan(Snapshot snapshot, int s, int p, int o, int graphs) {
        this.snapshot = snapshot;
        this.graphs = graphs;
        Order best = Order.of(s, p, o);
        long rows = range(snapshot.base().in(best), best, s, p, o);
        long ofGraph = graphs > 0 ? snapshot.base().rowsOf(graphs) : 0;
        this.byGraph = graphs > 0 && length(ofGraph) < length(rows);
        this.order = byGraph ? Order.SPO : best;
        this.a = order.first(s, p, o);
        this.b = order.second(s, p, o);
        this.c = order.third(s, p, o);
        this.base = snapshot.base().in(order);
        this.added = snapshot.delta().added(order);
        this.removed = snapshot.delta().removed(order);
        if (isImpossible(s, p, o)) {
            inAdded = true;
            begin(added, 0);
        } else {
            begin(base, byGraph ? ofGraph : rows);
        }
    }

    /** A term that does not occur matches nothing. */
    private static boolean isImpossible(int s, int p, int o) {
        return s == IdAccess.NONE || p == IdAccess.NONE || o == IdAccess.NONE;
    }

    private static long range(Columns columns, Order order, int s, int p, int o) {
        return columns.range(order.first(s, p, o), order.second(s, p, o), order.third(s, p, o));
    }

    private static int length(long range) {
        return Columns.to(range) - Columns.from(range);
    }

    private void begin(Columns part, long rows) {
        columns = part;
        next = Columns.from(rows);
        end = Columns.to(rows);
        place = next < end && a < 0 && !(byGraph && !inAdded) ? part.placeOf(next) : 0;
        given = false;
    }

    /** How many quads match in all graphs, known without looking at them. */
    static long countInAll(Snapshot snapshot, int s, int p, int o) {
        if (isImpossible(s, p, o)) return 0;
        Order order = Order.of(s, p, o);
        return length(range(snapshot.base().in(order), order, s, p, o))
                + (long) length(range(snapshot.delta().added(order), order, s, p, o))
                - length(range(snapshot.delta().removed(order), order, s, p, o));
    }

    /** Goes to the next match. */
    boolean step() {
        while (true) {
            while (next < end) {
                if (take()) return true;
            }
            if (inAdded) return false;
            inAdded = true;
            begin(added, added.range(a, b, c));
        }
    }

    /** Reads a row; whether it counts. */
    private boolean take() {
        boolean listed = byGraph && !inAdded;
        int row = listed ? snapshot.base().graphRow(next) : next;
        next++;
        if (listed) place = columns.placeOf(row);
        else if (a < 0) while (columns.endOf(place) <= row) place++;
        first = a >= 0 && !listed ? a : columns.key(place);
        second = columns.second(row);
        third = columns.third(row);
        graph = columns.graph(row);
        if (byGraph && !fits()) return false;
        if (!isWanted(graph)) return false;
        if (!inAdded && removed.size() > 0 && removed.contains(first, second, third, graph)) return false;
        return graphs != UNION || isNew();
    }

    /** Rows listed by graph, and a prefix with a gap, are looked at in all places. */
    private boolean fits() {
        return (a < 0 || first == a) && (b < 0 || second == b) && (c < 0 || third == c);
    }

    private boolean isWanted(int g) {
        return switch (graphs) {
            case ALL -> true;
            case UNION -> snapshot.graphs().isInUnion(g);
            case PUBLISHED -> g != GraphNames.DEFAULT && !snapshot.graphs().isSystem(g);
            default -> g == graphs;
        };
    }

    /** Whether the triple was not given from another graph: rows of one triple stand together, in base and delta each. */
    private boolean isNew() {
        if (given && first == lastFirst && second == lastSecond && third == lastThird) return false;
        if (inAdded && isInBase()) return false;
        given = true;
        lastFirst = first;
        lastSecond = second;
        lastThird = third;
        return true;
    }

    private boolean isInBase() {
        long range = base.range(first, second, third);
        for (int row = Columns.from(range); row < Columns.to(range); row++) {
            int g = base.graph(row);
            if (isWanted(g) && !(removed.size() > 0 && removed.contains(first, second, third, g))) return true;
        }
        return false;
    }

    int subject() {
        return order.subject(first, second, third);
    }

    int predicate() {
        return order.predicate(first, second, third);
    }

    int object() {
        return order.object(first, second, third);
    }

    int graph() {
        return graph;
    }
}
