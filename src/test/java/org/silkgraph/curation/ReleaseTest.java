package org.silkgraph.curation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.junit.jupiter.api.Test;
import org.silkgraph.Stores;
import org.silkgraph.snapshot.ReadView;
import org.silkgraph.store.Changeset;
import org.silkgraph.store.Decision;
import org.silkgraph.store.Store;
import org.silkgraph.store.rules.Violation;
import org.silkgraph.terms.Attribution;
import org.silkgraph.terms.Graphs;
import org.silkgraph.terms.Sg;

/** A store made by an older release: its ontology is the one that ships, with something changed. */
class ReleaseTest {
    private static final Node SH_PROPERTY = NodeFactory.createURI("http://www.w3.org/ns/shacl#property");

    @Test
    void a_store_of_this_release_is_left_alone() {
        Store store = Stores.freshReport();
        assertEquals(Optional.empty(), Release.bring(store));
        assertEquals(4, store.version().number());
        assertEquals(new Release.Newer(false, false), Release.newer(store));
    }

    @Test
    void another_label_comes_as_one_attributed_change() {
        Store store = old(quads -> replaced(quads, RDFS.Nodes.label, Sg.term("Zone"), "老名字"), this::report);
        long before = store.version().number();
        Decision.Accepted accepted =
                assertInstanceOf(Decision.Accepted.class, Release.bring(store).orElseThrow());
        assertEquals(before + 1, accepted.version().number());
        assertEquals(1, accepted.added());
        assertEquals(1, accepted.removed());
        Attribution who =
                store.history().summary(accepted.version()).orElseThrow().who();
        assertEquals("upgrade", who.operation());
        assertTrue(who.message().matches(".*\\[ontology [0-9a-f]{16}, questions [0-9a-f]{16}]"), who.message());
        assertEquals(Optional.empty(), Release.bring(store));
    }

    @Test
    void super_properties_and_super_classes_that_are_new_or_gone_change_what_follows() {
        Node invented = Sg.term("inventedGroup");
        Store store = old(
                quads -> {
                    List<Quad> older = without(
                            quads,
                            q -> q.getPredicate().equals(RDFS.Nodes.subPropertyOf)
                                            && q.getSubject().equals(Sg.term("targetsField"))
                                    || q.getPredicate().equals(RDFS.Nodes.subClassOf)
                                            && q.getSubject().equals(Sg.term("Law")));
                    older.add(ontology(invented, RDF.Nodes.type, org.apache.jena.vocabulary.OWL.Class.asNode()));
                    older.add(ontology(invented, RDFS.Nodes.subClassOf, Sg.Entity));
                    older.add(ontology(Sg.term("Zone"), RDFS.Nodes.subClassOf, invented));
                    older.add(ontology(Sg.term("Law"), RDFS.Nodes.subClassOf, Sg.Entity));
                    older.add(ontology(Sg.term("targetsField"), RDFS.Nodes.subPropertyOf, Sg.relatesTo));
                    older.add(ontology(Sg.term("partOf"), RDFS.Nodes.subPropertyOf, Sg.term("concerns")));
                    return older;
                },
                this::report);
        assertTrue(typed(store, invented) > 0);
        assertInstanceOf(Decision.Accepted.class, Release.bring(store).orElseThrow());
        assertEquals(0, typed(store, invented));
        assertEquals(facts(Stores.report()), facts(store));
    }

    @Test
    void what_breaks_a_new_shape_is_listed_and_the_store_goes_on_under_the_old_rules() throws IOException {
        Node shape = Sg.term("shape-entity-label-zh");
        Store store = old(
                quads -> without(
                        quads,
                        q -> q.getPredicate().equals(SH_PROPERTY)
                                && q.getObject().equals(shape)),
                this::withUnlabelled);
        long before = store.version().number();
        Set<Quad> facts = facts(store);
        Decision.Refused refused =
                assertInstanceOf(Decision.Refused.class, Release.bring(store).orElseThrow());
        assertEquals(
                List.of("id:programme-half sg:shape-entity-label-zh"),
                refused.violations().stream()
                        .map(found -> found.entity() + " " + found.rule())
                        .toList());
        assertEquals(before, store.version().number());
        assertEquals(facts, facts(store));
        Stores.load(store, half("programme-other"));
    }

    @Test
    void data_that_need_the_new_ontology_come_together_with_it() throws IOException {
        Node shape = Sg.term("shape-entity-label-zh");
        Store store = old(
                quads -> without(
                        quads,
                        q -> q.getPredicate().equals(SH_PROPERTY)
                                && q.getObject().equals(shape)),
                this::withUnlabelled);
        Changeset correction = Changeset.of(
                Stores.who("Correct"),
                List.of(Quad.create(
                        Quad.defaultGraphIRI,
                        Sg.id("programme-half"),
                        RDFS.Nodes.label,
                        NodeFactory.createLiteralLang("半个计划", "zh"))),
                List.of());
        assertInstanceOf(Decision.Accepted.class, store.gate().commit(Release.with(store, correction)));
        assertEquals(Optional.empty(), Release.bring(store));
    }

