package org.silkgraph.snapshot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.Quad;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.silkgraph.terms.Attribution;
import org.silkgraph.terms.Graphs;
import org.silkgraph.terms.Version;

class CheckpointTest {
    private static final int PLACES = 200;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 100, 5_000})
    void what_is_read_is_what_was_written(int size) throws IOException {
        try (SnapshotReadStore written = store(size, 3)) {
            Path file = write(written, "a");
            try (SnapshotReadStore read = new SnapshotReadStore()) {
                Checkpoint.Read found = Checkpoint.read(file);
                assertEquals(mark(written.version()), found.mark());
                read.resume(found.checkpoint());
                same(written, read);
                Commit more = commit(written.version().next(), 50, 3);
                written.apply(more);
                read.apply(more);
                same(written, read);
            }
        }
    }

    /**
     * A file that was written when the format got its number. Where it is read no more, the layout has changed: raise
     * {@link CheckpointWriter#FORMAT}, delete the old file, run this with {@code -Dsilkgraph.answers=write}.
     */
    @Test
    void what_was_written_in_this_format_before_is_still_understood() throws IOException {
        Path file = Path.of("src/test/resources/snapshot/format-" + CheckpointWriter.FORMAT + ".snapshot");
        try (SnapshotReadStore written = store(400, 3);
                SnapshotReadStore read = new SnapshotReadStore()) {
            if (System.getProperty("silkgraph.answers", "").equals("write") && Files.notExists(file)) {
                Files.createDirectories(file.getParent());
                written.folded().write(file, mark(written.version()));
            }
            read.resume(Checkpoint.read(file).checkpoint());
            same(written, read);
        }
    }

    @Test
    void more_than_256_graphs_and_terms_that_came_later_do_no_harm() throws IOException {
        try (SnapshotReadStore written = store(3_000, 400)) {
            Checkpoint early = written.folded();
            for (int i = 0; i < 5; i++) {
                written.apply(commit(written.version().next(), 3_000, 500));
            }
            Path file = folder.resolve("early");
            early.write(file, mark(early.version()));
            try (SnapshotReadStore read = new SnapshotReadStore();
                    SnapshotReadStore expected = store(3_000, 400)) {
                read.resume(Checkpoint.read(file).checkpoint());
                same(expected, read);
            }
        }
    }

    @Test
    void a_file_that_was_cut_is_not_believed() throws IOException {
        try (SnapshotReadStore written = store(2_000, 3)) {
            byte[] whole = Files.readAllBytes(write(written, "whole"));
            Random random = new Random(1);
            for (int i = 0; i < PLACES; i++) {
                int length = i == 0 ? whole.length - 1 : random.nextInt(whole.length);
                Path cut = Files.write(folder.resolve("cut"), java.util.Arrays.copyOf(whole, length));
                assertThrows(IOException.class, () -> Checkpoint.read(cut), "cut at " + length);
            }
        }
    }

    @Test
    void a_file_of_which_a_bit_was_flipped_is_not_believed() throws IOException {
        try (SnapshotReadStore written = store(2_000, 3)) {
            byte[] bytes = Files.readAllBytes(write(written, "whole"));
            Random random = new Random(2);
            for (int i = 0; i < PLACES; i++) {
                // The first and the last bytes, and any between.
                int at = i < 40 ? i : i < 80 ? bytes.length - 1 - (i - 40) : random.nextInt(bytes.length);
                int bit = 1 << random.nextInt(8);
                bytes[at] ^= (byte) bit;
                Path flipped = Files.write(folder.resolve("flipped"), bytes);
                assertThrows(IOException.class, () -> Checkpoint.read(flipped), "byte " + at + " bit " + bit);
                bytes[at] ^= (byte) bit;
            }
        }
    }

    private Path write(SnapshotReadStore store, String name) throws IOException {
        Path file = folder.resolve(name);
        store.folded().write(file, mark(store.version()));
        return file;
    }

    private static Checkpoint.Mark mark(Version version) {
        return new Checkpoint.Mark("epoch", "http://example.org/", 7, version, "ab", 12);
    }

    private static SnapshotReadStore store(int size, int graphs) {
        SnapshotReadStore store = new SnapshotReadStore();
        store.apply(commit(new Version(1), size, graphs));
        return store;
    }

    /** The same for the same numbers. */
    private static Commit commit(Version version, int size, int graphs) {
        Random random = new Random(version.number());
        Set<Quad> quads = new HashSet<>();
        for (int i = 0; i < size; i++) {
            String mine = version + "/" + random.nextInt(1 + size / 4);
            int graph = random.nextInt(graphs);
            Node object =
                    switch (random.nextInt(5)) {
                        case 0 -> NodeFactory.createBlankNode("b" + mine);
                        case 1 -> NodeFactory.createLiteralLang("名 " + mine, "zh-Hans");
                        case 2 -> NodeFactory.createLiteralDT("" + random.nextInt(), XSDDatatype.XSDinteger);
                        case 3 -> NodeFactory.createTripleTerm(iri(mine), iri("p"), iri("o" + graph));
                        default -> iri(mine);
                    };
            quads.add(Quad.create(
                    graph == 0 ? Quad.defaultGraphIRI : graph == 1 ? Graphs.CHANGES : iri("g" + graph),
                    iri("s" + mine),
                    iri("p" + random.nextInt(20)),
                    object));
        }
        return new Commit(
                version, Instant.EPOCH, Attribution.system("load", "test"), List.copyOf(quads), new ArrayList<>());
    }

    private static Node iri(String name) {
        return NodeFactory.createURI("http://example.org/" + name);
    }

    private static void same(ReadStore one, ReadStore other) {
        try (ReadView left = one.acquire();
                ReadView right = other.acquire()) {
            assertEquals(left.version(), right.version());
            assertEquals(one.stats(), other.stats());
            assertEquals(
                    Iter.toSet(left.dataset().find()),
                    Iter.toSet(right.dataset().find()));
            assertEquals(left.systemGraphs(), right.systemGraphs());
            assertEquals(
                    Iter.toSet(left.dataset().find(Graphs.CHANGES, Node.ANY, Node.ANY, Node.ANY)),
                    Iter.toSet(right.dataset().find(Graphs.CHANGES, Node.ANY, Node.ANY, Node.ANY)));
        }
    }
}
