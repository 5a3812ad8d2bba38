package org.silkgraph.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.silkgraph.cli.Launcher.Ran;
import org.silkgraph.curation.Inputs;
import org.silkgraph.store.Changeset;
import org.silkgraph.store.Store;
import org.silkgraph.terms.Attribution;
import org.silkgraph.terms.Graphs;

/** Living with a store: folders, large loads and releases, as a user meets them. */
class SyncIT {
    private static final String OLD = "\"丝绸之路经济带创新驱动发展试验区\"@zh";
    private static final String NEW = "\"丝路创新试验区\"@zh";

    @TempDir
    private Path directory = Path.of("");

    @Test
    void an_edit_in_a_folder_is_one_change_with_and_without_a_service() throws Exception {
        String store = directory.resolve("store").toString();
        Path folder = directory.resolve("folder");
        assertExit(0, "load", "--store", store, "--sync", "data/");
        assertExit(0, "dump", "--store", store, "--layout", folder.toString());
        assertExit(0, "load", "--store", store, "--sync", folder.toString(), "--dry-run");
        edit(folder, OLD, NEW);
        Ran dry = assertExit(1, "load", "--store", store, "--sync", folder.toString(), "--dry-run");
        assertEquals(
                List.of("  - rdfs:label " + OLD, "  + rdfs:label " + NEW),
                dry.out().lines().skip(1).toList());
        Ran done = assertExit(0, "load", "--store", store, "--sync", folder.toString(), "--json");
        assertTrue(done.out().contains("\"version\":5,\"added\":1,\"removed\":1"), done.out());
        Ran again = assertExit(0, "load", "--store", store, "--sync", folder.toString(), "--json");
        assertTrue(again.out().contains("\"unchanged\",\"version\":5"), again.out());
        try (ServeProcess service = new ServeProcess(Path.of(store))) {
            edit(folder, NEW, OLD);
            Ran conflict = assertExit(4, "load", "--store", store, "--sync", folder.toString(), "--at", "4");
            assertTrue(conflict.err().contains("    + ") && conflict.err().contains(" 5"), conflict.err());
            assertExit(0, "load", "--store", store, "--sync", folder.toString());
            assertTrue(service.get("/entities/pilot-zone-silk-road.json").body().contains("丝绸之路经济带创新驱动发展试验区"));
            Path empty = Files.createDirectory(directory.resolve("empty"));
            Ran held = assertExit(1, "load", "--store", store, "--sync", empty.toString());
            assertTrue(held.err().contains("--force"), held.err());
        }
        assertExit(0, "load", "--store", store, "--sync", "data/", "--dry-run");
    }

    @Test
    void mistakes_with_folders_change_nothing() throws Exception {
        String store = directory.resolve("mistakes").toString();
        Path folder = Files.createDirectory(directory.resolve("wrong"));
        assertExit(2, "load", "--store", store, "--sync", folder.toString(), "data/report-2017");
        assertExit(2, "load", "--store", store, "--dry-run", "data/report-2017");
        assertExit(2, "load", "--store", store);
        Files.writeString(folder.resolve("broken.ttl"), "<a> .\n");
        Ran broken = assertExit(3, "load", "--store", store, "--sync", folder.toString());
        assertTrue(broken.err().contains("broken.ttl:1:"), broken.err());
    }

    @Test
    void more_than_two_mebibytes_load_beside_a_service() throws Exception {
        Path store = directory.resolve("large");
        Path file = directory.resolve("large.nq");
        Files.write(
                file,
                IntStream.range(0, 60_000)
                        .mapToObj(
                                i -> "<http://example.org/" + i / 9 + "> <http://example.org/p> \"value " + i + "\" .")
                        .toList());
        try (ServeProcess service = new ServeProcess(store)) {
            Ran loaded = assertExit(0, "load", "--store", store.toString(), "--json", file.toString());
            assertTrue(loaded.out().contains("\"version\":5,\"added\":60000,\"removed\":0"), loaded.out());
            assertTrue(service.get("/info").body().contains("\"version\":5"));
        }
    }

    @Test
    void a_release_comes_to_an_old_store_or_says_what_is_in_the_way() throws Exception {
        Path store = directory.resolve("old");
        old(store, "sh:property sg:shape-entity-label-zh ,", "sh:property");
        Path half = Files.writeString(
                directory.resolve("half.ttl"),
                """
                @prefix sg: <https://w3id.org/silkgraph/ontology#> .
                @prefix id: <https://w3id.org/silkgraph/id/> .
                @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
                id:programme-half a sg:Programme ; rdfs:label "Half a programme"@en ; sg:glossLanguage "en" .
                """);
        try (Store open = Store.open(store)) {
            org.silkgraph.Stores.load(open, half);
        }
        try (ServeProcess service = new ServeProcess(store)) {
            assertTrue(service.said().contains("sg:shape-entity-label-zh"), service.said());
            assertTrue(service.said().contains("zh: ") && service.said().contains("en: "), service.said());
            assertTrue(
                    service.get("/info").body().contains("\"ontology\":{\"shipped\":false,\"violations\":1}"),
                    service.get("/info").body());
            assertTrue(Files.readString(store.resolve("upgrade.json")).contains("programme-half"));
        }
        Path rest = Files.writeString(
                directory.resolve("rest.ttl"),
                "<https://w3id.org/silkgraph/id/programme-half> <http://www.w3.org/2000/01/rdf-schema#label> \"半个计划\"@zh .");
        assertExit(0, "load", "--upgrade", "--store", store.toString(), rest.toString());
        assertFalse(Files.exists(store.resolve("upgrade.json")));
        try (ServeProcess service = new ServeProcess(store)) {
            assertTrue(
                    service.get("/info").body().contains("\"shipped\":true"),
                    service.get("/info").body());
            assertEquals(3, service.version);
        }
    }

    /** A store with an ontology that says less. */
    private static void old(Path store, String now, String before) throws IOException {
        List<org.silkgraph.curation.NamedText> files = new java.util.ArrayList<>();
        boolean changed = false;
        for (String name : List.of("silkgraph.ttl", "kinds.ttl", "shapes.ttl", "mappings.ttl")) {
            String text = Files.readString(Path.of("ontology", name));
            changed |= text.contains(now);
            files.add(new org.silkgraph.curation.NamedText(name, text.replace(now, before)));
        }
        assertTrue(changed);
        try (Store open = Store.open(store)) {
            open.gate()
                    .commit(Changeset.of(
                                    Attribution.system("install", "Install the ontology"),
                                    Inputs.read(files, Graphs.ONTOLOGY).quads(),
                                    List.of())
                            .into(Set.of(Graphs.ONTOLOGY)));
        }
    }

    private static void edit(Path folder, String from, String to) throws IOException {
        Path file = folder.resolve("report-2017/entities.ttl");
        String text = Files.readString(file);
        assertTrue(text.contains(from));
        Files.writeString(
                file, text.lines().map(line -> line.replace(from, to)).collect(Collectors.joining("\n", "", "\n")));
    }

    private static Ran assertExit(int exit, String... arguments) throws IOException, InterruptedException {
        Ran ran = Launcher.run(arguments);
        assertEquals(exit, ran.exit(), ran.err());
        return ran;
    }
}
