package org.silkgraph.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.vocabulary.RDF;
import org.junit.jupiter.api.Test;
import org.silkgraph.Stores;
import org.silkgraph.curation.Inputs;
import org.silkgraph.curation.NamedText;
import org.silkgraph.snapshot.ReadView;
import org.silkgraph.terms.Graphs;
import org.silkgraph.terms.Sg;

class WriteGateTest {
    private static final String PREFIXES =
            """
            @prefix sg: <https://w3id.org/silkgraph/ontology#> .
            @prefix id: <https://w3id.org/silkgraph/id/> .
            @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
            @prefix foaf: <http://xmlns.com/foaf/0.1/> .
            @prefix ex: <http://example.org/> .
            """;

    @Test
    void a_restart_gives_the_same_version_epoch_and_graph() {
        Path directory = Stores.temporary();
        Set<Quad> before;
        String epoch;
        try (Store store = Store.open(directory)) {
            org.silkgraph.curation.Shipped.install(store, step -> {});
            before = all(store);
            epoch = store.epoch();
        }
        try (Store store = Store.open(directory)) {
            assertEquals(4, store.version().number());
            assertEquals(epoch, store.epoch());
            assertEquals(before, all(store));
        }
    }

    @Test
    void a_second_process_is_told_who_holds_the_store() {
        Path directory = Stores.temporary();
        try (Store first = Store.open(directory)) {
            StoreException refused = assertThrows(StoreException.class, () -> Store.open(directory));
            assertTrue(refused.getMessage()
                    .contains(String.valueOf(ProcessHandle.current().pid())));
            assertEquals(0, first.version().number());
        }
    }

    @Test
    void a_refused_write_leaves_journal_texts_and_readers_as_they_were() throws IOException {
        try (Store store = Stores.freshReport()) {
            Set<Quad> before = all(store);
            long bytes = sizeOf(store.directory());
            Decision decision = commit(store, "id:nameless a sg:Programme .", "a text that no accepted source names");
            assertInstanceOf(Decision.Refused.class, decision);
            assertEquals(before, all(store));
            assertEquals(4, store.version().number());
            assertEquals(bytes, sizeOf(store.directory()));
        }
    }

    @Test
    void super_classes_follow_a_type_and_leave_with_it() {
        try (Store store = Stores.freshEmpty()) {
            String entity = "id:a a sg:Meeting ; rdfs:label \"甲\"@zh , \"A\"@en .";
            commit(store, entity);
            assertTrue(holds(store, "a", RDF.Nodes.type, Sg.Entity)
                    && holds(store, "a", RDF.Nodes.type, Sg.term("Event")));
            List<Quad> gone = parse(entity);
            store.gate().commit(Changeset.of(Stores.who("remove"), List.of(), gone));
            assertFalse(holds(store, "a", RDF.Nodes.type, Sg.Entity));
            assertEquals(Set.of(), userQuads(store));
        }
    }

    @Test
    void a_derived_triple_stands_while_one_claim_holds_it() {
        try (Store store = Stores.freshSecondSource()) {
            Quad shared = sharedBySources(store);
            List<Node> claims = claimsOf(store, shared);
            assertEquals(2, claims.size(), "the second source has a triple that two reports state");
            remove(store, claims.get(0));
            assertTrue(contains(store, shared), "one claim still holds it");
            remove(store, claims.get(1));
            assertFalse(contains(store, shared), "no claim holds it any more");
        }
    }

    @Test
    void stated_triples_stand_in_the_default_graph_and_implied_ones_apart() {
        try (ReadView view = Stores.report().acquire()) {
            Node request = Sg.id("zone-regional-reform");
            Node joint = Sg.term("toRequest");
            assertTrue(view.dataset().contains(Graphs.IMPLIED, Sg.id("inst-most"), joint, request));
            assertFalse(view.dataset().contains(Quad.defaultGraphIRI, Sg.id("inst-most"), joint, request));
            assertTrue(view.dataset()
                    .contains(
                            Quad.defaultGraphIRI,
                            Sg.id("zone-karamay-hightech"),
                            Sg.relatesTo,
                            Sg.id("region-karamay")));
        }
    }

    @Test
    void planned_is_never_shown_as_done() {
        try (ReadView view = Stores.report().acquire()) {
            for (String done : List.of("hosts", "upgradedTo", "includedIn", "designatedAs", "submittedTo", "builds")) {
                assertFalse(view.dataset().getDefaultGraph().contains(Node.ANY, Sg.term(done), Node.ANY), done);
            }
            assertTrue(view.dataset()
                    .contains(
                            Quad.defaultGraphIRI,
                            Sg.id("zone-hami-hightech"),
                            Sg.term("toBeUpgradedTo"),
                            Sg.id("base-national-hightech-zone")));
        }
    }

    @Test
    void containment_comes_from_reference_data_and_stands_in_the_default_graph() {
        try (ReadView view = Stores.report().acquire()) {
            assertTrue(view.dataset()
                    .contains(Quad.defaultGraphIRI, Sg.id("region-turpan"), Sg.within, Sg.id("region-xinjiang")));
        }
    }

    @Test
    void the_latest_status_is_that_of_the_latest_period() {
        try (ReadView view = Stores.secondSource().acquire()) {
            List<Quad> latest =
                    Iter.toList(view.dataset().find(Quad.defaultGraphIRI, Node.ANY, Sg.latestStatusDuring, Node.ANY));
            assertFalse(latest.isEmpty());
            for (Quad quad : latest) {
                boolean later = Iter.toList(view.dataset()
                                .find(Quad.defaultGraphIRI, Node.ANY, RDF.Nodes.subject, quad.getSubject()))
                        .stream()
                        .map(Quad::getSubject)
                        .filter(claim ->
                                view.dataset().contains(Quad.defaultGraphIRI, claim, RDF.Nodes.predicate, Sg.hasStatus))
                        .flatMap(claim ->
                                Iter.toList(view.dataset().find(Quad.defaultGraphIRI, claim, Sg.during, Node.ANY))
                                        .stream())
                        .anyMatch(during -> during.getObject()
                                        .getLiteralLexicalForm()
                                        .compareTo(quad.getObject().getLiteralLexicalForm())
                                > 0);
                assertFalse(later, quad.toString());
            }
        }
    }

