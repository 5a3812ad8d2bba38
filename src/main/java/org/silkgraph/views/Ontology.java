package org.silkgraph.views;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.OWL2;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.silkgraph.store.Store;
import org.silkgraph.terms.Base;
import org.silkgraph.terms.Graphs;
import org.silkgraph.terms.Label;
import org.silkgraph.terms.Sg;

/** The terms in force, as people read them. */
public final class Ontology {
    private static final Node IRI = NodeFactory.createURI(Base.iri() + "ontology");

    private final Store store;

    public Ontology(Store store) {
        this.store = store;
    }

    /** The last part of the version IRI in force; empty where no ontology is loaded. */
    public String version() {
        try (Reading reading = new Reading(store)) {
            return version(reading);
        }
    }

    public OntologyTerms terms() {
        try (Reading reading = new Reading(store)) {
            return new OntologyTerms(
                    reading.meta(false),
                    IRI.getURI(),
                    version(reading),
                    title(reading),
                    List.of(
                            group(reading, "classes", OWL2.Class.asNode()),
                            group(reading, "properties", OWL2.ObjectProperty.asNode()),
                            group(reading, "values", OWL2.DatatypeProperty.asNode()),
                            group(reading, "notes", OWL2.AnnotationProperty.asNode()),
                            group(reading, "concepts", SKOS.Concept.asNode()),
                            group(reading, "rules", Sg.GateRule)));
        }
    }

    private static Label title(Reading reading) {
        Label title = reading.text(IRI, DCTerms.title.asNode());
        return title.zh().isEmpty() && title.en().isEmpty() ? reading.label(IRI) : title;
    }

    private static String version(Reading reading) {
        Optional<Node> iri = reading.objects(reading.graph(Graphs.ONTOLOGY), IRI, OWL2.versionIRI.asNode()).stream()
                .filter(Node::isURI)
                .findFirst();
        return iri.map(node -> node.getURI().substring(node.getURI().lastIndexOf('/') + 1))
                .orElse("");
    }

    private static OntologyTerms.Group group(Reading reading, String sort, Node type) {
        List<OntologyTerms.Definition> terms =
                reading.subjects(reading.graph(Graphs.ONTOLOGY), RDF.type.asNode(), type).stream()
                        .filter(Sg::isTerm)
                        .map(term -> definition(reading, term))
                        .sorted(Comparator.comparing(OntologyTerms.Definition::name))
                        .toList();
        return new OntologyTerms.Group(sort, terms);
    }

    private static OntologyTerms.Definition definition(Reading reading, Node term) {
        Label text = reading.text(term, SKOS.definition.asNode());
        if (text.zh().isEmpty() && text.en().isEmpty()) text = reading.text(term, RDFS.comment.asNode());
        boolean property = reading.graph(Graphs.ONTOLOGY)
                .contains(Triple.create(term, RDF.type.asNode(), OWL2.ObjectProperty.asNode()));
        return new OntologyTerms.Definition(
                Reading.name(term), term.getURI(), reading.label(term), text, property && Reading.isPlanned(term));
    }
}
