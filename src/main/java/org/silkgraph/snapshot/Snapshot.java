package org.silkgraph.snapshot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Quad;
import org.silkgraph.terms.Version;

/**
 * The graph at one version as numbers: terms, graphs, a base of sorted columns and a delta over it. Immutable, so that any
 * number of readers hold any number of versions; what no reader holds any more is garbage.
 *
 * <p>A commit makes the next snapshot, which shares all but the delta. When the delta has grown to {@value #FOLD} rows it is
 * folded into a new base.
 */
final class Snapshot {
    /** Rows of a delta from which on it is folded. */
    static final int FOLD = 10_000;

    private final Version version;
    private final Terms.View terms;
    private final GraphNames graphs;
    private final Base base;
    private final Delta delta;
    /** Quads of each graph. */
    private final int[] counts;

    private Snapshot(Version version, Terms.View terms, GraphNames graphs, Base base, Delta delta, int[] counts) {
        this.version = version;
        this.terms = terms;
        this.graphs = graphs;
        this.base = base;
        this.delta = delta;
        this.counts = counts;
    }

    static Snapshot empty(Terms terms) {
        return new Snapshot(
                Version.NONE, terms.view(), GraphNames.onlyDefault(), Base.empty(), Delta.NONE, new int[] {0});
    }

    /**
     * The next version.
     *
     * @param numbers those this snapshot was made with
     * @param fold rows of a delta from which on it is folded into the base
     */
    Snapshot with(Commit commit, Terms numbers, int fold) {
        GraphNames named = graphs.with(
                new HashSet<>(commit.added().stream().map(Quad::getGraph).toList()));
        int[] counted = Arrays.copyOf(counts, named.size());
        Rows come = rows(commit.added(), numbers, named, counted, 1);
        Rows go = rows(commit.removed(), numbers, named, counted, -1);
        Delta changed = delta.with(come, go);
        Terms.View known = numbers.view();
        if (changed.size() < fold) return new Snapshot(commit.version(), known, named, base, changed, counted);
        return new Snapshot(commit.version(), known, named, base.with(changed), Delta.NONE, counted);
    }

    private static Rows rows(List<Quad> quads, Terms numbers, GraphNames named, int[] counted, int sign) {
        Rows rows = new Rows(quads.size());
        for (Quad quad : quads) {
            int graph = named.number(quad.getGraph());
            counted[graph] += sign;
            rows.add(
                    numbers.add(quad.getSubject()),
                    numbers.add(quad.getPredicate()),
                    numbers.add(quad.getObject()),
                    graph);
        }
        return rows;
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
        long all = 0;
        for (int count : counts) all += count;
        return all;
    }

    /** How many quads a graph has; 0 for one that is not known. */
    int count(int graph) {
        return graph >= 0 && graph < counts.length ? counts[graph] : 0;
    }

    /** The named graphs that hold something. */
    List<Node> namedGraphs(boolean system, boolean others) {
        List<Node> names = new ArrayList<>();
        for (int graph = 1; graph < counts.length; graph++) {
            if (counts[graph] > 0 && (graphs.isSystem(graph) ? system : others)) names.add(graphs.name(graph));
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
