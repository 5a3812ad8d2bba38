package org.silkgraph.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.Quad;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.silkgraph.snapshot.ReadView;
import org.silkgraph.terms.Attribution;
import org.silkgraph.terms.Author;

/** Whatever stands in {@code STORE/snapshots}, a store opens with the graph of its journal. */
class CheckpointsTest {
    private static final Thresholds OFTEN = new Thresholds(50, 1);
    private static final int PLACES = Integer.getInteger("silkgraph.checkpoint.places", 50);

    @TempDir
    private Path folder;

    @Test
    void a_store_of_some_size_leaves_a_checkpoint_and_opens_from_it() throws IOException {
        Path store = written(folder.resolve("store"), 5);
        Path file = only(store);
        assertEquals("000000000005.snapshot", file.getFileName().toString());
        sameAsReplayed(store);
        try (Store open = Store.open(store, Clock.systemUTC(), OFTEN)) {
            commit(open, 6, 10);
            sameAs(open, store);
        }
        assertEquals("000000000006.snapshot", only(store).getFileName().toString());
    }

    @Test
    void a_small_store_needs_none() throws IOException {
        Path store = folder.resolve("small");
        try (Store open = Store.open(store)) {
            commit(open, 1, 10);
        }
        assertEquals(List.of(), files(store));
    }

    @Test
    void one_that_was_cut_is_thrown_away_and_the_journal_read() throws IOException {
        Path store = written(folder.resolve("store"), 5);
        byte[] whole = Files.readAllBytes(only(store));
        Path file = only(store);
        Random random = new Random(1);
        for (int i = 0; i < PLACES; i++) {
            int length = random.nextInt(whole.length);
            Files.write(file, Arrays.copyOf(whole, length));
            opensWithTheGraphOfTheJournal(store, "cut at " + length);
        }
    }

    @Test
    void one_of_which_a_bit_was_flipped_is_thrown_away_and_the_journal_read() throws IOException {
        Path store = written(folder.resolve("store"), 5);
        byte[] bytes = Files.readAllBytes(only(store));
        Path file = only(store);
        Random random = new Random(2);
        for (int i = 0; i < PLACES; i++) {
            int at = random.nextInt(bytes.length);
            byte[] changed = bytes.clone();
            changed[at] ^= (byte) (1 << random.nextInt(8));
            Files.write(file, changed);
            opensWithTheGraphOfTheJournal(store, "flipped at " + at);
        }
    }

    private static void opensWithTheGraphOfTheJournal(Path store, String when) throws IOException {
        sameAsReplayed(store);
        try (Store open = Store.open(store)) {
            assertEquals(List.of(), files(store), when);
            sameAs(open, store);
        }
    }

    @Test
    void one_of_another_store_or_of_a_journal_that_was_cut_is_not_believed() throws IOException {
        Path store = written(folder.resolve("store"), 5);
        Path other = written(folder.resolve("other"), 5);
        Path file = only(store);
        Files.copy(only(other), file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        sameAsReplayed(store);

        Path shorter = written(folder.resolve("shorter"), 5);
        Path journal = shorter.resolve("journal/000000000001.rdfp");
        byte[] bytes = Files.readAllBytes(journal);
        Files.write(journal, Arrays.copyOf(bytes, bytes.length - 10));
        try (Store open = Store.open(shorter)) {
            assertEquals(4, open.version().number());
            assertEquals(List.of(), files(shorter));
            // Another fifth version.
            commit(open, 77, 10);
            sameAs(open, shorter);
        }
    }

    @Test
    void leftovers_go_at_the_start_and_strangers_stay() throws IOException {
        Path store = written(folder.resolve("store"), 5);
        Path snapshots = store.resolve("snapshots");
        Files.write(snapshots.resolve("000000000009.snapshot.tmp"), new byte[] {1});
        Files.write(snapshots.resolve("000000000002.snapshot"), new byte[] {1});
        Files.write(snapshots.resolve("notes.txt"), new byte[] {1});
        Store.open(store).close();
        assertEquals(List.of("000000000005.snapshot", "notes.txt"), files(store));
    }

    @Test
    void a_rebuild_makes_another_and_beside_a_writer_leaves_it_alone() throws IOException {
        Path store = written(folder.resolve("store"), 5);
        Path file = only(store);
        Files.write(file, new byte[100]);
        Store.rebuilt(store, Store.Progress.NONE).close();
        assertTrue(Files.size(file) > 100);
        sameAsReplayed(store);
        try (Store open = Store.open(store)) {
            Object before = Files.getLastModifiedTime(file);
            Store.rebuilt(store, Store.Progress.NONE).close();
            assertEquals(before, Files.getLastModifiedTime(file));
            assertEquals(5, open.version().number());
        }
    }

    @Test
    void a_backup_leaves_it_out_and_is_restored_without() throws IOException {
        Path store = written(folder.resolve("store"), 5);
        Backup.Manifest manifest = Backup.take(store, folder.resolve("b.zip"), Clock.systemUTC(), step -> {});
        assertFalse(manifest.files().stream().anyMatch(part -> part.name().contains("snapshot")));
        Backup.restore(folder.resolve("b.zip"), folder.resolve("restored"), step -> {});
        try (Store restored = Store.open(folder.resolve("restored"))) {
            sameAs(restored, store);
        }
    }

    @Test
    void an_agent_of_before_is_described_once() throws IOException {
        Path store = written(folder.resolve("store"), 5);
        try (Store open = Store.open(store, Clock.systemUTC(), OFTEN)) {
            assertTrue(open.committedAt().isBefore(java.time.Instant.now()));
            commit(open, 6, 1);
            sameAs(open, store);
        }
    }

    /** A store with so many commits of some hundred quads, closed, with a checkpoint. */
    private static Path written(Path store, int commits) {
        try (Store open = Store.open(store, Clock.systemUTC(), OFTEN)) {
            for (int n = 1; n <= commits; n++) commit(open, n, 300);
        }
        return store;
    }

    private static void commit(Store store, int n, int size) {
        List<Quad> added = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            added.add(Quad.create(
                    NodeFactory.createURI("http://example.org/graph/" + i % 7),
                    NodeFactory.createURI("http://example.org/" + n + "/" + i / 5),
                    NodeFactory.createURI("http://example.org/p" + i % 5),
                    NodeFactory.createLiteralLang("名 " + i, i % 2 == 0 ? "zh-Hans" : "en")));
        }
        store.gate().commit(Changeset.of(Attribution.of(new Author("tester"), "load", "n"), added, List.of()));
    }

    private static List<String> files(Path store) throws IOException {
        if (Files.notExists(store.resolve("snapshots"))) return List.of();
        try (Stream<Path> all = Files.list(store.resolve("snapshots"))) {
            return all.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static Path only(Path store) throws IOException {
        List<String> files = files(store);
        assertEquals(1, files.size(), files.toString());
        return store.resolve("snapshots").resolve(files.getFirst());
    }

    private static void sameAsReplayed(Path store) {
        try (Store read = Store.openReadOnly(store)) {
            sameAs(read, store);
        }
    }

    private static void sameAs(Store store, Path directory) {
        try (Store replayed = Store.replayed(directory, Store.Progress.NONE);
                ReadView one = store.acquire();
                ReadView other = replayed.acquire()) {
            assertEquals(GraphHash.of(other), GraphHash.of(one));
            assertEquals(other.version(), one.version());
            assertEquals(replayed.committedAt(), store.committedAt());
            assertEquals(replayed.stats().quads(), store.stats().quads());
        }
    }
}
