package org.silkgraph.store.guard;

import java.util.List;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.modify.request.UpdateModify;

/**
 * The dataset that a caller names beside an update ({@code using-graph-uri}, {@code using-named-graph-uri} of the SPARQL 1.1
 * Protocol, 2.2.3): what patterns are matched against, in place of the whole store.
 *
 * @param graphs IRIs of the graphs that make up its default graph
 * @param named IRIs of its named graphs
 */
public record Using(List<String> graphs, List<String> named) {
    /** The whole store. */
    public static final Using NONE = new Using(List.of(), List.of());

    public Using {
        graphs = List.copyOf(graphs);
        named = List.copyOf(named);
    }

    boolean isNone() {
        return graphs.isEmpty() && named.isEmpty();
    }

    void applyTo(UpdateModify operation) {
        graphs.stream().map(Using::node).forEach(operation::addUsing);
        named.stream().map(Using::node).forEach(operation::addUsingNamed);
    }

    private static Node node(String iri) {
        return NodeFactory.createURI(iri);
    }
}
