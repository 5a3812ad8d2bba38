package org.silkgraph.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.silkgraph.web.WritingService.TURTLE;
import static org.silkgraph.web.WritingService.problem;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.riot.out.NodeFmtLib;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.silkgraph.Stores;
import org.silkgraph.curation.Inputs;
import org.silkgraph.curation.NamedText;

/**
 * Each bad example at each door of RDF over HTTP: refused for the rule it names, and nothing of it in the read store, the journal or
 * the texts. The command line and the JSON door have tests of their own over the same rules.
 */
final class DoorsTest {
    private static final Path BAD = Path.of("ontology/examples/bad");
    private static final String EXPECT = "#+ expect: ";

    private static WritingService service;
    private static String before;

    @BeforeAll
    static void serve() {
        service = new WritingService(Stores.freshReport());
        before = service.state();
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    static List<Path> examples() throws IOException {
        try (Stream<Path> all = Files.list(BAD)) {
            return all.filter(file -> file.toString().endsWith(".ttl")).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void an_update_with_a_bad_example_is_refused_for_its_rule(Path example) {
        refused(example, service.update("INSERT DATA {\n" + triples(example) + "}"));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void a_pattern_that_makes_a_bad_example_is_refused_for_its_rule(Path example) {
        refused(example, service.update("INSERT {\n" + triples(example) + "} WHERE { }"));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void a_bad_example_posted_to_the_default_graph_is_refused_for_its_rule(Path example) {
        refused(example, service.send("POST", "/graphs?default", TURTLE, text(example)));
    }

    private static void refused(Path example, HttpResponse<String> answer) {
        assertEquals(422, answer.statusCode(), answer.body());
        assertEquals("refused", problem(answer));
        Set<String> rules = new TreeSet<>();
        for (JsonNode violation : Served.read(answer.body()).get("violations")) {
            rules.add(violation.get("rule").asText());
        }
        assertEquals(Set.of(expected(example)), rules, answer.body());
        assertEquals(before, service.state());
    }

    private static String triples(Path example) {
        return Inputs.read(List.of(new NamedText(example.toString(), text(example)))).quads().stream()
                .map(quad -> NodeFmtLib.str(quad.asTriple()) + " .\n")
                .collect(Collectors.joining());
    }

    private static String expected(Path example) {
        return text(example)
                .lines()
                .filter(line -> line.startsWith(EXPECT))
                .map(line -> line.substring(EXPECT.length()).strip())
                .findFirst()
                .orElseThrow();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
