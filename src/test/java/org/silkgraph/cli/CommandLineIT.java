package org.silkgraph.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.silkgraph.cli.Launcher.Ran;
import org.silkgraph.curation.Shipped;
import org.silkgraph.store.Store;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CommandLineIT {
    private static final String BAD = "ontology/examples/bad/";

    private Path directory = Path.of("");
    private String store = "";

    @BeforeAll
    void fill(@TempDir Path temporary) {
        directory = temporary;
        store = directory.resolve("store").toString();
        try (Store open = Store.open(Path.of(store))) {
            Shipped.install(open, step -> {});
        }
    }

    @Test
    void the_launcher_finds_its_jdk_behind_an_older_one() throws IOException, InterruptedException {
        Ran ran = Launcher.run("--version");
        assertEquals(0, ran.exit(), ran.err());
        assertTrue(ran.out().startsWith("silkgraph "));
    }

    @Test
    void without_a_jdk_it_says_what_to_install() throws IOException, InterruptedException {
        String script =
                Files.readString(Path.of("silkgraph")).replaceAll("for home in /usr/lib/jvm.*", "for home in \\\\");
        Path lonely = directory.resolve("silkgraph");
        Files.writeString(lonely, script);
        ProcessBuilder process = new ProcessBuilder("/bin/sh", lonely.toString(), "--version");
        process.environment().remove("JAVA_HOME");
        process.environment().put("HOME", directory.toString());
        process.environment().put("PATH", withoutJava().toString());
        Process ran = process.redirectErrorStream(true).start();
        String said = new String(ran.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertEquals(2, ran.waitFor(), said);
        assertTrue(said.contains("JDK 25") && said.contains("apt-get install"), said);
    }

    /** A folder with the tools the launcher uses and no java. */
    private Path withoutJava() throws IOException {
        Path bin = Files.createDirectories(directory.resolve("bin"));
        for (String tool : List.of("sh", "dirname", "readlink", "sed", "head", "find", "date")) {
            Path target = Stream.of("/bin/", "/usr/bin/")
                    .map(folder -> Path.of(folder + tool))
                    .filter(Files::exists)
                    .findFirst()
                    .orElseThrow();
            if (!Files.exists(bin.resolve(tool))) Files.createSymbolicLink(bin.resolve(tool), target);
        }
        return bin;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rule-quote",
                "shape-entity-label-zh",
                "shape-entity-label-en",
                "rule-person",
                "rule-direct-triple"
            })
    void what_breaks_a_rule_is_refused_by_validate_and_load_and_leaves_no_trace(String rule)
            throws IOException, InterruptedException {
        byte[] before = journal();
        Path example = exampleOf(rule);
        for (String command : List.of("validate", "load")) {
            Ran ran = Launcher.run(command, "--store", store, example.toString());
            assertEquals(1, ran.exit(), ran.err());
            assertTrue(ran.err().contains("sg:" + rule), ran.err());
            assertTrue(ran.err().contains("zh: ") && ran.err().contains("en: "), ran.err());
        }
        assertTrue(java.util.Arrays.equals(before, journal()));
    }

    @Test
    void what_cannot_be_parsed_is_told_with_file_line_and_column() throws IOException, InterruptedException {
        Path broken = Files.writeString(directory.resolve("broken.ttl"), "@prefix id: <http://x/> .\nid:a id:b .\n");
        Ran ran = Launcher.run("validate", "--store", store, broken.toString());
        assertEquals(3, ran.exit(), ran.err());
        assertTrue(ran.err().contains("broken.ttl:2:"), ran.err());
    }

    @Test
    void exit_codes_tell_answers_from_mistakes() throws IOException, InterruptedException {
        assertEquals(
                0, Launcher.run("query", "--store", store, "ASK { ?s ?p ?o }").exit());
        assertEquals(
                1,
                Launcher.run("query", "--store", store, "ASK { <urn:no> ?p ?o }")
                        .exit());
        assertEquals(2, Launcher.run("nonsense").exit());
        assertEquals(3, Launcher.run("query", "--store", store, "SELEC").exit());
        assertEquals(
                5,
                Launcher.run("show", "--store", directory.resolve("none").toString(), "x")
                        .exit());
        assertEquals(1, Launcher.run("show", "--store", store, "pilot-zone").exit());
        assertEquals(0, Launcher.run("search", "--store", store, "试验区").exit());
    }

    @Test
    void paths_are_joined_with_patterns() throws IOException, InterruptedException {
        String prefixes =
                "PREFIX fn: <https://w3id.org/silkgraph/function#> PREFIX id: <https://w3id.org/silkgraph/id/> "
                        + "PREFIX sg: <https://w3id.org/silkgraph/ontology#> ";
        String ends = "(id:region-sichuan id:base-national-hightech-zone";
        String query = prefixes + "SELECT ?step ?there ?wording { " + ends
                + ") fn:path (?path ?step ?here ?property ?there ?claim) . ?claim sg:wording ?wording } ORDER BY ?step";
        Ran found = Launcher.run("query", "--store", store, "--format", "csv", query);
        assertEquals(0, found.exit(), found.err());
        assertEquals(4, found.out().lines().count(), found.out());
        assertTrue(found.out().contains("base-national-hightech-zone,升级为"), found.out());
        Ran wrong = Launcher.run("query", "--store", store, prefixes + "ASK { " + ends + " 13) fn:path (?path) }");
        assertEquals(2, wrong.exit());
        assertTrue(wrong.err().contains("13") && wrong.err().contains("max: 1–12"), wrong.err());
    }

    @Test
    void an_entity_is_shown_with_the_sentences_of_its_claims() throws IOException, InterruptedException {
        Ran ran = Launcher.run("show", "--store", store, "zone-karamay-hightech");
        assertEquals(0, ran.exit(), ran.err());
        assertTrue(ran.out().contains("做好克拉玛依、哈密高新区升级为国家级高新区各项工作"), ran.out());
    }

    @Test
    void a_path_is_told_with_its_sentences_or_with_what_would_find_one() throws IOException, InterruptedException {
        Ran ran = Launcher.run("path", "--store", store, "region-sichuan", "base-national-hightech-zone");
        assertEquals(0, ran.exit(), ran.err());
        assertTrue(ran.out().contains("做好克拉玛依、哈密高新区升级为国家级高新区各项工作"), ran.out());

        Ran none = Launcher.run("path", "--store", store, "深圳市", "lab-central-asia-diseases");
        assertEquals(1, none.exit(), none.out());
        assertTrue(none.err().contains("--certainty implied"), none.err());

        Ran unknown = Launcher.run("path", "--store", store, "region-sichuam", "pilot-zone-silk-road");
        assertEquals(1, unknown.exit());
        assertTrue(unknown.err().contains("region-sichuan"), unknown.err());
        assertEquals(2, Launcher.run("path", "--max", "13", "a", "b").exit());
    }

    @Test
    void a_dump_loads_into_an_empty_store_and_gives_the_same_dump() throws IOException, InterruptedException {
        Path first = directory.resolve("first.nq");
        Path second = directory.resolve("second.nq");
        String copy = directory.resolve("copy").toString();
        assertEquals(
                0,
                Launcher.run("dump", "--store", store, "-o", first.toString()).exit());
        Ran loaded = Launcher.run(
                "load", "--empty", "--store", copy, first.toString(), "data/sources/report-2017/report.txt");
        assertEquals(0, loaded.exit(), loaded.err());
        assertEquals(
                0,
                Launcher.run("dump", "--store", copy, "-o", second.toString()).exit());
        assertEquals(sorted(first), sorted(second));
    }

    @Test
    void reference_data_goes_to_its_own_graph_and_to_no_other_system_graph() throws IOException, InterruptedException {
        Ran right = Launcher.run("validate", "--store", store, "--reference", "regions", "data/reference/regions");
        assertEquals(0, right.exit(), right.err());
        Path sly = Files.writeString(
                directory.resolve("sly.trig"),
                "GRAPH <https://w3id.org/silkgraph/graph/ontology> { <http://a/s> <http://a/p> <http://a/o> }");
        for (String command : List.of("validate", "load")) {
            Ran wrong = Launcher.run(command, "--store", store, "--reference", "regions", sly.toString());
            assertEquals(1, wrong.exit(), wrong.err());
            assertTrue(wrong.err().contains("sg:rule-system-graph"), wrong.err());
        }
    }

    @Test
    void a_dump_of_everything_holds_the_system_graphs_too() throws IOException, InterruptedException {
        Ran all = Launcher.run("dump", "--all", "--store", store);
        for (String graph : List.of("implied", "ontology", "reference/regions", "reference/institutions")) {
            assertTrue(all.out().contains("<https://w3id.org/silkgraph/graph/" + graph + "> ."), graph);
        }
    }

    @Test
    void mistakes_are_told_in_a_line() throws IOException, InterruptedException {
        Ran missing = Launcher.run("query", "--store", store, "-f", "missing.rq");
        assertEquals(2, missing.exit());
        assertTrue(missing.err().contains("missing.rq") && missing.err().lines().count() == 1, missing.err());
        assertEquals(
                2,
                Launcher.run("search", "--store", store, "--limit", "-3", "x").exit());
    }

    @Test
    void load_works_beside_a_running_service_and_readers_see_it_at_once() throws Exception {
        Path shared = directory.resolve("shared");
        Path file = Files.writeString(
                directory.resolve("more.ttl"),
                """
                @prefix sg: <https://w3id.org/silkgraph/ontology#> .
                @prefix id: <https://w3id.org/silkgraph/id/> .
                @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
                id:programme-invented a sg:Programme ; rdfs:label "虚构计划"@zh , "Invented programme"@en ; sg:glossLanguage "en" .
                """);
        try (ServeProcess service = new ServeProcess(shared)) {
            Ran refused = Launcher.run(
                    "load",
                    "--store",
                    shared.toString(),
                    exampleOf("rule-quote").toString());
            assertEquals(1, refused.exit(), refused.err());
            assertTrue(refused.err().contains("sg:rule-quote"), refused.err());
            Ran loaded = Launcher.run("load", "--store", shared.toString(), file.toString());
            assertEquals(0, loaded.exit(), loaded.err());
            assertEquals(200, service.get("/entities/programme-invented.json").statusCode());
        }
    }

    @Test
    void a_killed_service_starts_again_with_the_same_version_and_graph() throws Exception {
        Path shared = directory.resolve("killed");
        String count =
                "/sparql?query=SELECT+(COUNT(*)+AS+%3Fn)+FROM+%3Chttps%3A%2F%2Fw3id.org%2Fsilkgraph%2Fgraph%2Fall%3E+%7B%3Fs+%3Fp+%3Fo%7D";
        String before;
        long version;
        try (ServeProcess service = new ServeProcess(shared)) {
            before = service.get(count).body();
            version = service.version;
            assertEquals(200, service.get("/health/readiness").statusCode());
            service.kill();
        }
        try (ServeProcess again = new ServeProcess(shared)) {
            assertEquals(version, again.version);
            assertEquals(before, again.get(count).body());
        }
    }

    @Test
    void the_curl_lines_of_the_readme_answer() throws Exception {
        List<String> lines = Files.readAllLines(Path.of("README.md")).stream()
                .filter(line -> line.startsWith("curl "))
                .toList();
        assertEquals(3, lines.size());
        try (ServeProcess service = new ServeProcess(directory.resolve("readme"))) {
            for (String line : lines) {
                String here = line.replace("127.0.0.1:8080", "127.0.0.1:" + service.port)
                        .replaceFirst("curl ", "curl --fail --silent --show-error ");
                Process curl = new ProcessBuilder("/bin/sh", "-c", here)
                        .redirectErrorStream(true)
                        .start();
                String said = new String(curl.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
                assertEquals(0, curl.waitFor(), line + " " + said);
                assertTrue(said.length() > 50, line + " " + said);
            }
        }
    }

    @Test
    void another_base_names_everything_below_it() throws Exception {
        Path other = directory.resolve("other-base");
        ServeProcess service = new ServeProcess(other, Map.of("SILKGRAPH_BASE", "https://example.org/kg/"));
        try (service) {
            String entity = service.get("/entities/pilot-zone-silk-road.json").body();
            assertTrue(entity.contains("https://example.org/kg/id/pilot-zone-silk-road"), entity);
            assertFalse(entity.contains("w3id.org"), entity);
            assertEquals(200, service.get("/queries/A03.csv").statusCode());
        }
        Ran wrong = Launcher.run("show", "--store", other.toString(), "pilot-zone-silk-road");
        assertEquals(5, wrong.exit());
        assertTrue(wrong.err().contains("https://example.org/kg/"), wrong.err());
    }

    @Test
    void rdflib_sparqlwrapper_and_pandas_read_it() throws Exception {
        boolean there = python("-c", "import rdflib, SPARQLWrapper, pandas").waitFor() == 0;
        if (!"true".equals(System.getenv("CI"))) {
            org.junit.jupiter.api.Assumptions.assumeTrue(
                    there, "apt-get install python3-rdflib python3-sparqlwrapper python3-pandas");
        }
        try (ServeProcess service = new ServeProcess(directory.resolve("clients"))) {
            Process reading = python("src/test/resources/clients/read.py", service.address());
            String said = new String(reading.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            assertEquals(0, reading.waitFor(), said);
            assertFalse(said.isBlank());
        }
    }

    private static Process python(String... arguments) throws IOException {
        String[] command = Stream.concat(Stream.of("/usr/bin/python3"), Stream.of(arguments))
                .toArray(String[]::new);
        ProcessBuilder process = new ProcessBuilder(command).redirectErrorStream(true);
        process.environment().remove("PYTHONPATH");
        return process.start();
    }

    private static Path exampleOf(String rule) throws IOException {
        try (Stream<Path> files = Files.list(Path.of(BAD))) {
            return files.filter(file -> expects(file, rule))
                    .sorted()
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static boolean expects(Path file, String rule) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.anyMatch(line -> line.strip().equals("#+ expect: sg:" + rule));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private byte[] journal() throws IOException {
        return Files.readAllBytes(Path.of(store, "journal", "000000000001.rdfp"));
    }

    private static List<String> sorted(Path file) throws IOException {
        return Files.readAllLines(file).stream().sorted().toList();
    }
}
