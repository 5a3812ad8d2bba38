package org.silkgraph.terms;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;

/**
 * The terms of {@code ontology/} that code refers to, and the graphs of the store. {@code SgTest} holds every constant here
 * against the ontology: a term that is not defined there fails the build.
 */
public final class Sg {
    /** Namespace of the terms. */
    public static final String NS = Base.iri() + "ontology#";

    public static final Node Entity = term("Entity");
    public static final Node Claim = term("Claim");
    public static final Node Evidence = term("Evidence");
    public static final Node Source = term("Source");
    public static final Node Region = term("Region");
    public static final Node Programme = term("Programme");
    public static final Node GateRule = term("GateRule");

    public static final Node relatesTo = term("relatesTo");
    public static final Node hasStatus = term("hasStatus");
    public static final Node latestStatus = term("latestStatus");
    public static final Node latestStatusDuring = term("latestStatusDuring");
    public static final Node within = term("within");
    public static final Node kind = term("kind");
    public static final Node level = term("level");
    public static final Node source = term("source");
    public static final Node certainty = term("certainty");
    public static final Node wording = term("wording");
    public static final Node during = term("during");
    public static final Node note = term("note");
    public static final Node section = term("section");
    public static final Node glossLanguage = term("glossLanguage");
    public static final Node textChecksum = term("textChecksum");
    public static final Node neutral = term("neutral");

    public static final Node stated = term("stated");
    public static final Node implied = term("implied");

    private Sg() {}

    /** A term of the ontology by its local name. */
    public static Node term(String localName) {
        return NodeFactory.createURI(NS + localName);
    }

    /** True for IRIs in the namespace of the ontology. */
    public static boolean isTerm(Node node) {
        return node.isURI() && node.getURI().startsWith(NS);
    }

    /** The thing of that slug. */
    public static Node id(String slug) {
        return NodeFactory.createURI(Base.iri("id/", slug));
    }
}
