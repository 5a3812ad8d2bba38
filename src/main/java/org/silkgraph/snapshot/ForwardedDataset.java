package org.silkgraph.snapshot;

import java.util.Iterator;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;

/** A dataset that finds what another holds; subclasses say what becomes of a change. */
public abstract class ForwardedDataset extends BorrowedDataset {
    private final DatasetGraph behind;

    protected ForwardedDataset(DatasetGraph behind) {
        this.behind = behind;
    }

    @Override
    protected Iterator<Quad> findInDftGraph(Node s, Node p, Node o) {
        return behind.find(Quad.defaultGraphIRI, s, p, o);
    }

    @Override
    protected Iterator<Quad> findInSpecificNamedGraph(Node g, Node s, Node p, Node o) {
        return behind.find(g, s, p, o);
    }

    @Override
    protected Iterator<Quad> findInAnyNamedGraphs(Node s, Node p, Node o) {
        return behind.findNG(Node.ANY, s, p, o);
    }

    @Override
    public Iterator<Node> listGraphNodes() {
        return behind.listGraphNodes();
    }
}
