package org.silkgraph.store.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.rdfpatch.RDFPatchOps;
import org.apache.jena.sparql.core.Quad;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.silkgraph.snapshot.Commit;
import org.silkgraph.terms.Author;
import org.silkgraph.terms.Version;

class JournalTest {
    private static final Node P = NodeFactory.createURI("http://example.org/p");
    private static final Node G = NodeFactory.createURI("http://example.org/g");

    @TempDir
    Path directory;

    private Path file() {
        return directory.resolve("000000000001.rdfp");
    }

    @Test
    void what_was_appended_is_read_again_in_order() throws IOException {
        List<Commit> written = List.of(commit(1, "一"), commit(2, "<b> \"q\" \\ \n\t"), commit(3, "𠮷"));
        write(written);
        assertEquals(written, read());
    }

    @Test
    void an_incomplete_last_entry_is_cut_wherever_it_was_torn_and_a_copy_is_kept() throws IOException {
        write(List.of(commit(1, "a"), commit(2, "b")));
        byte[] whole = Files.readAllBytes(file());
        int second = new String(whole, java.nio.charset.StandardCharsets.ISO_8859_1).indexOf("# silkgraph", 1);
        for (int length = second + 1; length < whole.length; length++) {
            Files.write(file(), Arrays.copyOf(whole, length));
            assertEquals(List.of(commit(1, "a")), read(), "torn at " + length);
            assertEquals(second, Files.size(file()));
        }
        try (var kept = Files.list(directory)) {
            assertTrue(kept.anyMatch(path -> path.getFileName().toString().startsWith("cut-")));
        }
    }

    @Test
    void after_a_cut_the_next_commit_takes_the_free_version() throws IOException {
        write(List.of(commit(1, "a"), commit(2, "b")));
        byte[] whole = Files.readAllBytes(file());
        Files.write(file(), Arrays.copyOf(whole, whole.length - 3));
        try (Journal journal = Journal.open(directory, Clock.systemUTC())) {
            journal.append(commit(2, "again"));
        }
        assertEquals(List.of(commit(1, "a"), commit(2, "again")), read());
    }

    @Test
    void a_bad_entry_before_a_good_one_is_refused_and_nothing_is_cut() throws IOException {
        write(List.of(commit(1, "a"), commit(2, "b")));
        byte[] whole = Files.readAllBytes(file());
        whole[200] ^= 1;
        Files.write(file(), whole);
        JournalDamaged damage = assertThrows(JournalDamaged.class, this::read);
        assertTrue(damage.getMessage().contains("backup"), damage.getMessage());
        assertEquals(whole.length, Files.size(file()));
    }

    @Test
    void versions_must_follow_one_another() throws IOException {
        try (Journal journal = Journal.open(directory, Clock.systemUTC())) {
            assertThrows(IllegalStateException.class, () -> journal.append(commit(2, "b")));
        }
    }

    @Test
    void the_file_is_a_valid_rdf_patch() throws IOException {
        write(List.of(commit(1, "a"), commit(2, "b")));
        try (var in = Files.newInputStream(file())) {
            RDFPatchOps.read(in);
        }
    }

    private void write(List<Commit> commits) throws IOException {
        try (Journal journal = Journal.open(directory, Clock.systemUTC())) {
            for (Commit commit : commits) journal.append(commit);
        }
    }

    private List<Commit> read() throws IOException {
        List<Commit> all = new ArrayList<>();
        try (Journal journal = Journal.open(directory, Clock.systemUTC())) {
            journal.replay().forEachRemaining(all::add);
        }
        return all;
    }

    private static Commit commit(int version, String text) {
        Node value = NodeFactory.createLiteralLang(text, "zh");
        return new Commit(
                new Version(version),
                Instant.parse("2026-11-24T00:00:00Z"),
                new Author("tester"),
                "because " + text,
                List.of(Quad.create(Quad.defaultGraphIRI, P, P, value), Quad.create(G, P, P, value)),
                List.of(Quad.create(Quad.defaultGraphIRI, P, P, P)));
    }
}
