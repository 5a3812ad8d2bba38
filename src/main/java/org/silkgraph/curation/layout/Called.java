package org.silkgraph.curation.layout;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.silkgraph.snapshot.ReadView;
import org.silkgraph.terms.Graphs;

/** What things are called in both languages; a claim by its sentence. What is said first counts. */
final class Called {
    private static final List<Node> NAMES = List.of(RDFS.Nodes.label, DCTerms.title.asNode());
    private static final List<Node> PARTS = List.of(RDF.Nodes.subject, RDF.Nodes.predicate, RDF.Nodes.object);

    private final Map<Node, String> zh = new HashMap<>();
    private final Map<Node, String> en = new HashMap<>();
    private final Map<Node, Map<Node, Node>> claims = new HashMap<>();

    /** @param things those to be named, so that only their parts are kept */
    Called(ReadView view, Set<Node> things, Collection<Quad> first, Collection<Quad> then) {
        first.forEach(quad -> hear(quad, things));
        then.forEach(quad -> hear(quad, things));
        for (Node name : NAMES) {
            view.dataset().find(Graphs.ONTOLOGY, Node.ANY, name, Node.ANY).forEachRemaining(quad -> hear(quad, things));
        }
    }

    private void hear(Quad quad, Set<Node> things) {
        Node subject = quad.getSubject();
        if (NAMES.contains(quad.getPredicate()) && quad.getObject().isLiteral()) {
            String language = quad.getObject().getLiteralLanguage();
            String name = Names.oneLine(quad.getObject().getLiteralLexicalForm());
            if (language.equals("zh")) zh.putIfAbsent(subject, name);
            if (language.equals("en")) en.putIfAbsent(subject, name);
        } else if (PARTS.contains(quad.getPredicate()) && things.contains(subject)) {
            claims.computeIfAbsent(subject, claim -> new HashMap<>())
                    .putIfAbsent(quad.getPredicate(), quad.getObject());
        }
    }

    String zh(Node thing) {
        return name(thing, zh, en);
    }

    String en(Node thing) {
        return name(thing, en, zh);
    }

    /** Empty for what has no name and is no claim. */
    private String name(Node thing, Map<Node, String> wanted, Map<Node, String> other) {
        Map<Node, Node> parts = claims.getOrDefault(thing, Map.of());
        if (parts.size() < PARTS.size()) return wanted.getOrDefault(thing, other.getOrDefault(thing, ""));
        List<String> names = new ArrayList<>();
        for (Node part : PARTS) {
            Node end = parts.getOrDefault(part, part);
            names.add(wanted.getOrDefault(end, other.getOrDefault(end, Names.local(end))));
        }
        return names.get(0) + " — " + names.get(1) + " → " + names.get(2);
    }
}
