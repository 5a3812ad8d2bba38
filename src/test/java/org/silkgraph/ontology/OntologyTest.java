package org.silkgraph.ontology;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.Property;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.semanticweb.HermiT.Configuration;
import org.semanticweb.HermiT.Reasoner;
import org.semanticweb.owlapi.model.IRI;
import org.semanticweb.owlapi.model.OWLAxiom;
import org.semanticweb.owlapi.model.OWLDataFactory;
import org.semanticweb.owlapi.model.OWLObjectProperty;
import org.semanticweb.owlapi.model.OWLOntology;
import org.semanticweb.owlapi.profiles.OWL2DLProfile;

/** The ontology says what it is meant to say, and does not say what it must not: planned is not done. */
class OntologyTest {
    private static final Model TRIPLES = Ontology.vocabulary();
    private static final OWLOntology AXIOMS = Ontology.axioms(TRIPLES);
    private static final Reasoner REASONER = new Reasoner(new Configuration(), AXIOMS);
    private static final OWLDataFactory OWL = AXIOMS.getOWLOntologyManager().getOWLDataFactory();

    @Test
    void it_is_consistent_and_every_class_can_have_members() {
        assertTrue(REASONER.isConsistent());
        assertEquals(
                Set.of(),
                REASONER.getUnsatisfiableClasses()
                        .entities()
                        .filter(c -> !c.isOWLNothing())
                        .collect(Collectors.toSet()));
    }

    @Test
    void every_claim_property_can_hold() {
        assertEquals(
                List.of(),
                Ontology.claimProperties(TRIPLES).stream()
                        .filter(property -> REASONER.isEntailed(
                                OWL.getOWLSubObjectPropertyOfAxiom(owl(property), OWL.getOWLBottomObjectProperty())))
                        .toList());
    }

    @Test
    void it_stays_within_owl_2_dl() {
        assertEquals(
                List.of(),
                new OWL2DLProfile()
                        .checkOntology(AXIOMS).getViolations().stream()
                                .map(Object::toString)
                                .toList());
    }

    @Test
    void the_profile_check_bites() {
        Model wrong = Ontology.vocabulary();
        wrong.add(wrong.createResource(Ontology.SG + "Claim"), RDFS.subClassOf, RDF.Statement);
        assertFalse(new OWL2DLProfile()
                .checkOntology(Ontology.axioms(wrong))
                .getViolations()
                .isEmpty());
    }

    /** The pairs of the contract; a rename must not make the next test pass by finding nothing. */
    @ParameterizedTest
    @CsvSource({
        "supports, askedToSupport",
        "carriesOut, toCarryOut",
        "initiates, toInitiate",
        "pilotedIn, toBePilotedIn",
        "builds, toBuild",
        "hosts, toHost",
        "drafts, toDraft",
        "revises, toRevise",
        "issues, toIssue",
        "requested, toRequest",
        "submittedTo, toBeSubmittedTo",
        "includedIn, toBeIncludedIn",
        "designatedAs, toBeDesignatedAs",
        "upgradedTo, toBeUpgradedTo",
        "participatesIn, toParticipateIn"
    })
    void achieved_and_planned_share_a_neutral_parent(String achieved, String planned) {
        Resource parent = term(achieved).getRequiredProperty(RDFS.subPropertyOf).getResource();
        assertEquals(
                parent, term(planned).getRequiredProperty(RDFS.subPropertyOf).getResource());
        assertTrue(Ontology.neutralParents(TRIPLES).contains(parent), parent + " is not marked sg:neutral");
    }

    static List<Resource> neutralParents() {
        return Ontology.neutralParents(TRIPLES);
    }

    @ParameterizedTest
    @MethodSource("neutralParents")
    void planned_does_not_follow_from_achieved_nor_achieved_from_planned(Resource parent) {
        List<OWLObjectProperty> siblings = children(parent);
        assertTrue(siblings.size() > 1, parent + " has fewer than two children");
        for (OWLObjectProperty one : siblings) {
            assertTrue(entails(OWL.getOWLSubObjectPropertyOfAxiom(one, owl(parent))));
            assertFalse(entails(OWL.getOWLSubObjectPropertyOfAxiom(owl(parent), one)));
            for (OWLObjectProperty other : siblings) {
                if (one.equals(other)) continue;
                assertFalse(entails(OWL.getOWLSubObjectPropertyOfAxiom(one, other)), one + " implies " + other);
                assertFalse(entails(OWL.getOWLEquivalentObjectPropertiesAxiom(one, other)));
            }
        }
    }

