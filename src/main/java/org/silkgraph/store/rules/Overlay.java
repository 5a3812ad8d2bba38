package org.silkgraph.store.rules;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphMemFactory;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.silkgraph.snapshot.BorrowedDataset;
import org.silkgraph.terms.Graphs;

/**
 * A change staged over a view, visible as if committed, without touching what lies below.
 *
 * <p>Two sets over a base: what was added and is not below, what was removed and is. Adding what is there, or removing
 * what is not, changes neither, so {@link #added} and {@link #removed} are the net effect at any moment. Jena's
 * {@code BufferingDatasetGraph} answers wrongly after deletes, hence this class. Good for validation; slower than its base,
 * so readers are never served from it. Confined to one thread.
 */
public final class Overlay extends BorrowedDataset {
    private final DatasetGraph base;
    private final Map<Node, Graph> added = new HashMap<>();
    private final Set<Quad> removed = new HashSet<>();
    private Optional<Set<Node>> below = Optional.empty();

    public Overlay(DatasetGraph base) {
        this.base = base;
    }

    /** The view below. */
    public DatasetGraph base() {
        return base;
    }

    /** Net additions. */
    public List<Quad> added() {
        List<Quad> all = new ArrayList<>();
        added.forEach((g, triples) -> triples.find().forEachRemaining(t -> all.add(Quad.create(g, t))));
        return all;
    }

    /** Net removals. */
    public Set<Quad> removed() {
        return removed;
    }

    public boolean changesNothing() {
        return removed.isEmpty() && added.values().stream().allMatch(Graph::isEmpty);
    }

    /** Whether quads of that graph are added or removed. */
    public boolean changes(Node graph) {
        Graph staged = added.get(graph);
        return staged != null && !staged.isEmpty()
                || removed.stream().anyMatch(quad -> quad.getGraph().equals(graph));
    }

    /** Takes over the change of an overlay that lies over this one. */
    public Overlay absorb(Overlay above) {
        above.removed.forEach(this::delete);
        above.added.forEach((g, triples) -> triples.find().forEachRemaining(t -> add(Quad.create(g, t))));
        return this;
    }

    @Override
    protected void addToDftGraph(Node s, Node p, Node o) {
        addToNamedGraph(Quad.defaultGraphIRI, s, p, o);
    }

    @Override
    protected void addToNamedGraph(Node g, Node s, Node p, Node o) {
        if (removed.remove(Quad.create(g, s, p, o)) || base.contains(g, s, p, o)) return;
        added.computeIfAbsent(g, name -> GraphMemFactory.createDefaultGraphSameTerm())
                .add(Triple.create(s, p, o));
    }

    @Override
    protected void deleteFromDftGraph(Node s, Node p, Node o) {
        deleteFromNamedGraph(Quad.defaultGraphIRI, s, p, o);
    }

    @Override
    protected void deleteFromNamedGraph(Node g, Node s, Node p, Node o) {
        Graph staged = added.get(g);
        Triple triple = Triple.create(s, p, o);
        if (staged != null && staged.contains(triple)) {
            staged.delete(triple);
        } else if (base.contains(g, s, p, o)) {
            removed.add(Quad.create(g, triple));
        }
    }

    @Override
    protected Iterator<Quad> findInDftGraph(Node s, Node p, Node o) {
        return findInSpecificNamedGraph(Quad.defaultGraphIRI, s, p, o);
    }

    @Override
    protected Iterator<Quad> findInSpecificNamedGraph(Node g, Node s, Node p, Node o) {
        if (g.equals(Graphs.ALL)) return findInUnion(s, p, o);
        Iterator<Quad> below = base.find(g, s, p, o);
        if (!removed.isEmpty()) below = Iter.filter(below, quad -> !removed.contains(quad));
        Graph staged = added.get(g);
        if (staged == null) return below;
        return Iter.concat(below, Iter.map(staged.find(s, p, o), triple -> Quad.create(g, triple)));
    }

    /** Union of default, implied, reference and ontology, as {@link Graphs#ALL} of the view with the change applied. */
    private Iterator<Quad> findInUnion(Node s, Node p, Node o) {
        Set<Node> graphs = new HashSet<>(List.of(Quad.defaultGraphIRI, Graphs.IMPLIED, Graphs.ONTOLOGY));
        added.keySet().stream().filter(Graphs::isReference).forEach(graphs::add);
        Iterator<Triple> staged = Iter.flatMap(graphs.iterator(), g -> {
            Graph triples = added.get(g);
            return triples == null ? Iter.nullIterator() : triples.find(s, p, o);
        });
        Iterator<Triple> below = Iter.map(base.find(Graphs.ALL, s, p, o), Quad::asTriple);
        if (!removed.isEmpty()) below = Iter.filter(below, this::stillThere);
        return Iter.map(Iter.distinct(Iter.concat(below, staged)), triple -> Quad.create(Graphs.ALL, triple));
    }

    private boolean stillThere(Triple triple) {
        return unionMembers().noneMatch(g -> removed.contains(Quad.create(g, triple)))
                || unionMembers().map(g -> Quad.create(g, triple)).anyMatch(this::contains);
    }

    private Stream<Node> unionMembers() {
        Stream<Node> fixed = Stream.of(Quad.defaultGraphIRI, Graphs.IMPLIED, Graphs.ONTOLOGY);
        return Stream.concat(fixed, graphsBelow().stream().filter(Graphs::isReference));
    }

    @Override
    protected Iterator<Quad> findInAnyNamedGraphs(Node s, Node p, Node o) {
        Iterator<Quad> below = Iter.filter(base.findNG(Node.ANY, s, p, o), quad -> !removed.contains(quad));
        Iterator<Quad> staged = Iter.flatMap(
                Iter.filter(added.keySet().iterator(), g -> !Quad.isDefaultGraph(g)),
                g -> Iter.map(added.get(g).find(s, p, o), triple -> Quad.create(g, triple)));
        return Iter.concat(below, staged);
    }

    @Override
    public Set<Node> everyGraph() {
        Set<Node> all = new HashSet<>(graphsBelow());
        all.addAll(added.keySet());
        all.removeIf(graph -> Quad.isDefaultGraph(graph) || !contains(graph, Node.ANY, Node.ANY, Node.ANY));
        return all;
    }

    /** Known once: the base does not change. */
    private Set<Node> graphsBelow() {
        if (below.isEmpty()) {
            below = Optional.of(
                    base instanceof BorrowedDataset all ? all.everyGraph() : Iter.toSet(base.listGraphNodes()));
        }
        return below.get();
    }

    @Override
    public Iterator<Node> listGraphNodes() {
        Set<Node> names = new HashSet<>();
        findInAnyNamedGraphs(Node.ANY, Node.ANY, Node.ANY).forEachRemaining(quad -> names.add(quad.getGraph()));
        return names.iterator();
    }
}