    @Test
    void terms_that_are_gone_and_still_used_are_listed() {
        Node gone = Sg.term("goneKind");
        Store store = old(
                quads -> {
                    List<Quad> older = new ArrayList<>(quads);
                    older.add(ontology(gone, RDF.Nodes.type, RDF.Nodes.Property));
                    return older;
                },
                made -> {
                    report(made);
                    commit(
                            made,
                            List.of(Quad.create(
                                    Quad.defaultGraphIRI,
                                    Sg.id("region-xinjiang"),
                                    gone,
                                    NodeFactory.createLiteralString("x"))));
                });
        Decision.Refused refused =
                assertInstanceOf(Decision.Refused.class, Release.bring(store).orElseThrow());
        assertEquals(
                List.of("sg:rule-unknown-term"),
                refused.violations().stream().map(Violation::rule).toList());
    }

    @Test
    void a_property_that_only_claims_may_give_from_now_on_is_told_where_it_was_written_by_hand() {
        Node property = Sg.term("locatedIn");
        Store store = old(
                quads -> without(
                        quads,
                        q -> q.getSubject().equals(property) && q.getPredicate().equals(RDFS.Nodes.subPropertyOf)),
                made -> commit(
                        made,
                        List.of(Quad.create(
                                Quad.defaultGraphIRI,
                                NodeFactory.createURI("http://example.org/a"),
                                property,
                                NodeFactory.createURI("http://example.org/b")))));
        Decision.Refused refused =
                assertInstanceOf(Decision.Refused.class, Release.bring(store).orElseThrow());
        assertEquals(
                List.of("sg:rule-direct-triple"),
                refused.violations().stream().map(Violation::rule).toList());
    }

    @Test
    void a_store_that_was_given_other_data_or_questions_can_tell() {
        Store store = Stores.freshEmpty();
        assertEquals(new Release.Newer(false, false), Release.newer(store));
        Changeset other = Changeset.of(
                Attribution.system("install", "Load the data [data 0123456789abcdef]"),
                List.of(Quad.create(
                        Quad.defaultGraphIRI, Sg.term("x"), RDF.Nodes.type, NodeFactory.createURI("http://a/b"))),
                List.of());
        Decision made = store.gate()
                .commit(Changeset.of(
                        other.who(),
                        List.of(Quad.create(
                                Quad.defaultGraphIRI,
                                NodeFactory.createURI("http://a/a"),
                                RDF.Nodes.type,
                                NodeFactory.createURI("http://a/b"))),
                        List.of()));
        assertInstanceOf(Decision.Accepted.class, made);
        assertEquals(new Release.Newer(false, true), Release.newer(store));
    }

    private static Store old(UnaryOperator<List<Quad>> older, java.util.function.Consumer<Store> fill) {
        Store store = Store.open(Stores.temporary());
        Decision made = store.gate()
                .commit(Changeset.of(
                                Attribution.system("install", "Install the ontology"),
                                older.apply(Shipped.ontology().quads()),
                                List.of())
                        .into(Set.of(Graphs.ONTOLOGY)));
        assertInstanceOf(Decision.Accepted.class, made, made.toString());
        fill.accept(store);
        return store;
    }

    private void report(Store store) {
        Shipped.installData(store, step -> {});
    }

    private void withUnlabelled(Store store) {
        try {
            Stores.load(store, half("programme-half"));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Path half(String slug) throws IOException {
        return Files.writeString(
                Stores.temporary().resolve("half.ttl"),
                """
                @prefix sg: <https://w3id.org/silkgraph/ontology#> .
                @prefix id: <https://w3id.org/silkgraph/id/> .
                @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
                id:%s a sg:Programme ; rdfs:label "Half a programme"@en ; sg:glossLanguage "en" .
                """
                        .formatted(slug));
    }

    private static void commit(Store store, List<Quad> added) {
        Decision made = store.gate().commit(Changeset.of(Stores.who("Add"), added, List.of()));
        assertInstanceOf(Decision.Accepted.class, made, made.toString());
    }

    private static List<Quad> without(List<Quad> quads, java.util.function.Predicate<Quad> gone) {
        List<Quad> rest = new ArrayList<>(quads);
        assertTrue(rest.removeIf(gone));
        return rest;
    }

    private static List<Quad> replaced(List<Quad> quads, Node property, Node subject, String text) {
        List<Quad> rest = without(
                quads,
                q -> q.getSubject().equals(subject)
                        && q.getPredicate().equals(property)
                        && q.getObject().getLiteralLanguage().equals("zh"));
        rest.add(ontology(subject, property, NodeFactory.createLiteralLang(text, "zh")));
        return rest;
    }

    private static Quad ontology(Node s, Node p, Node o) {
        return Quad.create(Graphs.ONTOLOGY, s, p, o);
    }

    private static int typed(Store store, Node type) {
        try (ReadView view = store.acquire()) {
            return Iter.toList(view.dataset().find(Quad.defaultGraphIRI, Node.ANY, RDF.Nodes.type, type))
                    .size();
        }
    }

    /** Default graph and implied triples. */
    private static Set<Quad> facts(Store store) {
        try (ReadView view = store.acquire()) {
            Set<Quad> all = Stream.of(Quad.defaultGraphIRI, Graphs.IMPLIED)
                    .flatMap(graph -> Iter.toList(view.dataset().find(graph, Node.ANY, Node.ANY, Node.ANY)).stream())
                    .collect(Collectors.toSet());
            assertFalse(all.isEmpty());
            return all;
        }
    }
}