    /** A later source may say done what an earlier one said planned; then both stand. */
    @ParameterizedTest
    @MethodSource("neutralParents")
    void planned_and_achieved_may_hold_of_the_same_two_things(Resource parent) {
        for (OWLObjectProperty one : children(parent)) {
            for (OWLObjectProperty other : children(parent)) {
                assertFalse(
                        !one.equals(other) && entails(OWL.getOWLDisjointObjectPropertiesAxiom(one, other)),
                        one + " excludes " + other);
            }
        }
    }

    @Test
    void the_entailment_check_bites() {
        Model wrong = Ontology.vocabulary();
        wrong.add(
                wrong.createResource(Ontology.SG + "toHost"),
                RDFS.subPropertyOf,
                wrong.createResource(Ontology.SG + "hosts"));
        OWLOntology axioms = Ontology.axioms(wrong);
        assertTrue(new Reasoner(new Configuration(), axioms)
                .isEntailed(OWL.getOWLSubObjectPropertyOfAxiom(owl(term("toHost")), owl(term("hosts")))));
    }

    @Test
    void a_place_is_no_authority() {
        assertTrue(entails(OWL.getOWLDisjointClassesAxiom(
                OWL.getOWLClass(IRI.create(Ontology.SG + "Region")),
                OWL.getOWLClass(IRI.create(Ontology.SG + "GovernmentBody")))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"silkgraph.ttl", "kinds.ttl", "shapes.ttl"})
    void every_term_has_one_label_and_one_definition_in_chinese_and_english(String file) {
        assertEquals(
                List.of(),
                Ontology.terms(Ontology.triples(file)).stream()
                        .filter(term -> !term.equals(term("signal")) || file.equals("silkgraph.ttl"))
                        .flatMap(OntologyTest::missing)
                        .toList());
    }

    private static Stream<String> missing(Resource term) {
        return Stream.of(RDFS.label, SKOS.definition).flatMap(property -> Stream.of("zh", "en")
                .filter(language ->
                        term.listProperties(property, language).toList().size() != 1)
                .map(language -> term.getLocalName() + " " + property.getLocalName() + "@" + language));
    }

    @Test
    void every_rule_and_shape_with_a_message_has_it_in_chinese_and_english() {
        Model shapes = Ontology.triples("shapes.ttl");
        Property message = shapes.createProperty("http://www.w3.org/ns/shacl#message");
        List<Resource> speaking = shapes.listSubjectsWithProperty(message)
                .filterKeep(Resource::isURIResource)
                .toList();
        assertTrue(speaking.size() > 40);
        for (Resource shape : speaking) {
            assertEquals(1, shape.listProperties(message, "zh").toList().size(), shape.getURI());
            assertEquals(1, shape.listProperties(message, "en").toList().size(), shape.getURI());
        }
    }

    static List<String> relationWords() throws IOException {
        try (var words = OntologyTest.class.getResourceAsStream("/ontology/relation-words.txt")) {
            return new String(words.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("relationWords")
    void every_relation_word_is_carried_by_a_claim_property(String word) {
        assertTrue(Ontology.englishWords(TRIPLES).contains(word), word);
    }

    @Test
    void no_two_terms_share_a_label() {
        for (String language : List.of("zh", "en")) {
            List<String> labels = TRIPLES.listStatements(null, RDFS.label, null, language).toList().stream()
                    .filter(statement -> statement.getSubject().hasProperty(RDFS.subPropertyOf)
                            || Ontology.isClass(statement.getSubject()))
                    .map(statement -> statement.getString())
                    .toList();
            assertEquals(labels.size(), Set.copyOf(labels).size(), "a label @" + language + " is used twice");
        }
    }

    private static Resource term(String localName) {
        return TRIPLES.getResource(Ontology.SG + localName);
    }

    private static List<OWLObjectProperty> children(Resource parent) {
        return TRIPLES.listSubjectsWithProperty(RDFS.subPropertyOf, parent)
                .mapWith(OntologyTest::owl)
                .toList();
    }

    private static OWLObjectProperty owl(Resource property) {
        return OWL.getOWLObjectProperty(IRI.create(property.getURI()));
    }

    private static boolean entails(OWLAxiom axiom) {
        return REASONER.isEntailed(axiom);
    }
}
