package org.silkgraph.ontology;

import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.vocabulary.OWL;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.semanticweb.owlapi.apibinding.OWLManager;
import org.semanticweb.owlapi.io.StringDocumentSource;
import org.semanticweb.owlapi.model.OWLOntology;
import org.semanticweb.owlapi.model.OWLOntologyCreationException;

/** The shipped ontology as the tests look at it: triples by Jena, axioms by OWLAPI. Read from the working tree. */
final class Ontology {
    static final String SG = "https://w3id.org/silkgraph/ontology#";

    private static final Path FOLDER =
            Path.of(System.getProperty("silkgraph.home", "")).resolve("ontology");

    private Ontology() {}

    /** Triples of files in {@code ontology/}. */
    static Model triples(String... files) {
        Model all = ModelFactory.createDefaultModel();
        for (String file : files) all.read(FOLDER.resolve(file).toUri().toString());
        return all;
    }

    /** What is meant to be OWL 2 DL: the vocabulary with the concepts. */
    static Model vocabulary() {
        Model all = triples("silkgraph.ttl", "kinds.ttl");
        // One document has one header.
        all.removeAll(all.createResource(SG.replace("#", "/kinds")), null, null);
        return all;
    }

    /** The same triples as axioms; through RDF/XML, which OWLAPI reads without a second RDF library. */
    static OWLOntology axioms(Model triples) {
        StringWriter xml = new StringWriter();
        triples.write(xml, "RDF/XML");
        try {
            return OWLManager.createOWLOntologyManager()
                    .loadOntologyFromOntologyDocument(new StringDocumentSource(xml.toString()));
        } catch (OWLOntologyCreationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Every sg: term a file describes, shapes and rules included. */
    static List<Resource> terms(Model triples) {
        return triples.listSubjectsWithProperty(RDF.type).toList().stream()
                .filter(term -> term.isURIResource() && term.getURI().startsWith(SG))
                .sorted((one, other) -> one.getURI().compareTo(other.getURI()))
                .toList();
    }

    /** The properties a claim may have as its predicate, neutral parents included. */
    static List<Resource> claimProperties(Model triples) {
        Resource top = triples.createResource(SG + "relatesTo");
        return Stream.concat(Stream.of(top, triples.createResource(SG + "hasStatus")), below(triples, top))
                .toList();
    }

    private static Stream<Resource> below(Model triples, Resource property) {
        return triples.listSubjectsWithProperty(RDFS.subPropertyOf, property).toList().stream()
                .flatMap(child -> Stream.concat(Stream.of(child), below(triples, child)));
    }

    /** The neutral parents: planned and achieved stand below them, side by side. */
    static List<Resource> neutralParents(Model triples) {
        return triples.listSubjectsWithProperty(triples.createProperty(SG, "neutral"), triples.createTypedLiteral(true))
                .toList();
    }

    static Set<String> englishWords(Model triples) {
        return claimProperties(triples).stream()
                .flatMap(property -> Stream.of(RDFS.label, SKOS.altLabel)
                        .flatMap(kind -> property.listProperties(kind, "en").toList().stream()))
                .map(statement -> statement.getString().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }

    static boolean isClass(Resource term) {
        return term.hasProperty(RDF.type, OWL.Class);
    }
}
