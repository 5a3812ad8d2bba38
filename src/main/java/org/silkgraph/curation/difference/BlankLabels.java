package org.silkgraph.curation.difference;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Quad;

/**
 * Numbers for blank nodes that follow from what is said of them, so that two stores with the same content give the same file.
 * Blank nodes that hang together form a cluster; clusters are numbered by their canonical text ({@link BlankCluster}), so
 * any number of equal ones costs nothing.
 */
public final class BlankLabels {
    private BlankLabels() {}

    /** A number for every blank node in them. */
    public static Map<Node, Integer> of(Collection<Quad> quads) {
        List<BlankCluster.Canonical> clusters = clusters(quads).stream()
                .map(BlankCluster::canonical)
                .sorted(Comparator.comparing(BlankCluster.Canonical::text))
                .toList();
        Map<Node, Integer> numbers = new HashMap<>();
        clusters.forEach(cluster -> cluster.nodes().forEach(node -> numbers.put(node, numbers.size())));
        return numbers;
    }

    /** The blank nodes of a quad. */
    static List<Node> in(Quad quad) {
        return Stream.of(quad.getGraph(), quad.getSubject(), quad.getObject())
                .filter(Node::isBlank)
                .distinct()
                .toList();
    }

    /** Blank nodes that hang together, each with all that is said of them. */
    static List<BlankCluster> clusters(Collection<Quad> quads) {
        Map<Node, List<Quad>> about = new LinkedHashMap<>();
        for (Quad quad : quads) {
            in(quad).forEach(node ->
                    about.computeIfAbsent(node, n -> new ArrayList<>()).add(quad));
        }
        List<BlankCluster> clusters = new ArrayList<>();
        Set<Node> seen = new LinkedHashSet<>();
        for (Node node : about.keySet()) {
            if (seen.add(node)) clusters.add(new BlankCluster(reach(node, about, seen)));
        }
        return clusters;
    }

    private static Map<Node, List<Quad>> reach(Node from, Map<Node, List<Quad>> about, Set<Node> seen) {
        Map<Node, List<Quad>> cluster = new LinkedHashMap<>();
        Deque<Node> open = new ArrayDeque<>(List.of(from));
        while (!open.isEmpty()) {
            Node node = open.pop();
            List<Quad> its = about.getOrDefault(node, List.of());
            cluster.put(node, its);
            its.forEach(quad -> in(quad).stream().filter(seen::add).forEach(open::push));
        }
        return cluster;
    }
}
