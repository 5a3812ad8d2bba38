package org.silkgraph.ontology;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.Property;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.silkgraph.Stores;
import org.silkgraph.curation.Handed;
import org.silkgraph.curation.Inputs;
import org.silkgraph.curation.Shipped;
import org.silkgraph.store.Changeset;
import org.silkgraph.store.Decision;
import org.silkgraph.store.Store;
import org.silkgraph.store.rules.Violation;
import org.silkgraph.terms.Version;

/** The examples, handed to the gate of a store that holds the 2017 report. */
class ExamplesTest {
    private static final Path EXAMPLES = Shipped.home().resolve("ontology/examples");
    private static final String EXPECT = "#+ expect:";

    @TempDir
    private static Path directory;

    private static Store store;

    @BeforeAll
    static void load_the_report() {
        store = Store.open(directory);
        Shipped.install(store, step -> {});
    }

    @AfterAll
    static void close() {
        store.close();
    }

    static List<Path> good() throws IOException {
        return examples("good");
    }

    static List<Path> bad() throws IOException {
        return examples("bad");
    }

    @ParameterizedTest
    @MethodSource("good")
    void a_good_example_is_accepted(Path example) {
        Decision decision = handIn(example);
        // Two examples may share an entity; none may repeat another.
        assertInstanceOf(Decision.Accepted.class, decision, () -> decision.toString());
    }

    @ParameterizedTest
    @MethodSource("bad")
    void a_bad_example_is_refused_for_the_rule_it_names_and_leaves_no_trace(Path example) throws IOException {
        Version before = store.version();
        Decision.Refused refused = assertInstanceOf(Decision.Refused.class, handIn(example));
        assertEquals(
                Set.of(expected(example)),
                refused.violations().stream().map(Violation::rule).collect(Collectors.toSet()),
                () -> refused.violations().toString());
        for (Violation violation : refused.violations()) {
            assertFalse(violation.message().zh().isBlank());
            assertFalse(violation.message().en().isBlank());
        }
        assertEquals(before, store.version());
    }

    @Test
    void every_shape_and_rule_with_a_message_has_a_bad_example() throws IOException {
        Model shapes = Ontology.triples("shapes.ttl");
        Property message = shapes.createProperty("http://www.w3.org/ns/shacl#message");
        Set<String> rules = shapes.listSubjectsWithProperty(message)
                .mapWith(rule -> "sg:" + rule.getLocalName())
                .toSet();
        Set<String> shown = new TreeSet<>();
        for (Path example : bad()) shown.add(expected(example));
        assertEquals(new TreeSet<>(rules), shown);
    }

    private static Decision handIn(Path example) {
        Handed handed = Inputs.read(Inputs.open(texts(example)));
        return store.gate()
                .commit(Changeset.of(Stores.who("Try " + example.getFileName()), handed.quads(), List.of())
                        .with(handed.texts()));
    }

    /** The example and the source texts that lie beside it. */
    private static List<Path> texts(Path example) {
        try (Stream<Path> beside = Files.list(example.getParent())) {
            return Stream.concat(Stream.of(example), beside.filter(file -> file.toString()
                            .endsWith(".txt")))
                    .toList();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String expected(Path example) throws IOException {
        List<String> lines = Files.readAllLines(example);
        assertTrue(lines.getFirst().startsWith("#+ title.en: "), example + " has no title");
        return lines.stream()
                .filter(line -> line.startsWith(EXPECT))
                .map(line -> line.substring(EXPECT.length()).strip())
                .findFirst()
                .orElseThrow();
    }

    private static List<Path> examples(String kind) throws IOException {
        try (Stream<Path> all = Files.list(EXAMPLES.resolve(kind))) {
            return all.filter(file -> !file.toString().endsWith(".txt"))
                    .sorted()
                    .toList();
        }
    }
}
