package org.silkgraph.store;

import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Quad;
import org.silkgraph.snapshot.ForwardedDataset;
import org.silkgraph.store.rules.Overlay;
import org.silkgraph.terms.Graphs;

/** What an edit sees and writes: the staged state, with writes to system graphs passed over unless they are allowed. */
final class Staging extends ForwardedDataset {
    private final Overlay staged;
    private final Set<Node> allowed;

    Staging(Overlay staged, Set<Node> allowed) {
        super(staged);
        this.staged = staged;
        this.allowed = allowed;
    }

    private boolean takes(Node graph) {
        return allowed.contains(graph) || !Graphs.isSystem(graph);
    }

    @Override
    protected void addToDftGraph(Node s, Node p, Node o) {
        staged.add(Quad.defaultGraphIRI, s, p, o);
    }

    @Override
    protected void addToNamedGraph(Node g, Node s, Node p, Node o) {
        if (takes(g)) staged.add(g, s, p, o);
    }

    @Override
    protected void deleteFromDftGraph(Node s, Node p, Node o) {
        staged.delete(Quad.defaultGraphIRI, s, p, o);
    }

    @Override
    protected void deleteFromNamedGraph(Node g, Node s, Node p, Node o) {
        if (takes(g)) staged.delete(g, s, p, o);
    }
}
