package org.silkgraph.curation.layout;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDF;

/** The triples of one graph by subject. Those with a blank node are kept apart: they must stay in one file. */
final class Facts {
    private final Map<Node, List<Triple>> bySubject = new HashMap<>();
    private final List<Triple> blank = new ArrayList<>();

    Facts(Iterator<Triple> triples) {
        triples.forEachRemaining(this::add);
    }

    private void add(Triple triple) {
        if (triple.getSubject().isBlank() || triple.getObject().isBlank()) {
            blank.add(triple);
        } else {
            bySubject
                    .computeIfAbsent(triple.getSubject(), subject -> new ArrayList<>(8))
                    .add(triple);
        }
    }

    Set<Node> subjects() {
        return Collections.unmodifiableSet(bySubject.keySet());
    }

    List<Triple> about(Node subject) {
        return Collections.unmodifiableList(bySubject.getOrDefault(subject, List.of()));
    }

    List<Triple> blank() {
        return Collections.unmodifiableList(blank);
    }

    /** In the order they are written. */
    List<Node> values(Node subject, Node predicate) {
        return about(subject).stream()
                .filter(triple -> triple.getPredicate().equals(predicate))
                .map(Triple::getObject)
                .sorted(Order.TERMS)
                .toList();
    }

    /** The first in the order they are written. */
    Optional<Node> value(Node subject, Node predicate) {
        return about(subject).stream()
                .filter(triple -> triple.getPredicate().equals(predicate))
                .map(Triple::getObject)
                .min(Order.TERMS);
    }

    /** The lexical form of the first value; empty where there is none. */
    String text(Node subject, Node predicate) {
        return value(subject, predicate)
                .filter(Node::isLiteral)
                .map(Node::getLiteralLexicalForm)
                .orElse("");
    }

    boolean isA(Node subject, Node type) {
        return about(subject).stream()
                .anyMatch(triple -> triple.getPredicate().equals(RDF.Nodes.type)
                        && triple.getObject().equals(type));
    }
}
