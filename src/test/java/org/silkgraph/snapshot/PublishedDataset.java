package org.silkgraph.snapshot;

import java.util.Iterator;
import java.util.Set;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.shared.AddDeniedException;
import org.apache.jena.shared.DeleteDeniedException;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.silkgraph.terms.Graphs;

/**
 * What SPARQL sees: default graph and user graphs as they are; system graphs only by name, {@link Graphs#ALL} as their
 * union. Read only. Its transaction is that of the view it belongs to, so begin and end here do nothing.
 */
final class PublishedDataset extends BorrowedDataset {
    private final DatasetGraph base;
    private final UnionGraph union;

    PublishedDataset(DatasetGraph base) {
        this.base = base;
        this.union = new UnionGraph(base);
    }

    @Override
    public Graph getGraph(Node name) {
        return name.equals(Graphs.ALL) ? union : super.getGraph(name);
    }

    @Override
    public boolean containsGraph(Node name) {
        return name.equals(Graphs.ALL) || base.containsGraph(name);
    }

    @Override
    public Iterator<Node> listGraphNodes() {
        return Iter.filter(base.listGraphNodes(), graph -> !Graphs.isSystem(graph));
    }

    @Override
    public Set<Node> everyGraph() {
        return Iter.toSet(base.listGraphNodes());
    }

    @Override
    protected Iterator<Quad> findInDftGraph(Node s, Node p, Node o) {
        return base.find(Quad.defaultGraphIRI, s, p, o);
    }

    @Override
    protected Iterator<Quad> findInSpecificNamedGraph(Node g, Node s, Node p, Node o) {
        if (g.equals(Graphs.ALL)) return Iter.map(union.find(s, p, o), (Triple t) -> Quad.create(g, t));
        return base.find(g, s, p, o);
    }

    @Override
    protected Iterator<Quad> findInAnyNamedGraphs(Node s, Node p, Node o) {
        return Iter.filter(base.findNG(Node.ANY, s, p, o), quad -> !Graphs.isSystem(quad.getGraph()));
    }

    @Override
    protected void addToDftGraph(Node s, Node p, Node o) {
        throw new AddDeniedException("a view is read only");
    }

    @Override
    protected void addToNamedGraph(Node g, Node s, Node p, Node o) {
        throw new AddDeniedException("a view is read only");
    }

    @Override
    protected void deleteFromDftGraph(Node s, Node p, Node o) {
        throw new DeleteDeniedException("a view is read only");
    }

    @Override
    protected void deleteFromNamedGraph(Node g, Node s, Node p, Node o) {
        throw new DeleteDeniedException("a view is read only");
    }
}
