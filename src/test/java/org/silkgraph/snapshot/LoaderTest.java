package org.silkgraph.snapshot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.util.IsoMatcher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoaderTest {
    private static final BooleanSupplier NEVER = () -> false;

    @TempDir
    private Path directory;

    private Loader loader(int rows) {
        return new Loader(new BulkLimits(rows, directory.resolve("spill")), read -> {}, NEVER);
    }

    private Path file(String name, String text) throws IOException {
        Path file = directory.resolve(name);
        try (OutputStream out = name.endsWith(".gz")
                ? new GZIPOutputStream(Files.newOutputStream(file))
                : Files.newOutputStream(file)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return file;
    }

    /** Of several blocks, with blank nodes that occur in all of them. */
    private static String lines(int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append("_:b")
                    .append(i % 7)
                    .append(" <http://e.org/p")
                    .append(i % 3)
                    .append("> ");
            text.append("\"项目 ").append(i).append("\"@zh-Hans");
            text.append(i % 2 == 0 ? " .\n" : " <http://e.org/g" + i % 5 + "> .\n");
            text.append("<http://e.org/s")
                    .append(i / 10)
                    .append("> <http://e.org/p> <http://e.org/s")
                    .append(i % 11);
            text.append("> .\n");
        }
        return text.toString();
    }

    private static void sameAs(Path file, SnapshotReadStore store) {
        DatasetGraph wanted = DatasetGraphFactory.create();
        RDFDataMgr.read(wanted, file.toUri().toString());
        try (ReadView view = store.acquire()) {
            assertEquals(wanted.stream().count(), store.stats().quads());
            assertTrue(IsoMatcher.isomorphic(wanted, view.dataset()), file + " is loaded as it is read by Jena");
        }
    }

    private void nothingIsLeft() throws IOException {
        Path spill = directory.resolve("spill");
        if (!Files.exists(spill)) return;
        try (Stream<Path> left = Files.list(spill)) {
            assertEquals(List.of(), left.toList());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1 << 20, 5000})
    void lines_are_parsed_in_blocks(int rows) throws IOException {
        Path file = file("lines.nq", lines(20_000));
        assertTrue(Files.size(file) > 2 << 20, "several blocks");

        try (SnapshotReadStore store = loader(rows).load(List.of(file))) {
            DatasetGraph wanted = DatasetGraphFactory.create();
            RDFDataMgr.read(wanted, file.toUri().toString());
            assertEquals(wanted.stream().count(), store.stats().quads());
            try (ReadView view = store.acquire()) {
                long blanks = view.dataset().stream()
                        .map(quad -> quad.getSubject())
                        .filter(Node::isBlank)
                        .distinct()
                        .count();
                assertEquals(7, blanks, "a label is one node in all blocks");
                assertEquals(1, store.version().number());
            }
        }
        nothingIsLeft();
    }

    @ParameterizedTest
    @ValueSource(strings = {"small.nq", "small.nq.gz", "small.trig", "small.trig.gz"})
    void files_say_the_same_to_jena(String name) throws IOException {
        Path file = file(name, lines(300));
        if (name.contains("trig")) {
            file = file(
                    name,
                    """
                    PREFIX : <http://e.org/>
                    :a :p [ :q "x", 1, 1.0, true ] .
                    <rel> :p '''multi
                    line'''@en .
                    :g { :a :p _:x . _:x :p "项目"@zh-Hans . }
                    """);
        }
        try (SnapshotReadStore store = loader(50).load(List.of(file))) {
            sameAs(file, store);
        }
        nothingIsLeft();
    }

    @Test
    void a_label_of_two_files_is_two_nodes() throws IOException {
        Path one = file("one.nt", "_:b <http://e.org/p> \"1\" .");
        Path two = file("two.nt", "_:b <http://e.org/p> \"1\" .");
        try (SnapshotReadStore store = loader(50).load(List.of(one, two))) {
            assertEquals(2, store.stats().quads());
        }
    }

    @Test
    void a_fault_names_its_line() throws IOException {
        String good = lines(20_000);
        long lines = good.lines().count();
        Path bad = file("bad.nq", good + "<http://e.org/s> <http://e.org/p> nonsense .\n" + good);

        BadRdf fault = assertThrows(BadRdf.class, () -> loader(1000).load(List.of(bad)));

        assertEquals(bad.toString(), fault.file());
        assertEquals(lines + 1, fault.line());
        nothingIsLeft();
    }

    @Test
    void a_fault_of_turtle_names_its_line() throws IOException {
        Path bad = file("bad.ttl", "<http://e.org/s> <http://e.org/p> 1 .\n".repeat(50) + "nonsense\n");

        BadRdf fault = assertThrows(BadRdf.class, () -> loader(10).load(List.of(bad)));

        assertEquals(51, fault.line());
        nothingIsLeft();
    }

    @Test
    void bytes_that_are_no_text_are_a_fault() throws IOException {
        Path bad = directory.resolve("bad.nt");
        Files.write(bad, "<http://e.org/s> <http://e.org/p> \"\u00e9\" .\n".getBytes(StandardCharsets.ISO_8859_1));

        assertThrows(BadRdf.class, () -> loader(10).load(List.of(bad)));
    }

    @Test
    void a_name_that_tells_no_language_is_a_fault() throws IOException {
        Path bad = file("data.unknown", "");

        assertThrows(BadRdf.class, () -> loader(10).load(List.of(bad)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"cancelled.nq", "cancelled.trig"})
    void a_load_that_is_cancelled_leaves_nothing(String name) throws IOException {
        Path file = file(name, name.endsWith("nq") ? lines(20_000) : "<urn:s> <urn:p> 1, 2, 3, 4 .\n".repeat(20_000));
        List<Long> heard = new ArrayList<>();
        Loader loader =
                new Loader(new BulkLimits(100, directory.resolve("spill")), heard::add, () -> heard.size() >= 2);

        assertThrows(CancellationException.class, () -> loader.load(List.of(file)));

        assertEquals(2, heard.size());
        assertFalse(heard.get(0) >= heard.get(1), "progress goes on");
        nothingIsLeft();
    }
}