    @Test
    void foreign_rdf_that_is_not_tied_to_the_model_loads_as_it_is() {
        try (Store store = Stores.freshEmpty()) {
            assertInstanceOf(
                    Decision.Accepted.class,
                    commit(store, "ex:someone a foaf:Person ; foaf:knows [ foaf:name \"x\" ] ."));
            assertEquals(3, userQuads(store).size());
        }
    }

    @Test
    void a_person_is_refused_as_an_entity_and_at_the_end_of_a_property() {
        for (String tied : List.of(
                "id:x a foaf:Person .",
                "ex:x a sg:Programme , foaf:Person ; rdfs:label \"甲\"@zh , \"A\"@en .",
                "ex:x a foaf:Person . id:y a sg:Programme ; rdfs:label \"乙\"@zh , \"Y\"@en ; sg:kind ex:x .")) {
            try (Store store = Stores.freshEmpty()) {
                Decision decision = commit(store, tied);
                assertTrue(rules(decision).contains("sg:rule-person"), tied + " " + decision);
            }
        }
    }

    @Test
    void saying_the_same_again_makes_no_version() {
        try (Store store = Stores.freshEmpty()) {
            String entity = "id:a a sg:Programme ; rdfs:label \"甲\"@zh , \"A\"@en .";
            commit(store, entity);
            assertEquals(new Decision.Unchanged(store.version()), commit(store, entity));
        }
    }

    @Test
    void a_view_stays_at_its_version_while_commits_go_on() throws InterruptedException {
        try (Store store = Stores.freshEmpty();
                ReadView view = store.acquire()) {
            Thread writer = new Thread(() -> commit(store, "id:a a sg:Programme ; rdfs:label \"甲\"@zh , \"A\"@en ."));
            writer.start();
            writer.join();
            assertEquals(1, view.version().number());
            assertEquals(2, store.version().number());
            assertFalse(view.dataset().contains(Quad.defaultGraphIRI, Sg.id("a"), Node.ANY, Node.ANY));
        }
    }

    private static Quad sharedBySources(Store store) {
        try (ReadView view = store.acquire()) {
            return Iter.toList(view.dataset().find(Quad.defaultGraphIRI, Node.ANY, Node.ANY, Node.ANY)).stream()
                    .filter(quad -> Sg.isTerm(quad.getPredicate())
                            && claimsOf(store, quad).size() == 2)
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static List<Node> claimsOf(Store store, Quad triple) {
        try (ReadView view = store.acquire()) {
            var data = view.dataset();
            return Iter.toList(data.find(Quad.defaultGraphIRI, Node.ANY, RDF.Nodes.subject, triple.getSubject()))
                    .stream()
                    .map(Quad::getSubject)
                    .filter(claim ->
                            data.contains(Quad.defaultGraphIRI, claim, RDF.Nodes.predicate, triple.getPredicate())
                                    && data.contains(Quad.defaultGraphIRI, claim, RDF.Nodes.object, triple.getObject())
                                    && data.contains(Quad.defaultGraphIRI, claim, Sg.certainty, Sg.stated))
                    .toList();
        }
    }

    private static void remove(Store store, Node claim) {
        List<Quad> quads;
        try (ReadView view = store.acquire()) {
            quads = Iter.toList(view.dataset().find(Quad.defaultGraphIRI, claim, Node.ANY, Node.ANY));
        }
        Decision decision = store.gate().commit(Changeset.of(Stores.who("withdraw"), List.of(), quads));
        assertInstanceOf(Decision.Accepted.class, decision, decision.toString());
    }

    private static boolean contains(Store store, Quad quad) {
        try (ReadView view = store.acquire()) {
            return view.dataset().contains(quad);
        }
    }

    private static boolean holds(Store store, String slug, Node predicate, Node object) {
        return contains(store, Quad.create(Quad.defaultGraphIRI, Sg.id(slug), predicate, object));
    }

    private static Set<String> rules(Decision decision) {
        Set<String> rules = new HashSet<>();
        if (decision instanceof Decision.Refused refused) {
            refused.violations().forEach(violation -> rules.add(violation.rule()));
        }
        return rules;
    }

    private static Decision commit(Store store, String turtle, String... texts) {
        return store.gate()
                .commit(Changeset.of(Stores.who("test"), parse(turtle), List.of())
                        .with(List.of(texts)));
    }

    private static List<Quad> parse(String turtle) {
        return Inputs.read(List.of(new NamedText("test.ttl", PREFIXES + turtle)))
                .quads();
    }

    private static Set<Quad> all(Store store) {
        try (ReadView view = store.acquire()) {
            Set<Quad> quads = Iter.toSet(view.dataset().find());
            for (Node graph : List.of(Graphs.ONTOLOGY, Graphs.IMPLIED, Graphs.reference("regions"))) {
                view.dataset().find(graph, Node.ANY, Node.ANY, Node.ANY).forEachRemaining(quads::add);
            }
            return quads;
        }
    }

    private static Set<Quad> userQuads(Store store) {
        try (ReadView view = store.acquire()) {
            return Iter.toSet(view.dataset().find());
        }
    }

    private static long sizeOf(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(path -> path.toFile().length())
                    .sum();
        }
    }
}
