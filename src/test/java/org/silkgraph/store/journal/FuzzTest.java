package org.silkgraph.store.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.Quad;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.silkgraph.Fuzzed;
import org.silkgraph.Stores;
import org.silkgraph.snapshot.Commit;
import org.silkgraph.terms.Version;

/** Whatever stands in a journal, it is damaged, or its first entries are those that were written. */
class FuzzTest {
    private static final String FILE = "000000000001.rdfp";
    private static final String[] WORDS = {
        "# silkgraph journal 2 version=000000000001 parent=",
        "# silkgraph journal 1 version=1 length=1 sha256=",
        "\n",
        "TX .\n",
        "TC .\n",
        "TA .\n",
        "A ",
        "D ",
        "H version \"9\" .\n",
        "length=000000000000",
        "length=999999999999",
        "version=000000000003",
        "sha256=",
        "0",
        "<urn:a>",
        "\"",
        "_:b",
        ".",
        "\u0000"
    };

    @TempDir
    Path directory;

    private static List<Commit> commits() {
        return IntStream.rangeClosed(1, 4)
                .mapToObj(n -> new Commit(
                        new Version(n),
                        Instant.EPOCH,
                        Stores.who("commit " + n),
                        List.of(Quad.create(
                                Quad.defaultGraphIRI,
                                NodeFactory.createURI("http://example.org/" + n),
                                NodeFactory.createURI("http://example.org/p"),
                                NodeFactory.createLiteralString("\"" + n + "\"\n新疆"))),
                        List.of()))
                .toList();
    }

    @Test
    @Timeout(value = 6, unit = TimeUnit.HOURS)
    void a_journal_is_damaged_or_begins_as_it_was_written() throws IOException {
        Path written = directory.resolve("written");
        try (Journal journal = Journal.open(written, Clock.systemUTC())) {
            journal.append(commits());
        }
        Path changed = Files.createDirectory(directory.resolve("changed"));
        Fuzzed.of(List.of(Files.readString(written.resolve(FILE))), WORDS)
                .all("journal", (input, seed) -> outcome(changed, input));
    }

    private static String outcome(Path directory, byte[] input) {
        try {
            Files.write(directory.resolve(FILE), input);
            Chain chain = Chain.read(directory);
            List<Commit> read = new ArrayList<>();
            Iterator<Commit> all = chain.between(Version.NONE, chain.last().last(), bytes -> {});
            all.forEachRemaining(read::add);
            assertEquals(commits().subList(0, read.size()), read);
            return "READ " + read.size();
        } catch (JournalDamaged e) {
            return "DAMAGED";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    @Timeout(value = 6, unit = TimeUnit.HOURS)
    void the_first_line_of_an_entry_is_a_frame_or_none() {
        Fuzzed.of(
                        List.of(
                                "# silkgraph journal 1 version=1 length=5 sha256=" + "a".repeat(64),
                                "# silkgraph journal 2 version=000000000005 parent=" + "b".repeat(64)
                                        + " length=000000013842 sha256=" + "a".repeat(64)),
                        WORDS)
                .all(
                        "frames",
                        (input, seed) -> Frame.parse(new String(input, StandardCharsets.ISO_8859_1))
                                        .isPresent()
                                ? "FRAME"
                                : "NONE");
    }
}
