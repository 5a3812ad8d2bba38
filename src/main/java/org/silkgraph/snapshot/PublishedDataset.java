package org.silkgraph.snapshot;

import java.util.Iterator;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.ReadWrite;
import org.apache.jena.query.TxnType;
import org.apache.jena.riot.system.PrefixMap;
import org.apache.jena.riot.system.PrefixMapFactory;
import org.apache.jena.shared.AddDeniedException;
import org.apache.jena.shared.DeleteDeniedException;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphTriplesQuads;
import org.apache.jena.sparql.core.GraphView;
import org.apache.jena.sparql.core.Quad;
import org.silkgraph.terms.Graphs;

/**
 * What SPARQL sees: default graph and user graphs as they are; system graphs only by name, {@link Graphs#ALL} as their
 * union. Read only. Its transaction is that of the view it belongs to, so begin and end here do nothing.
 */
final class PublishedDataset extends DatasetGraphTriplesQuads {
    private final DatasetGraph base;
    private final UnionGraph union;
    private final PrefixMap prefixes = PrefixMapFactory.create();

    PublishedDataset(DatasetGraph base) {
        this.base = base;
        this.union = new UnionGraph(base);
    }

    @Override
    public Graph getDefaultGraph() {
        return GraphView.createDefaultGraph(this);
    }

    @Override
    public Graph getGraph(Node name) {
        return name.equals(Graphs.ALL) ? union : GraphView.createNamedGraph(this, name);
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
    protected java.util.stream.Stream<Quad> streamInDftGraph(Node s, Node p, Node o) {
        return Iter.asStream(findInDftGraph(s, p, o));
    }

    @Override
    protected java.util.stream.Stream<Quad> streamInSpecificNamedGraph(Node g, Node s, Node p, Node o) {
        return Iter.asStream(findInSpecificNamedGraph(g, s, p, o));
    }

    @Override
    protected java.util.stream.Stream<Quad> streamInAnyNamedGraphs(Node s, Node p, Node o) {
        return Iter.asStream(findInAnyNamedGraphs(s, p, o));
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

    @Override
    public PrefixMap prefixes() {
        return prefixes;
    }

    @Override
    public boolean supportsTransactions() {
        return false;
    }

    @Override
    public void begin(TxnType type) {}

    @Override
    public void begin(ReadWrite readWrite) {}

    @Override
    public boolean promote(Promote mode) {
        return false;
    }

    @Override
    public void commit() {}

    @Override
    public void abort() {}

    @Override
    public void end() {}

    @Override
    public ReadWrite transactionMode() {
        return ReadWrite.READ;
    }

    @Override
    public TxnType transactionType() {
        return TxnType.READ;
    }

    @Override
    public boolean isInTransaction() {
        return false;
    }
}
