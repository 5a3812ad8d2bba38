package org.silkgraph.curation.layout;

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
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Quad;
import org.junit.jupiter.api.Test;
import org.silkgraph.Stores;
import org.silkgraph.curation.Inputs;
import org.silkgraph.curation.Loading;
import org.silkgraph.curation.Parcel;
import org.silkgraph.curation.Portion;
import org.silkgraph.curation.Unparsable;
import org.silkgraph.snapshot.ReadView;
import org.silkgraph.store.Decision;
import org.silkgraph.store.Store;
import org.silkgraph.store.rules.Violation;
import org.silkgraph.terms.Graphs;
import org.silkgraph.terms.Sg;

class SyncTest {
    private static final Path DATA = Path.of("data");
    private static final Path SECOND = Path.of("src/test/resources/second-source");
    private static final Path UNUSUAL = Path.of("src/test/resources/layout");

    @Test
    void the_report_and_the_files_it_was_made_of_do_not_differ() {
        Sync sync = sync(Stores.report(), DATA);
        assertEquals(List.of(), sync.comparison().things());
        assertInstanceOf(Decision.Unchanged.class, Stores.report().check(sync.changeset(Stores.who("Sync"))));
    }

    @Test
    void an_edited_label_is_one_change_of_one_thing_and_then_nothing() throws IOException {
        Store store = Stores.freshReport();
        Path folder = laidOut(store);
        edit(folder.resolve("report-2017/entities.ttl"), "\"丝绸之路经济带创新驱动发展试验区\"@zh", "\"丝路创新试验区\"@zh");
        Set<Quad> before = system(store);
        Sync sync = sync(store, folder);
        Comparison.Thing thing = sync.comparison().things().getFirst();
        assertEquals(1, sync.comparison().things().size());
        assertEquals("pilot-zone-silk-road", thing.slug());
        assertEquals("丝路创新试验区", thing.nameZh());
        assertEquals(List.of("rdfs:label \"丝绸之路经济带创新驱动发展试验区\"@zh"), thing.removed());
        assertEquals(List.of("rdfs:label \"丝路创新试验区\"@zh"), thing.added());
        assertEquals(new Decision.Accepted(store.version().next(), 1, 1), commit(store, sync));
        assertEquals(before, system(store));
        assertTrue(sync(store, folder).comparison().isEmpty());
        assertInstanceOf(Decision.Unchanged.class, commit(store, sync(store, folder)));
    }

    @Test
    void every_store_is_what_its_own_layout_says() throws IOException {
        Store store = Stores.freshReport();
        Stores.load(store, SECOND.resolve("cloudriver-2031.ttl"), SECOND.resolve("cloudriver-2031.txt"));
        load(store, "invented", SECOND.resolve("reference/invented"));
        load(store, "points", UNUSUAL.resolve("odd-places.ttl"));
        Stores.load(store, UNUSUAL.resolve("foreign.trig"));
        Sync sync = sync(store, laidOut(store));
        assertEquals(List.of(), sync.comparison().things());
        assertInstanceOf(Decision.Unchanged.class, commit(store, sync));
    }

    @Test
    void a_whole_source_comes_with_its_text_and_goes_again() throws IOException {
        Store store = Stores.freshReport();
        Path folder = laidOut(store);
        Store both = Stores.freshReport();
        Stores.load(both, SECOND.resolve("cloudriver-2031.ttl"), SECOND.resolve("cloudriver-2031.txt"));
        assertInstanceOf(Decision.Accepted.class, commit(store, sync(store, laidOut(both))));
        assertTrue(sync(both, laidOut(store)).comparison().isEmpty());
        Sync back = sync(store, folder);
        assertFalse(back.comparison().isDrastic());
        assertTrue(back.comparison().things().stream()
                .anyMatch(thing -> thing.fate().equals("gone")));
        assertInstanceOf(Decision.Accepted.class, commit(store, back));
        assertTrue(sync(store, DATA).comparison().isEmpty());
    }

    @Test
    void graphs_of_users_and_reference_data_that_the_folder_does_not_know_go() throws IOException {
        Store store = Stores.freshReport();
        Stores.load(store, UNUSUAL.resolve("foreign.trig"));
        Stores.load(store, SECOND.resolve("cloudriver-2031.ttl"), SECOND.resolve("cloudriver-2031.txt"));
        load(store, "invented", SECOND.resolve("reference/invented"));
        assertInstanceOf(Decision.Accepted.class, commit(store, sync(store, DATA)));
        assertTrue(sync(store, DATA).comparison().isEmpty());
        try (ReadView view = store.acquire()) {
            assertFalse(view.systemGraphs().contains(Graphs.reference("invented")));
            assertFalse(view.dataset().listGraphNodes().hasNext());
        }
    }

    @Test
    void an_empty_folder_would_take_everything_and_is_drastic() {
        Sync sync = sync(Stores.report(), Stores.temporary());
        assertTrue(sync.comparison().isDrastic());
        assertEquals(sync.comparison().present(), sync.comparison().gone());
    }

