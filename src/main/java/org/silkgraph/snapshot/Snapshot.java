package org.silkgraph.snapshot;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Quad;
import org.jspecify.annotations.Nullable;
import org.silkgraph.terms.Version;

/**
 * The graph at one version as numbers: terms, graphs, a base of sorted columns and a delta over it. Immutable, so that any
 * number of readers hold any number of versions; what no reader holds any more is garbage.
 *
 * <p>A commit makes the next snapshot, which shares all but the delta. {@link #folded} says the same without a delta, and
 * {@link #over} brings what came meanwhile over the base of that.
 */
final class Snapshot {
    /** Every graph, where counts are asked for. */
    static final int ALL = -11;
    /** The graphs of the union, each triple once. */
    static final int UNION = -13;

    private static final int MOST_KEPT = 64;

    private final Version version;
    private final Terms.View terms;
    private final GraphNames graphs;
    private final Base base;
    private final Delta delta;
    /** Quads of each graph. */
    private final Counts counts;

    private final UnionTally union;
    private volatile @Nullable BitSet claimed;
    private final Map<Object, Object> kept = new ConcurrentHashMap<>();

    private Snapshot(
            Version version,
            Terms.View terms,
            GraphNames graphs,
            Base base,
            Delta delta,
            Counts counts,
            UnionTally union) {
        this.version = version;
        this.terms = terms;
        this.graphs = graphs;
        this.base = base;
        this.delta = delta;
        this.counts = counts;
        this.union = union;
    }

    static Snapshot empty(Terms terms) {
        return new Snapshot(
                Version.NONE,
                terms.view(),
                GraphNames.onlyDefault(),
                Base.empty(),
                Delta.NONE,
                Counts.none(),
                UnionTally.NONE);
    }

    /** A base and nothing else. */
    static Snapshot of(Version version, Terms.View terms, GraphNames graphs, Base base) {
        Columns rows = base.in(Order.SPO);
        int[] counted = new int[graphs.size()];
        for (int row = 0; row < rows.size(); row++) counted[rows.graph(row)]++;
        Map<Integer, Integer> counts = new HashMap<>();
        for (int graph = 0; graph < counted.length; graph++) counts.put(graph, counted[graph]);
        return new Snapshot(
                version, terms, graphs, base, Delta.NONE, Counts.none().with(counts), UnionTally.NONE);
    }

    /**
     * The next version.
     *
     * @param numbers those this snapshot was made with
     * @param most rows of a delta from which on there is none, and a new base instead
     */
    Snapshot with(Commit commit, Terms numbers, int most) {
        GraphNames named = graphs.with(graphsOf(commit));
        Map<Integer, Integer> counted = new HashMap<>();
        Rows come = rows(commit.added(), numbers, named, counted, 1);
        Rows go = rows(commit.removed(), numbers, named, counted, -1);
        Delta changed = delta.with(come, go);
        boolean isLarge = changed.size() >= most;
        UnionTally tally = isLarge ? union : union.with(come, go, base, named, delta, changed);
        Snapshot next =
                new Snapshot(commit.version(), numbers.view(), named, base, changed, counts.with(counted), tally);
        return isLarge ? next.folded() : next;
    }

    private static Set<Node> graphsOf(Commit commit) {
        Set<Node> graphs = new HashSet<>();
        commit.added().forEach(quad -> graphs.add(quad.getGraph()));
        return graphs;
    }

    private static Rows rows(
            List<Quad> quads, Terms numbers, GraphNames named, Map<Integer, Integer> counted, int sign) {
        Rows rows = new Rows(quads.size());
        for (Quad quad : quads) {
            int graph = named.number(quad.getGraph());
            counted.merge(graph, sign, Integer::sum);
            rows.add(
                    numbers.add(quad.getSubject()),
                    numbers.add(quad.getPredicate()),
                    numbers.add(quad.getObject()),
                    graph);
        }
        return rows;
    }

    /** The same without a delta. */
    Snapshot folded() {
        Snapshot folded =
                new Snapshot(version, terms, graphs, base.with(delta, graphs), Delta.NONE, counts, UnionTally.NONE);
        if (base.hasArcs()) folded.base.arcs(new ArcIndex.Test(folded));
        return folded;
    }

