package org.silkgraph.store.rules;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.vocabulary.RDF;
import org.silkgraph.terms.Base;
import org.silkgraph.terms.Sg;

/**
 * No person is an entity, and none is tied to one by an sg: property. Foreign RDF about persons that is not tied to the
 * model loads as it is.
 */
final class Persons {
    private static final Set<Node> CLASSES = Stream.of(
                    "http://xmlns.com/foaf/0.1/Person",
                    "http://schema.org/Person",
                    "https://schema.org/Person",
                    "http://www.w3.org/ns/prov#Person",
                    "http://www.w3.org/2006/vcard/ns#Individual")
            .map(NodeFactory::createURI)
            .collect(Collectors.toUnmodifiableSet());

    private final Overlay data;

    Persons(Overlay data) {
        this.data = data;
    }

    /** Whether a quad that is added may tie a person to the model, or make one of what is tied. */
    static boolean concerns(Quad quad) {
        if (quad.getPredicate().equals(RDF.Nodes.type))
            return Sg.isTerm(quad.getObject()) || CLASSES.contains(quad.getObject());
        return Sg.isTerm(quad.getPredicate()) || isClaimEnd(quad.getPredicate());
    }

    void check(Node node, Rules.Reporter reporter) {
        if (isPerson(node) && isTied(node)) report(node, reporter);
        everywhere(node, Node.ANY).stream()
                .filter(quad -> Sg.isTerm(quad.getPredicate()) || isClaimEnd(quad.getPredicate()))
                .map(Quad::getObject)
                .filter(this::isPerson)
                .forEach(person -> report(person, reporter));
    }

    /** In the default graph and in graphs of users. */
    private List<Quad> everywhere(Node subject, Node object) {
        return Iter.toList(data.find(Node.ANY, subject, Node.ANY, object));
    }

    private void report(Node person, Rules.Reporter reporter) {
        reporter.report(person, "rule-person", Rules.Names.shorten(person), "");
    }

    private boolean isPerson(Node node) {
        return !node.isLiteral()
                && Iter.toList(data.find(Node.ANY, node, RDF.Nodes.type, Node.ANY)).stream()
                        .anyMatch(quad -> CLASSES.contains(quad.getObject()));
    }

    private boolean isTied(Node person) {
        return isThing(person)
                || everywhere(person, Node.ANY).stream()
                        .anyMatch(quad -> Sg.isTerm(quad.getPredicate())
                                || quad.getPredicate().equals(RDF.Nodes.type) && Sg.isTerm(quad.getObject()))
                || everywhere(Node.ANY, person).stream()
                        .anyMatch(quad -> Sg.isTerm(quad.getPredicate()) || isClaimEnd(quad.getPredicate()));
    }

    private static boolean isThing(Node node) {
        return node.isURI() && Base.relative(node.getURI()).startsWith("id/");
    }

    private static boolean isClaimEnd(Node predicate) {
        return predicate.equals(RDF.Nodes.subject) || predicate.equals(RDF.Nodes.object);
    }
}
