package org.silkgraph.snapshot;

/**
 * The quads of a selection of graphs that match a pattern of numbers, one after the other: first those of the base that are not
 * gone, then those of the delta, each part in the order that has what is known in front. Can be opened again and again without
 * making an object. One thread; nothing is copied.
 */
public final class Cursor {
    private final Snapshot snapshot;
    private final Selection graphs;
    private final int only;
    private final boolean mayCheckGraph;
    private final boolean hasDelta;
    private final boolean hasRemoved;

    private Order order = Order.SPO;
    private int a;
    private int b;
    private int c;
    private Columns base;
    private int keyed = IdAccess.ANY;
    private int key;
    private int keyed2 = IdAccess.ANY;
    private int key2;
    private final Columns spo;
    private final boolean mayBePlain;
    private boolean isPlain;
    private boolean checksPlain;
    private int plain = IdAccess.NONE;
    private int plainKey;
    private int counted = IdAccess.ANY;
    private boolean isAllInGraph;
    private Columns columns;
    private Columns removed;
    private boolean checksGraph;
    private boolean byGraph;
    private boolean inAdded;
    private boolean checks;
    private boolean checksRemoved;
    private int next;
    private int end;
    private int row;
    private int place;

    /** The row that was given last of this part, to tell a triple of another graph again. */
    private int given;

    Cursor(Snapshot snapshot, Selection graphs) {
        this.snapshot = snapshot;
        this.graphs = graphs;
        this.only = graphs.only();
        this.mayCheckGraph = only < 0 || snapshot.count(only) != snapshot.quads();
        this.hasDelta = snapshot.delta().size() > 0;
        this.base = snapshot.base().in(order);
        this.columns = base;
        this.spo = base;
        this.removed = snapshot.delta().removed(order);
        this.mayBePlain = !hasDelta && only >= 0 && !snapshot.base().isListed(only);
        this.hasRemoved = removed.size() > 0;
    }

    /** Begins before the first match; {@link IdAccess#ANY} stands for any term. A number that does not occur matches nothing. */
    public void open(int s, int p, int o) {
        isPlain = mayBePlain && s >= 0 && p >= 0;
        if (isPlain) openPlain(s, p, o);
        else openAny(s, p, o);
    }

    /**
     * As {@link #openAny}: what joins ask for again and again, and needs no more than a look at the graph. Small graphs, whose rows
     * are listed, do not go this way.
     */
    private void openPlain(int s, int p, int o) {
        if (p != plain) {
            plain = p;
            plainKey = spo.secondKey(p);
            checksPlain = mayCheckGraph && !isAllInGraph(p);
        }
        a = s;
        long rows = spo.rangeOfKeys(s, plainKey, o);
        next = Columns.from(rows);
        end = Columns.to(rows);
    }

    private void openAny(int s, int p, int o) {
        if (s < IdAccess.ANY || p < IdAccess.ANY || o < IdAccess.ANY || graphs.isNothing()) {
            inAdded = true;
            next = 0;
            end = 0;
            return;
        }
        use(Order.of(s, p, o));
        a = order.first(s, p, o);
        b = order.second(s, p, o);
        c = order.third(s, p, o);
        look(base);
        long rows = base.rangeOfKeys(a, key(b), key2(c));
        byGraph = false;
        checksGraph = mayCheckGraph && !(p >= 0 && only >= 0 && isAllInGraph(p));
        if (only > 0 && checksGraph) rows = listed(rows, s, p, o);
        inAdded = false;
        begin(rows);
    }

    private void use(Order next) {
        if (next == order) return;
        order = next;
        base = snapshot.base().in(next);
        removed = snapshot.delta().removed(next);
        keyed = IdAccess.ANY;
        keyed2 = IdAccess.ANY;
    }

    /** Whether no other graph of the base has the predicate; looked up when it is another one than before. */
    private boolean isAllInGraph(int predicate) {
        if (predicate != counted) {
            counted = predicate;
            isAllInGraph = snapshot.base().isAllIn(predicate, only);
        }
        return isAllInGraph;
    }

    /** The key of a value of the second column, looked up when it is another one than before: most often it is a constant. */
    private int key(int value) {
        if (value < 0 || !base.isSecondRanked()) return value;
        if (value != keyed) {
            keyed = value;
            key = base.secondKey(value);
        }
        return key;
    }