    /** The properties that claims have, but for statuses. */
    BitSet claimed() {
        BitSet known = claimed;
        if (known == null) claimed = known = Claimed.of(this);
        return known;
    }

    /**
     * The same over a new base.
     *
     * @param before an earlier snapshot over the base that this one has
     * @param folded that one, folded
     */
    Snapshot over(Snapshot before, Snapshot folded) {
        return new Snapshot(
                version, terms, graphs, folded.base, delta.since(before.delta), counts, union.over(folded.base, base));
    }

    /** Puts down all but version and terms; only where there is no delta. */
    void write(ArraySink out) {
        graphs.write(out);
        int[] counted = new int[graphs.size()];
        for (int graph = 0; graph < counted.length; graph++) counted[graph] = counts.of(graph);
        out.ints(counted);
        base.write(out);
    }

    /** What {@link #write} put down. */
    static Snapshot read(Version version, Terms.View terms, ArraySource in) {
        GraphNames graphs = GraphNames.read(in);
        int[] counted = in.ints();
        Map<Integer, Integer> counts = new HashMap<>();
        for (int graph = 0; graph < counted.length; graph++) counts.put(graph, counted[graph]);
        return new Snapshot(
                version,
                terms,
                graphs,
                Base.read(in, graphs),
                Delta.NONE,
                Counts.none().with(counts),
                UnionTally.NONE);
    }

    /** What others made of this snapshot and keep with it, at most a few things. */
    <T> T kept(Object key, Class<T> type, Supplier<T> maker) {
        Object known = kept.get(key);
        if (known != null) return type.cast(known);
        T made = maker.get();
        if (kept.size() < MOST_KEPT) kept.put(key, made);
        return made;
    }

    Version version() {
        return version;
    }

    Terms.View terms() {
        return terms;
    }

    GraphNames graphs() {
        return graphs;
    }

    Base base() {
        return base;
    }

    Delta delta() {
        return delta;
    }

    long quads() {
        return counts.sum();
    }

    /** How many quads a graph has; 0 for one that is not known. */
    int count(int graph) {
        return counts.of(graph);
    }

    /** Triples of the union, each once. */
    long countUnion() {
        return base.countUnion() + union.sum();
    }

    /**
     * Quads of a predicate in a graph, exact and without reading the base; in the union each triple once.
     *
     * @param graphs number of a graph, or {@link #UNION} or {@link #ALL}
     */
    int count(int predicate, int graphs) {
        int there = base.count(predicate, graphs);
        if (graphs == UNION) return there + union.of(predicate);
        Columns added = delta.added(Order.POS);
        Columns removed = delta.removed(Order.POS);
        return graphs == ALL
                ? there + added.count(predicate) - removed.count(predicate)
                : there + added.count(predicate, graphs) - removed.count(predicate, graphs);
    }

    /** The named graphs that hold something. */
    List<Node> namedGraphs(boolean system, boolean others) {
        List<Node> names = new ArrayList<>();
        for (int graph = 1; graph < graphs.size(); graph++) {
            if (counts.of(graph) > 0 && (graphs.isSystem(graph) ? system : others)) names.add(graphs.name(graph));
        }
        return names;
    }

    /** The union {@link org.silkgraph.terms.Graphs#ALL}. */
    Selection all() {
        boolean[] wanted = new boolean[graphs.size()];
        for (int graph = 0; graph < wanted.length; graph++) wanted[graph] = graphs.isInUnion(graph);
        return Selection.union(this, wanted);
    }

    /** The named graphs that {@code GRAPH ?g} sees, by number. */
    boolean[] published() {
        boolean[] wanted = new boolean[graphs.size()];
        for (int graph = 0; graph < wanted.length; graph++) {
            wanted[graph] = graph != GraphNames.DEFAULT && !graphs.isSystem(graph);
        }
        return wanted;
    }

    /** The system graphs that hold something. */
    Set<Node> systemGraphs() {
        return new HashSet<>(namedGraphs(true, false));
    }
}