    @Test
    void what_somebody_else_changed_meanwhile_is_a_conflict_with_both_sides() throws IOException {
        Store store = Stores.freshReport();
        Path folder = laidOut(store);
        edit(folder.resolve("report-2017/entities.ttl"), "\"丝绸之路经济带创新驱动发展试验区\"@zh", "\"丝路创新试验区\"@zh");
        Sync sync = sync(store, folder);
        Path more = Files.writeString(
                Stores.temporary().resolve("more.ttl"),
                "<" + Sg.id("pilot-zone-silk-road") + "> <http://www.w3.org/2004/02/skos/core#altLabel> \"Zone\"@en .");
        Stores.load(store, more);
        Decision.Stale stale = assertInstanceOf(Decision.Stale.class, commit(store, sync));
        Decision.Conflict conflict = stale.conflicts().getFirst();
        assertEquals(Sg.id("pilot-zone-silk-road"), conflict.thing());
        assertEquals(1, conflict.ours().added().size());
        assertEquals(1, conflict.theirs().getFirst().side().added().size());
    }

    @Test
    void a_change_of_something_else_is_a_conflict_too_and_told_as_a_whole() throws IOException {
        Store store = Stores.freshReport();
        Path folder = laidOut(store);
        edit(folder.resolve("report-2017/entities.ttl"), "\"丝绸之路经济带创新驱动发展试验区\"@zh", "\"丝路创新试验区\"@zh");
        Sync sync = sync(store, folder);
        Stores.load(store, UNUSUAL.resolve("foreign.trig"));
        Decision.Stale stale = assertInstanceOf(Decision.Stale.class, commit(store, sync));
        assertEquals(Node.ANY, stale.conflicts().getFirst().thing());
        assertEquals(1, stale.conflicts().getFirst().ours().added().size());
        assertFalse(
                stale.conflicts().getFirst().theirs().getFirst().side().added().isEmpty());
    }

    @Test
    void what_breaks_rules_is_refused_and_files_that_cannot_be_read_are_told() throws IOException {
        Store store = Stores.freshReport();
        Path folder = laidOut(store);
        edit(folder.resolve("report-2017/entities.ttl"), "\"丝绸之路经济带创新驱动发展试验区\"@zh ,\n    ", "");
        Decision.Refused refused = assertInstanceOf(Decision.Refused.class, commit(store, sync(store, folder)));
        assertEquals(
                List.of("sg:shape-entity-label-zh"),
                refused.violations().stream().map(Violation::rule).toList());
        Files.writeString(folder.resolve("broken.ttl"), "<a> <b> .\n");
        Unparsable broken = assertThrows(Unparsable.class, () -> sync(store, folder));
        assertEquals(1, broken.line());
    }

    @Test
    void only_files_below_reference_write_reference_graphs_and_none_the_ontology() throws IOException {
        Store store = Stores.freshReport();
        for (Node graph : List.of(Graphs.ONTOLOGY, Graphs.IMPLIED, Graphs.CHANGES, Graphs.reference("regions"))) {
            Path folder = laidOut(store);
            Files.writeString(folder.resolve("sly.trig"), "<" + graph + "> { <http://a/s> <http://a/p> <http://a/o> }");
            Decision.Refused refused = assertInstanceOf(Decision.Refused.class, commit(store, sync(store, folder)));
            assertEquals("sg:rule-system-graph", refused.violations().getFirst().rule());
        }
    }

    @Test
    void a_file_in_reference_that_belongs_to_no_dataset_is_told() throws IOException {
        Path folder = laidOut(Stores.report());
        Files.writeString(folder.resolve("reference/loose.ttl"), "");
        assertThrows(IllegalArgumentException.class, () -> sync(Stores.report(), folder));
    }

    private static Sync sync(Store store, Path folder) {
        return Sync.of(
                store,
                groups(store, folder).stream()
                        .map(group -> Portion.read(group.reference(), group.files(), bytes -> {}))
                        .toList());
    }

    private static List<Parcel.Group> groups(Store store, Path folder) {
        try (ReadView view = store.acquire()) {
            return new LayoutFolder(folder).groups(references(view));
        }
    }

    private static Set<Node> references(ReadView view) {
        Set<Node> all = new HashSet<>(view.systemGraphs());
        all.removeIf(graph -> !Graphs.isReference(graph));
        return all;
    }

    private static Decision commit(Store store, Sync sync) {
        return store.gate().commit(sync.changeset(Stores.who("Sync")));
    }

    private static Path laidOut(Store store) throws IOException {
        Path folder = Stores.temporary();
        try (ReadView view = store.acquire()) {
            new LayoutFolder(folder).write(Layout.of(view, store.texts()));
        }
        return folder;
    }

    private static void edit(Path file, String from, String to) throws IOException {
        String text = Files.readString(file);
        assertTrue(text.contains(from), from);
        Files.writeString(file, text.replaceFirst(java.util.regex.Pattern.quote(from), to));
    }

    /** Ontology and implied triples, which no sync touches. */
    private static Set<Quad> system(Store store) {
        try (ReadView view = store.acquire()) {
            return Stream.of(Graphs.ONTOLOGY, Graphs.IMPLIED)
                    .flatMap(graph -> Iter.toList(view.dataset().find(graph, Node.ANY, Node.ANY, Node.ANY)).stream())
                    .collect(java.util.stream.Collectors.toSet());
        }
    }

    private static void load(Store store, String reference, Path path) {
        Decision decision = Loading.load(
                store, new Loading.Request(Stores.who("Load"), Optional.of(reference), Inputs.open(List.of(path))));
        assertInstanceOf(Decision.Accepted.class, decision, decision.toString());
    }
}
