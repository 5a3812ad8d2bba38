package org.silkgraph.curation.difference;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Quad;
import org.silkgraph.terms.Graphs;

/**
 * What must go from one set of quads, and come to it, to make another of it.
 *
 * <p>Quads without blank nodes are compared as they are. Blank nodes that hang together are compared as a whole, by their
 * canonical text ({@link BlankCluster}, with its limit): where one thing about them differs, all of it goes and comes. Each
 * reference graph is compared for itself, as its files are: a blank node that it shares with another graph counts as two.
 */
public record Difference(List<Quad> removed, List<Quad> added) {
    public Difference {
        removed = List.copyOf(removed);
        added = List.copyOf(added);
    }

    public static Difference between(Collection<Quad> from, Collection<Quad> to) {
        Set<Quad> before = new HashSet<>(from);
        Set<Quad> after = new HashSet<>(to);
        List<Quad> removed = notIn(after, before);
        List<Quad> added = notIn(before, after);
        clusters(before, after, removed, added);
        return new Difference(removed, added);
    }

    public boolean isEmpty() {
        return removed.isEmpty() && added.isEmpty();
    }

    /** Those without blank nodes. */
    private static List<Quad> notIn(Set<Quad> these, Set<Quad> all) {
        List<Quad> rest = new ArrayList<>();
        for (Quad quad : all) {
            if (BlankLabels.in(quad).isEmpty() && !these.contains(quad)) rest.add(quad);
        }
        return rest;
    }

    private static void clusters(Set<Quad> before, Set<Quad> after, List<Quad> removed, List<Quad> added) {
        Map<Node, List<Quad>> old = byScope(before);
        Map<Node, List<Quad>> fresh = byScope(after);
        Set<Node> scopes = new HashSet<>(old.keySet());
        scopes.addAll(fresh.keySet());
        for (Node scope : scopes) {
            Map<String, Deque<BlankCluster>> known = byText(old.getOrDefault(scope, List.of()));
            for (BlankCluster cluster : BlankLabels.clusters(fresh.getOrDefault(scope, List.of()))) {
                Deque<BlankCluster> same = known.get(cluster.canonical().text());
                if (same == null || same.poll() == null) added.addAll(cluster.quads());
            }
            known.values().forEach(rest -> rest.forEach(cluster -> removed.addAll(cluster.quads())));
        }
    }

    private static Map<Node, List<Quad>> byScope(Set<Quad> quads) {
        Map<Node, List<Quad>> scopes = new HashMap<>();
        for (Quad quad : quads) {
            if (BlankLabels.in(quad).isEmpty()) continue;
            Node scope = Graphs.isReference(quad.getGraph()) ? quad.getGraph() : Quad.defaultGraphIRI;
            scopes.computeIfAbsent(scope, s -> new ArrayList<>()).add(quad);
        }
        return scopes;
    }

    private static Map<String, Deque<BlankCluster>> byText(List<Quad> quads) {
        Map<String, Deque<BlankCluster>> all = new LinkedHashMap<>();
        for (BlankCluster cluster : BlankLabels.clusters(quads)) {
            all.computeIfAbsent(cluster.canonical().text(), text -> new ArrayDeque<>())
                    .add(cluster);
        }
        return all;
    }
}