    private int key2(int value) {
        if (value < 0 || !base.isThirdRanked()) return value;
        if (value != keyed2) {
            keyed2 = value;
            key2 = base.thirdKey(value);
        }
        return key2;
    }

    /** The rows of the graph where it has fewer than match in all graphs. */
    private long listed(long rows, int s, int p, int o) {
        long ofGraph = snapshot.base().rowsOf(only);
        if (length(ofGraph) >= length(rows)) return rows;
        byGraph = true;
        use(Order.SPO);
        a = s;
        b = p;
        c = o;
        look(base);
        return ofGraph;
    }

    /** A field that holds an object is set only to another one: the collector follows each time it is set. */
    private void look(Columns at) {
        if (columns != at) columns = at;
    }

    private static int length(long range) {
        return Columns.to(range) - Columns.from(range);
    }

    private void begin(long rows) {
        next = Columns.from(rows);
        end = Columns.to(rows);
        given = -1;
        place = 0;
        checksRemoved = hasRemoved && !inAdded && length(removed.range(a, b, c)) > 0;
        if (byGraph && !inAdded) checksRemoved = hasRemoved;
        checks = checksGraph || checksRemoved || graphs.isUnion() || byGraph;
        if (a < 0 && next < end && !(byGraph && !inAdded)) place = columns.placeOf(next);
    }

    /** Goes to the next match; false at the end. */
    public boolean next() {
        return isPlain ? nextOfPlain() : nextOfAny();
    }

    private boolean nextOfPlain() {
        while (next < end) {
            row = next++;
            if (!checksPlain || spo.graph(row) == only) return true;
        }
        return false;
    }

    private boolean nextOfAny() {
        while (true) {
            while (next < end) {
                row = byGraph && !inAdded ? snapshot.base().graphRow(next) : next;
                next++;
                if (a < 0 || byGraph) find();
                if (!checks || isWanted()) return true;
            }
            if (inAdded || !hasDelta) return false;
            inAdded = true;
            look(snapshot.delta().added(order));
            checksGraph = mayCheckGraph;
            begin(columns.range(a, b, c));
        }
    }

    /** Finds the first column of a row. */
    private void find() {
        if (byGraph && !inAdded) place = columns.placeOf(row);
        else if (a < 0) while (columns.endOf(place) <= row) place++;
    }

    private int first() {
        return a >= 0 && !(byGraph && !inAdded) ? a : columns.key(place);
    }

    private boolean isWanted() {
        int graph = columns.graph(row);
        if (checksGraph && (only >= 0 ? graph != only : !graphs.has(graph))) return false;
        if (byGraph && !fits()) return false;
        if (checksRemoved && removed.contains(first(), columns.second(row), columns.third(row), graph)) return false;
        return !graphs.isUnion() || isNew();
    }

    /** Rows listed by graph, and a prefix with a gap, are looked at in all places. */
    private boolean fits() {
        return (a < 0 || first() == a) && (b < 0 || columns.second(row) == b) && (c < 0 || columns.third(row) == c);
    }

    /** Whether the triple was not given from another graph: rows of one triple stand together, in base and delta each. */
    private boolean isNew() {
        int first = first();
        if (given >= 0 && isSame(first)) return false;
        if (inAdded && isInBase(first)) return false;
        given = row;
        givenFirst = first;
        return true;
    }

    private int givenFirst;

    private boolean isSame(int first) {
        return first == givenFirst
                && columns.second(row) == columns.second(given)
                && columns.third(row) == columns.third(given);
    }

    private boolean isInBase(int first) {
        int second = columns.second(row);
        int third = columns.third(row);
        long range = base.range(first, second, third);
        for (int at = Columns.from(range); at < Columns.to(range); at++) {
            int graph = base.graph(at);
            if (graphs.has(graph) && !(hasRemoved && removed.contains(first, second, third, graph))) return true;
        }
        return false;
    }

    public int subject() {
        if (isPlain) return a;
        if (order == Order.SPO) return first();
        return order == Order.POS ? columns.third(row) : columns.second(row);
    }

    public int predicate() {
        if (isPlain) return plain;
        if (order == Order.SPO) return columns.second(row);
        return order == Order.POS ? first() : columns.third(row);
    }

    public int object() {
        if (isPlain) return spo.third(row);
        if (order == Order.SPO) return columns.third(row);
        return order == Order.POS ? columns.second(row) : first();
    }

    /** The number of the graph of the match. */
    int graph() {
        if (isPlain) return spo.graph(row);
        return columns.graph(row);
    }
}
