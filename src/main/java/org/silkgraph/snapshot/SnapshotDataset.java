package org.silkgraph.snapshot;

import java.util.HashSet;
import java.util.Iterator;
import java.util.Set;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.shared.AddDeniedException;
import org.apache.jena.shared.DeleteDeniedException;
import org.apache.jena.sparql.core.GraphView;
import org.apache.jena.sparql.core.Quad;
import org.silkgraph.terms.Graphs;

/**
 * What SPARQL sees of a snapshot: default graph and graphs of users as they are; system graphs only by name, {@link Graphs#ALL}
 * as their union. Read only.
 */
final class SnapshotDataset extends BorrowedDataset {
    private final Snapshot snapshot;

    SnapshotDataset(Snapshot snapshot) {
        this.snapshot = snapshot;
    }

    @Override
    public Graph getDefaultGraph() {
        return new SnapshotGraph(snapshot, GraphNames.DEFAULT);
    }

    @Override
    public Graph getGraph(Node name) {
        if (name.equals(Graphs.ALL)) return new SnapshotGraph(snapshot, Scan.UNION);
        int number = snapshot.graphs().number(name);
        return number == IdAccess.NONE || Quad.isUnionGraph(name)
                ? GraphView.createNamedGraph(this, name)
                : new SnapshotGraph(snapshot, number);
    }

    @Override
    public boolean containsGraph(Node name) {
        boolean always = name.equals(Graphs.ALL) || Quad.isDefaultGraph(name) || Quad.isUnionGraph(name);
        return always || snapshot.count(snapshot.graphs().number(name)) > 0;
    }

    @Override
    public Iterator<Node> listGraphNodes() {
        return snapshot.namedGraphs(false, true).iterator();
    }

    @Override
    public Set<Node> everyGraph() {
        return new HashSet<>(snapshot.namedGraphs(true, true));
    }

    @Override
    protected Iterator<Quad> findInDftGraph(Node s, Node p, Node o) {
        return Matches.quads(snapshot, Quad.defaultGraphIRI, s, p, o, GraphNames.DEFAULT);
    }

    @Override
    protected Iterator<Quad> findInSpecificNamedGraph(Node g, Node s, Node p, Node o) {
        if (g.equals(Graphs.ALL)) return Matches.quads(snapshot, g, s, p, o, Scan.UNION);
        int number = snapshot.graphs().number(g);
        return number == IdAccess.NONE ? Iter.nullIterator() : Matches.quads(snapshot, g, s, p, o, number);
    }

    @Override
    protected Iterator<Quad> findInAnyNamedGraphs(Node s, Node p, Node o) {
        return Matches.quads(snapshot, s, p, o, Scan.PUBLISHED);
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
