package org.silkgraph.search;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.silkgraph.snapshot.Commit;
import org.silkgraph.snapshot.ReadView;
import org.silkgraph.store.Follower;
import org.silkgraph.store.Store;
import org.silkgraph.terms.Base;
import org.silkgraph.terms.Graphs;
import org.silkgraph.terms.Label;
import org.silkgraph.terms.Sg;
import org.silkgraph.terms.Version;

/**
 * Finds entities by their names: labels, aliases and slugs.
 *
 * <p>Follows the store. A commit only marks the names as old; the next question reads them anew, so that an answer never
 * mixes versions: {@link #at} gives the names of exactly the version that a view is pinned to.
 */
public final class Labels implements Follower {
    private static final String THINGS = Base.iri() + "id/";

    private final Store store;
    private volatile Version heard;
    private volatile Names latest = new Names(Version.NONE, List.of());

    private Labels(Store store) {
        this.store = store;
        this.heard = store.version();
    }

    /** Names of the entities of a store, from now on. */
    public static Labels of(Store store) {
        Labels labels = new Labels(store);
        store.follow(labels);
        return labels;
    }

    /** Entities that match, best first. */
    public List<Hit> find(String text, int limit) {
        try (ReadView view = store.acquire()) {
            return at(view).find(text).stream().limit(limit).toList();
        }
    }

    /** The names at the version of a view. */
    public Names at(ReadView view) {
        Names known = latest;
        if (known.version().equals(view.version())) return known;
        Names read = read(view);
        if (read.version().compareTo(known.version()) > 0) latest = read;
        return read;
    }

    @Override
    public Version holds() {
        return heard;
    }

    /** Reading the names is left to the first question, so that a bulk load pays for it once. */
    @Override
    public void apply(Commit commit) {
        heard = commit.version();
    }

    @Override
    public void rebuild(Iterator<Commit> all) {
        latest = new Names(Version.NONE, List.of());
        all.forEachRemaining(this::apply);
    }

    private static Names read(ReadView view) {
        Graph all = view.dataset().getGraph(Graphs.ALL);
        List<Names.Named> named = new ArrayList<>();
        for (Node entity : entities(all)) named.add(named(all, entity));
        return new Names(view.version(), named);
    }

    private static Set<Node> entities(Graph all) {
        Set<Node> found = new HashSet<>();
        for (Node type : below(all, Sg.Entity)) {
            all.find(Node.ANY, RDF.type.asNode(), type).forEach(triple -> {
                if (isThing(triple.getSubject())) found.add(triple.getSubject());
            });
        }
        return found;
    }

    private static Set<Node> below(Graph all, Node top) {
        Set<Node> classes = new HashSet<>();
        List<Node> open = new ArrayList<>(List.of(top));
        while (!open.isEmpty()) {
            Node next = open.removeLast();
            if (!classes.add(next)) continue;
            all.find(Node.ANY, RDFS.subClassOf.asNode(), next).forEach(triple -> open.add(triple.getSubject()));
        }
        return classes;
    }

    private static boolean isThing(Node node) {
        return node.isURI() && node.getURI().startsWith(THINGS);
    }

    private static Names.Named named(Graph all, Node entity) {
        Label label = new Label(label(all, entity, "zh"), label(all, entity, "en"));
        return new Names.Named(
                entity.getURI().substring(THINGS.length()), label, types(all, entity), texts(all, entity));
    }

    private static List<String> types(Graph all, Node entity) {
        Set<String> types = new TreeSet<>();
        all.find(entity, RDF.type.asNode(), Node.ANY).forEach(triple -> {
            if (Sg.isTerm(triple.getObject()) && !triple.getObject().equals(Sg.Entity)) {
                types.add(triple.getObject().getURI().substring(Sg.NS.length()));
            }
        });
        return List.copyOf(types);
    }

    private static String label(Graph all, Node entity, String language) {
        return all.find(entity, RDFS.label.asNode(), Node.ANY).toList().stream()
                .map(triple -> triple.getObject())
                .filter(node -> node.isLiteral() && node.getLiteralLanguage().startsWith(language))
                .map(Node::getLiteralLexicalForm)
                .sorted()
                .findFirst()
                .orElse("");
    }

    private static List<String> texts(Graph all, Node entity) {
        return all.find(entity, SKOS.altLabel.asNode(), Node.ANY).toList().stream()
                .map(triple -> triple.getObject())
                .filter(Node::isLiteral)
                .map(Node::getLiteralLexicalForm)
                .sorted()
                .toList();
    }
}
