package org.silkgraph.curation.layout;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.Quad;
import org.silkgraph.curation.difference.BlankLabels;

/** Quads that only have each other: by graph, then by subject; blank nodes by numbers that follow from the content. */
final class Loose {
    private final Map<Node, Integer> numbers;
    private final Comparator<Node> order;
    private final SortedMap<Node, SortedMap<Node, List<Triple>>> graphs;
    private final SortedMap<Node, List<Triple>> defaultGraph;

    Loose(List<Quad> quads) {
        this.numbers = BlankLabels.of(quads);
        this.order = Order.TERMS.thenComparing(node -> numbers.getOrDefault(node, 0));
        this.graphs = new TreeMap<>(order);
        this.defaultGraph = new TreeMap<>(order);
        quads.forEach(this::add);
    }

    private void add(Quad quad) {
        SortedMap<Node, List<Triple>> graph = quad.isDefaultGraph()
                ? defaultGraph
                : graphs.computeIfAbsent(quad.getGraph(), name -> new TreeMap<>(order));
        graph.computeIfAbsent(quad.getSubject(), subject -> new ArrayList<>()).add(quad.asTriple());
    }

    /** As TriG; as Turtle where all stands in the default graph. */
    String text(Prefixes prefixes, String heading) {
        Turtle file = new Turtle(prefixes, numbers);
        blocks(file, defaultGraph);
        graphs.forEach((name, graph) -> file.graph(name, () -> blocks(file, graph)));
        return file.under(heading);
    }

    private void blocks(Turtle file, SortedMap<Node, List<Triple>> graph) {
        graph.forEach((subject, about) -> file.block(subject, about, order));
    }
}
