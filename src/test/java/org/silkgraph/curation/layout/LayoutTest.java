package org.silkgraph.curation.layout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.util.IsoMatcher;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.silkgraph.Stores;
import org.silkgraph.curation.Asserted;
import org.silkgraph.curation.Inputs;
import org.silkgraph.curation.Loading;
import org.silkgraph.snapshot.ReadView;
import org.silkgraph.store.Changeset;
import org.silkgraph.store.Decision;
import org.silkgraph.store.Store;
import org.silkgraph.store.StoreException;
import org.silkgraph.store.Texts;
import org.silkgraph.terms.Graphs;

class LayoutTest {
    private static final Path DATA = Path.of("data");
    private static final Path SECOND = Path.of("src/test/resources/second-source");
    private static final Path UNUSUAL = Path.of("src/test/resources/layout");

    private static SortedMap<String, String> report = new TreeMap<>();
    private static Store full = Stores.report();
    private static SortedMap<String, String> everything = new TreeMap<>();

    @BeforeAll
    static void layOut() {
        report = files(Stores.report());
        full = fullStore();
        everything = files(full);
    }

    /** The report, two sources more, an unusual source, foreign RDF and reference data with blank nodes. */
    private static Store fullStore() {
        Store store = Stores.freshReport();
        addSecondSource(store);
        install(store, Graphs.ONTOLOGY, UNUSUAL.resolve("class.ttl"));
        Stores.load(store, UNUSUAL.resolve("unusual.ttl"), UNUSUAL.resolve("unusual.txt"));
        Stores.load(store, UNUSUAL.resolve("foreign.trig"));
        load(store, Optional.of("points"), List.of(UNUSUAL.resolve("odd-places.ttl")));
        return store;
    }

    private static void addSecondSource(Store store) {
        Stores.load(store, SECOND.resolve("cloudriver-2031.ttl"), SECOND.resolve("cloudriver-2031.txt"));
        Stores.load(store, SECOND.resolve("cloudriver-2032.ttl"), SECOND.resolve("cloudriver-2032.txt"));
        load(store, Optional.of("invented"), List.of(SECOND.resolve("reference/invented")));
    }

    @Test
    void the_loaded_report_is_laid_out_as_the_files_of_data_byte_for_byte() throws IOException {
        SortedMap<String, String> expected = new TreeMap<>();
        for (Path file : Inputs.filesIn(DATA)) {
            String path = DATA.relativize(file).toString();
            // No source names it: it is there to compare with.
            if (!path.endsWith("report.raw.txt")) expected.put(path, Files.readString(file));
        }
        assertEquals(expected.keySet(), report.keySet());
        expected.forEach((path, content) -> assertEquals(content, report.get(path), path));
    }

    @Test
    void the_laid_out_report_loads_as_the_same_graph() throws IOException {
        assertSame(Stores.report(), loaded(report, Stores.freshEmpty()));
    }

    @Test
    void several_sources_load_as_the_same_graph_and_leave_the_files_of_the_first_alone() throws IOException {
        Store store = Stores.freshReport();
        addSecondSource(store);
        SortedMap<String, String> files = files(store);
        report.forEach((path, content) -> assertEquals(content, files.get(path), path));
        assertTrue(files.containsKey("cloudriver-2031/entities.ttl"));
        assertTrue(files.containsKey("reference/invented/points.ttl"));
        Store again = loaded(files, Stores.freshEmpty());
        assertSame(store, again);
        assertEquals(files, files(again));
    }

    @Test
    void an_entity_stands_with_the_first_source_that_names_it() {
        assertTrue(everything.get("cloudriver-2031/entities.ttl").contains("\nid:lab-lake-ecology a "));
        assertFalse(everything.get("cloudriver-2032/entities.ttl").contains("\nid:lab-lake-ecology a "));
        assertTrue(everything.get("entities.ttl").contains("\nid:inst-unnamed a sg:Institution ;"));
    }

    @Test
    void everything_loads_as_the_same_graph_and_is_laid_out_the_same_again() throws IOException {
        Store empty = Stores.freshEmpty();
        install(empty, Graphs.ONTOLOGY, UNUSUAL.resolve("class.ttl"));
        Store again = loaded(everything, empty);
        assertSame(full, again);
        assertEquals(everything, files(again));
    }

    @Test
    void a_store_without_data_has_no_files() {
        assertEquals(Set.of(), files(Stores.freshEmpty()).keySet());
    }

