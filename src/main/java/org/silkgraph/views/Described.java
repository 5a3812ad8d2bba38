package org.silkgraph.views;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.util.iterator.ExtendedIterator;

/**
 * What one graph says of nodes, read node by node and each once: a card asks for many properties of the same few nodes, and a
 * look-up costs more than the triples it finds. Of a node of which very much is said, property by property. Lives as long as the
 * answer that is made.
 */
final class Described {
    private static final int MOST_AT_ONCE = 200;

    private final Graph graph;
    private final Map<Node, Map<Node, List<Node>>> nodes = new HashMap<>();
    private final Set<Node> large = new HashSet<>();

    Described(Graph graph) {
        this.graph = graph;
    }

    Graph graph() {
        return graph;
    }

    List<Node> objects(Node node, Node property) {
        Map<Node, List<Node>> known = nodes.get(node);
        if (known == null) nodes.put(node, known = read(node));
        if (large.contains(node)) return known.computeIfAbsent(property, wanted -> find(node, wanted));
        return known.getOrDefault(property, List.of());
    }

    private List<Node> find(Node node, Node property) {
        return graph.find(node, property, Node.ANY).mapWith(Triple::getObject).toList();
    }

    private Map<Node, List<Node>> read(Node node) {
        Map<Node, List<Node>> properties = new HashMap<>();
        ExtendedIterator<Triple> triples = graph.find(node, Node.ANY, Node.ANY);
        try {
            for (int i = 0; triples.hasNext(); i++) {
                if (i == MOST_AT_ONCE) {
                    large.add(node);
                    return new HashMap<>();
                }
                Triple triple = triples.next();
                properties
                        .computeIfAbsent(triple.getPredicate(), property -> new ArrayList<>(2))
                        .add(triple.getObject());
            }
        } finally {
            triples.close();
        }
        return properties;
    }
}
