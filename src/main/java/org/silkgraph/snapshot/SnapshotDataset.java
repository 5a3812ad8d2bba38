package org.silkgraph.snapshot;

import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.shared.AddDeniedException;
import org.apache.jena.shared.DeleteDeniedException;
import org.apache.jena.sparql.core.Quad;
import org.silkgraph.terms.Graphs;

/**
 * What SPARQL sees of a snapshot: default graph and graphs of users as they are; system graphs only by name, {@link Graphs#ALL}
 * as their union. Or, where a query describes its dataset, the union of the graphs of FROM and the graphs of FROM NAMED. Read
 * only.
 */
final class SnapshotDataset extends BorrowedDataset {
    private final Snapshot snapshot;
    private final Selection defaults;
    /** The graphs of FROM NAMED; empty where nothing is described. */
    private final Optional<Set<Node>> described;

    SnapshotDataset(Snapshot snapshot) {
        this.snapshot = snapshot;
        this.defaults = Selection.one(GraphNames.DEFAULT);
        this.described = Optional.empty();
    }

    /** The dataset that a query describes. */
    SnapshotDataset(Snapshot snapshot, Collection<Node> defaults, Collection<Node> named) {
        this.snapshot = snapshot;
        this.defaults = Selection.union(
                snapshot,
                defaults.stream().map(name -> selection(snapshot, name)).toList());
        Set<Node> names = new LinkedHashSet<>(named);
        names.removeIf(name -> Quad.isUnionGraph(name) || Quad.isDefaultGraph(name));
        this.described = Optional.of(names);
    }

    Snapshot snapshot() {
        return snapshot;
    }

    boolean showsDefault() {
        return defaults.has(GraphNames.DEFAULT) || snapshot.count(GraphNames.DEFAULT) == 0;
    }

    private static Selection selection(Snapshot snapshot, Node name) {
        if (name.equals(Graphs.ALL)) return snapshot.all();
        if (Quad.isUnionGraph(name)) return Selection.union(snapshot, snapshot.published());
        return Selection.one(snapshot.graphs().number(name));
    }

    /** What is seen under a name. */
    private Selection selection(Node name) {
        if (Quad.isDefaultGraph(name)) return defaults;
        if (described.isEmpty()) return selection(snapshot, name);
        if (Quad.isUnionGraph(name)) {
            return Selection.union(
                    snapshot,
                    described.get().stream()
                            .map(one -> selection(snapshot, one))
                            .toList());
        }
        return described.get().contains(name) ? selection(snapshot, name) : Selection.one(IdAccess.NONE);
    }

    @Override
    public Graph getDefaultGraph() {
        return new SnapshotGraph(snapshot, defaults);
    }

    @Override
    public Graph getGraph(Node name) {
        return new SnapshotGraph(snapshot, selection(name));
    }

    @Override
    public boolean containsGraph(Node name) {
        if (Quad.isDefaultGraph(name) || Quad.isUnionGraph(name)) return true;
        if (described.isPresent() && !described.get().contains(name)) return false;
        return name.equals(Graphs.ALL) || snapshot.count(snapshot.graphs().number(name)) > 0;
    }

    @Override
    public Iterator<Node> listGraphNodes() {
        if (described.isEmpty()) return snapshot.namedGraphs(false, true).iterator();
        return described.get().stream().filter(this::containsGraph).iterator();
    }

    @Override
    public Set<Node> everyGraph() {
        return described.isPresent() ? described.get() : new HashSet<>(snapshot.namedGraphs(true, true));
    }

    @Override
    protected Iterator<Quad> findInDftGraph(Node s, Node p, Node o) {
        return Matches.quads(snapshot, Quad.defaultGraphIRI, s, p, o, defaults);
    }

    @Override
    protected Iterator<Quad> findInSpecificNamedGraph(Node g, Node s, Node p, Node o) {
        return Matches.quads(snapshot, g, s, p, o, selection(g));
    }

    @Override
    protected Iterator<Quad> findInAnyNamedGraphs(Node s, Node p, Node o) {
        if (described.isEmpty()) return Matches.quads(snapshot, s, p, o, Selection.each(snapshot.published()));
        return Iter.flatMap(listGraphNodes(), name -> findInSpecificNamedGraph(name, s, p, o));
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