    @Test
    void what_has_no_place_goes_to_a_file_of_its_own() {
        String other = everything.getOrDefault("other.trig", "");
        for (String part : List.of(
                "\n<https://example.org/groups> a skos:ConceptScheme ;",
                "\n<https://example.org/graph-a> {\n  id:region-xinjiang a sg:Region ;\n",
                "_:b0",
                "bell \\u0007, tab \\t, 𠮷")) {
            assertTrue(other.contains(part), part + " in " + other);
        }
        assertFalse(report.containsKey("other.trig"));
    }

    @Test
    void names_of_folders_and_sections_that_are_taken_or_no_file_names_are_told_apart() {
        for (String path : List.of(
                "sources/reference/source.ttl",
                "sources/reference/report.txt",
                "%72eference/entities.ttl",
                "%72eference/section-2-5.ttl",
                "%72eference/section-2%2D5.ttl",
                "%72eference/section-%E9%99%84%E5%BD%95%20%E7%94%B2%2F1.ttl",
                "reference/points/%70oints.ttl",
                "reference/points/dataset.ttl",
                "reference/points/points.ttl",
                "reference/points/outlines.ttl",
                "reference/points/other.ttl")) {
            assertTrue(everything.containsKey(path), path + " in " + everything.keySet());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "%72eference/entities.ttl, entities.ttl",
        "%72eference/section-2-5.ttl, section-2-5.ttl",
        "other.trig, other.trig"
    })
    void what_is_unusual_is_written_by_the_same_rules(String path, String expected) throws IOException {
        assertEquals(Files.readString(UNUSUAL.resolve("expected").resolve(expected)), everything.get(path));
    }

    @Test
    void a_text_that_the_store_lost_is_told_and_not_left_out() throws IOException {
        Store store = Stores.freshReport();
        String checksum = Texts.checksum(report.get("sources/report-2017/report.txt"));
        Files.delete(store.directory().resolve("texts").resolve(checksum.substring("sha256:".length())));
        Path directory = store.directory();
        store.close();
        try (Store again = Store.openReadOnly(directory)) {
            assertThrows(StoreException.class, () -> files(again));
        }
    }

    private static SortedMap<String, String> files(Store store) {
        SortedMap<String, String> all = new TreeMap<>();
        try (ReadView view = store.acquire()) {
            Layout.of(view, store.texts())
                    .files()
                    .forEach(file -> all.put(file.path(), file.content().get()));
        }
        return all;
    }

    /** As a steward would: everything but reference data in one change, then dataset by dataset. */
    private static Store loaded(Map<String, String> files, Store store) throws IOException {
        Path folder = Stores.temporary();
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
        try (Stream<Path> all = Files.list(folder)) {
            load(
                    store,
                    Optional.empty(),
                    all.filter(path -> !path.endsWith("reference")).sorted().toList());
        }
        try (Stream<Path> datasets = Files.list(folder.resolve("reference"))) {
            datasets.sorted()
                    .forEach(path -> load(store, Optional.of(path.getFileName().toString()), List.of(path)));
        }
        return store;
    }

    private static void load(Store store, Optional<String> reference, List<Path> paths) {
        Decision decision = Loading.load(
                store, new Loading.Request(Stores.who("Load " + paths.getFirst()), reference, Inputs.open(paths)));
        assertTrue(decision instanceof Decision.Accepted, decision.toString());
    }

    private static void install(Store store, Node graph, Path file) {
        Decision decision = store.gate()
                .commit(Changeset.of(
                                Stores.who("Add " + file),
                                Inputs.read(Inputs.open(List.of(file)), graph).quads(),
                                List.of())
                        .into(Set.of(graph)));
        assertTrue(decision instanceof Decision.Accepted, decision.toString());
    }

    private static void assertSame(Store expected, Store actual) {
        DatasetGraph one = asserted(expected);
        DatasetGraph other = asserted(actual);
        assertEquals(one.stream().count(), other.stream().count());
        assertTrue(IsoMatcher.isomorphic(one, other));
    }

    /** What people wrote, reference graphs included. */
    private static DatasetGraph asserted(Store store) {
        DatasetGraph all = DatasetGraphFactory.create();
        try (ReadView view = store.acquire()) {
            Asserted.of(view).forEachRemaining(all::add);
            List<Node> references = new ArrayList<>(view.systemGraphs());
            references.removeIf(graph -> !Graphs.isReference(graph));
            references.forEach(graph -> Asserted.of(view, graph).forEachRemaining(all::add));
        }
        return all;
    }
}
