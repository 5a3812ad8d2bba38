package org.silkgraph.snapshot;

import java.util.Set;
import java.util.stream.Stream;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.query.ReadWrite;
import org.apache.jena.query.TxnType;
import org.apache.jena.riot.system.PrefixMap;
import org.apache.jena.riot.system.PrefixMapFactory;
import org.apache.jena.sparql.core.DatasetGraphTriplesQuads;
import org.apache.jena.sparql.core.GraphView;
import org.apache.jena.sparql.core.Quad;

/**
 * A dataset that is looked at inside the transaction of somebody else: begin, commit and end do nothing, streams are made of
 * iterators, graphs are views. Subclasses say what is found and what a change does.
 */
public abstract class BorrowedDataset extends DatasetGraphTriplesQuads {
    private final PrefixMap prefixes = PrefixMapFactory.create();

    @Override
    public Graph getDefaultGraph() {
        return GraphView.createDefaultGraph(this);
    }

    @Override
    public Graph getGraph(Node name) {
        return GraphView.createNamedGraph(this, name);
    }

    @Override
    protected Stream<Quad> streamInDftGraph(Node s, Node p, Node o) {
        return Iter.asStream(findInDftGraph(s, p, o));
    }

    @Override
    protected Stream<Quad> streamInSpecificNamedGraph(Node g, Node s, Node p, Node o) {
        return Iter.asStream(findInSpecificNamedGraph(g, s, p, o));
    }

    @Override
    protected Stream<Quad> streamInAnyNamedGraphs(Node s, Node p, Node o) {
        return Iter.asStream(findInAnyNamedGraphs(s, p, o));
    }

    /** The graphs that hold something, those included that {@link #listGraphNodes} leaves out. */
    public Set<Node> everyGraph() {
        return Iter.toSet(listGraphNodes());
    }

    /** In one pass: a subclass may pass over deletes, and looking again until nothing is left would never end. */
    @Override
    public void deleteAny(Node g, Node s, Node p, Node o) {
        Iter.toList(find(g, s, p, o)).forEach(this::delete);
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
