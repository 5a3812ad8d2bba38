package org.silkgraph.views;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;

/**
 * What one graph says of nodes, read node by node and each once: a card asks for many properties of the same few nodes, and a
 * look-up costs more than the triples it finds. Lives as long as the answer that is made.
 */
final class Described {
    private final Graph graph;
    private final Map<Node, Map<Node, List<Node>>> nodes = new HashMap<>();

    Described(Graph graph) {
        this.graph = graph;
    }

    Graph graph() {
        return graph;
    }

    List<Node> objects(Node node, Node property) {
        Map<Node, List<Node>> known = nodes.get(node);
        if (known == null) nodes.put(node, known = read(node));
        return known.getOrDefault(property, List.of());
    }

    private Map<Node, List<Node>> read(Node node) {
        Map<Node, List<Node>> properties = new HashMap<>();
        graph.find(node, Node.ANY, Node.ANY).forEach(triple -> properties
                .computeIfAbsent(triple.getPredicate(), property -> new ArrayList<>(2))
                .add(triple.getObject()));
        return properties;
    }
}
