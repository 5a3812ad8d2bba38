package org.silkgraph.curation;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.irix.IRIException;
import org.apache.jena.irix.IRIx;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.silkgraph.store.Changeset;
import org.silkgraph.store.Changeset.Basis;
import org.silkgraph.store.Changeset.Edit;
import org.silkgraph.store.Store;
import org.silkgraph.terms.Attribution;
import org.silkgraph.terms.Graphs;
import org.silkgraph.terms.Version;

/**
 * The writes of the SPARQL 1.1 Graph Store Protocol as changes: a graph is replaced, added to or removed.
 *
 * <p>A whole graph comes back with the triples that the gate derived; where it is replaced, those that stood before are taken for
 * read and not for hand-written, as long as they still follow from a claim in the end. Those that are missing from it come back
 * while a claim holds them.
 */
public final class GraphWriting {
    private final Store store;

    public GraphWriting(Store store) {
        this.store = store;
    }

    /** What is done to the graph: PUT, POST, DELETE. */
    public enum Operation {
        REPLACE,
        ADD,
        REMOVE
    }

    /**
     * What to do.
     *
     * @param graph IRI of the graph; empty for the default graph
     * @param documents what it is to hold, or hold besides; the ending of each name says the syntax
     * @param seen the version its author saw, where it is to be refused if anything was changed since
     */
    public record Request(
            Operation operation,
            Optional<String> graph,
            List<NamedText> documents,
            Attribution who,
            Optional<Version> seen) {
        public Request {
            documents = List.copyOf(documents);
        }
    }

    /**
     * What came of it.
     *
     * @param created whether the graph was not there before
     */
    public record Written(Outcome outcome, boolean created) {}

    /**
     * Carries it out.
     *
     * @throws RefusedRequest {@code system-graph} for a graph of the system, {@code bad-graph-name}
     * @throws NoSuchGraph where a graph is to be removed and is not there
     * @throws Unparsable where a document cannot be read
     */
    public Written write(Request request) {
        Node graph = request.graph().map(GraphWriting::named).orElse(Quad.defaultGraphIRI);
        Whole edit = new Whole(request.operation(), graph, quads(request, graph));
        Changeset changeset = Changeset.of(request.who(), edit);
        Outcome outcome = Outcome.of(store.gate()
                .commit(request.seen()
                        .map(version -> changeset.madeAt(new Basis(version, Set.of())))
                        .orElse(changeset)));
        return new Written(outcome, edit.created);
    }

    private static List<Quad> quads(Request request, Node graph) {
        return new ArrayList<>(
                new LinkedHashSet<>(Inputs.readAbout(request.documents(), graph).quads()));
    }

    private static Node named(String iri) {
        if (!isAbsolute(iri)) throw new RefusedRequest("bad-graph-name", iri);
        Node graph = NodeFactory.createURI(iri);
        if (Quad.isDefaultGraph(graph)) throw new RefusedRequest("bad-graph-name", iri);
        if (Graphs.isSystem(graph)) throw new RefusedRequest("system-graph", iri);
        return graph;
    }

    private static boolean isAbsolute(String iri) {
        try {
            return IRIx.create(iri).isReference() && !iri.isBlank() && !iri.matches(".*[\\s<>\"{}|\\\\^`].*");
        } catch (IRIException e) {
            return false;
        }
    }

    private static final class Whole implements Edit {
        private final Operation operation;
        private final Node graph;
        private final List<Quad> document;
        private List<Quad> fresh = List.of();
        private List<Quad> repeated = List.of();
        private volatile boolean created;

        Whole(Operation operation, Node graph, List<Quad> document) {
            this.operation = operation;
            this.graph = graph;
            this.document = document;
        }

        @Override
        public void run(DatasetGraph staged) {
            created = !isThere(staged);
            switch (operation) {
                case REPLACE -> replace(staged);
                case ADD -> add(staged);
                case REMOVE -> remove(staged);
            }
        }

        private boolean isThere(DatasetGraph staged) {
            return Quad.isDefaultGraph(graph) || staged.contains(graph, Node.ANY, Node.ANY, Node.ANY);
        }

        private void replace(DatasetGraph staged) {
            Set<Quad> kept = new LinkedHashSet<>(document);
            Set<Quad> stood = new LinkedHashSet<>(all(staged));
            stood.stream().filter(quad -> !kept.contains(quad)).forEach(staged::delete);
            fresh = kept.stream().filter(quad -> !stood.contains(quad)).toList();
            repeated = kept.stream().filter(stood::contains).toList();
            fresh.forEach(staged::add);
        }

        private void add(DatasetGraph staged) {
            fresh = document;
            document.forEach(staged::add);
        }

        private void remove(DatasetGraph staged) {
            if (created) throw new NoSuchGraph(graph.getURI());
            all(staged).forEach(staged::delete);
        }

        /** In the form of documents, whose default graph has this name. */
        private List<Quad> all(DatasetGraph staged) {
            return Iter.toList(Iter.map(
                    staged.find(graph, Node.ANY, Node.ANY, Node.ANY), quad -> Quad.create(graph, quad.asTriple())));
        }

        @Override
        public List<Quad> added() {
            return fresh;
        }

        @Override
        public List<Quad> repeated() {
            return repeated;
        }
    }
}
