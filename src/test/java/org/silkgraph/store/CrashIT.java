package org.silkgraph.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.vocabulary.RDF;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.silkgraph.Stores;
import org.silkgraph.curation.Shipped;
import org.silkgraph.search.Labels;
import org.silkgraph.snapshot.ReadView;
import org.silkgraph.terms.Graphs;
import org.silkgraph.terms.Sg;

/**
 * Processes that write are killed at random moments ({@link CrashChild}), and the store is opened again: nothing acknowledged
 * is lost, nothing is there in part, it always opens, and what readers and the index show is what the journal says. How many
 * kills: {@code -Dsilkgraph.kills=500} (100), for bulk loads, backups and rebuilds {@code -Dsilkgraph.kills.other=20} (3).
 */
@Timeout(value = 60, unit = TimeUnit.MINUTES)
class CrashIT {
    private static final int KILLS = Integer.getInteger("silkgraph.kills", 100);
    private static final int OTHER = Integer.getInteger("silkgraph.kills.other", 3);
    private static final int CYCLES_A_STORE = 25;
    private static final long SEED = Long.getLong("silkgraph.kills.seed", 20261124L);

    private final Random random = new Random(SEED);
    private int acknowledged;
    private int cut;

    @Test
    void writers_killed_at_any_moment_lose_nothing_and_leave_nothing_in_part() throws Exception {
        Path directory = fresh();
        for (int kill = 0; kill < KILLS; kill++) {
            if (kill % CYCLES_A_STORE == CYCLES_A_STORE - 1) directory = fresh();
            Map<Integer, Integer> acked = killed("writers", directory, moment());
            acknowledged += acked.size();
            String where = "kill " + kill + " of seed " + SEED + " on " + directory;
            try (Store store = Store.open(directory)) {
                if (store.cut().isPresent()) cut++;
                for (int writer = 0; writer < CrashChild.WRITERS; writer++) {
                    int last = CrashChild.pointer(store, writer);
                    assertTrue(last >= acked.getOrDefault(writer, 0), where + ": acknowledged and lost");
                    for (int n = 1; n <= last; n++) whole(store, writer, n, where);
                    nothingOf(store, writer, last + 1, where);
                }
                sameAsJournal(store, where);
            }
        }
        System.out.println("kills=" + KILLS + " acknowledged by writers=" + acknowledged
                + " lost=0 partial=0 refused starts=0 tails cut=" + cut);
    }

    @Test
    void bulk_loads_killed_at_any_moment_are_there_whole_or_not_at_all() throws Exception {
        Path directory = fresh();
        for (int kill = 0; kill < OTHER; kill++) {
            Map<Integer, Integer> acked = killed("bulk", directory, 200 + random.nextInt(1_500));
            try (Store store = Store.open(directory);
                    ReadView view = store.acquire()) {
                int last = CrashChild.pointer(store, 0);
                assertTrue(last >= acked.getOrDefault(0, 0), "acknowledged and lost");
                for (int n = 1; n <= last + 1; n++) {
                    int expected = n <= last ? CrashChild.BULK : 0;
                    assertEquals(
                            expected,
                            Iter.count(view.dataset().find(CrashChild.graph(n), Node.ANY, Node.ANY, Node.ANY)));
                }
                sameAsJournal(store, "bulk, kill " + kill);
            }
            if (kill % 3 == 2) directory = fresh();
        }
        System.out.println("bulk kills=" + OTHER + " lost=0 partial=0");
    }

    @Test
    void backups_killed_at_any_moment_leave_whole_files_only_and_the_store_as_it_was() throws Exception {
        Path directory = fresh();
        int restored = 0;
        for (int kill = 0; kill < OTHER; kill++) {
            Map<Integer, Integer> acked = killed("backup", directory, 300 + random.nextInt(700));
            try (Store store = Store.open(directory)) {
                assertTrue(CrashChild.pointer(store, 0) >= acked.getOrDefault(0, 0), "acknowledged and lost");
                sameAsJournal(store, "backup, kill " + kill);
            }
            for (Path file : backups(directory)) {
                Path other = Stores.temporary().resolve("restored");
                Backup.Manifest manifest = Backup.restore(file, other, step -> {});
                try (Store store = Store.open(other)) {
                    assertEquals(manifest.version(), store.version().number());
                    sameAsJournal(store, "restored " + file);
                    restored++;
                }
                Files.delete(file);
            }
        }
        assertTrue(restored > 0, "no backup was made before a kill");
        System.out.println("backup kills=" + OTHER + " files=" + restored + " all restored");
    }

    @Test
    void reading_through_killed_at_any_moment_changes_nothing() throws Exception {
        Path directory = fresh();
        killed("writers", directory, 1_500);
        Store.open(directory).close();
        byte[] before = Files.readAllBytes(directory.resolve("journal/000000000001.rdfp"));
        for (int kill = 0; kill < OTHER; kill++) {
            killed("rebuild", directory, random.nextInt(1_200));
            assertTrue(Arrays.equals(before, Files.readAllBytes(directory.resolve("journal/000000000001.rdfp"))));
            try (Store store = Store.open(directory)) {
                sameAsJournal(store, "rebuild, kill " + kill);
            }
        }
    }

    /** Mostly in the thick of writing, sometimes while the process starts. */
    private int moment() {
        return random.nextInt(5) == 0 ? -random.nextInt(900) : random.nextInt(600);
    }

    /** What a child has said so far. */
    private static final class Said {
        private final Map<Integer, Integer> acknowledged = new HashMap<>();
        private boolean open;

        synchronized void line(String line) {
            String[] words = line.split(" ");
            open = true;
            // A line that the kill cut off lacks its end and does not count.
            if (words[0].equals("ack") && words.length == 4 && words[3].equals(".")) {
                acknowledged.put(Integer.parseInt(words[1]), Integer.parseInt(words[2]));
            }
        }

        synchronized boolean isOpen() {
            return open;
        }

        synchronized Map<Integer, Integer> acknowledged() {
            return Map.copyOf(acknowledged);
        }
    }

    /**
     * Starts a child, kills it, and says what each writer had acknowledged.
     *
     * @param milliseconds after it has opened the store; negative: after it was started
     */
    private static Map<Integer, Integer> killed(String mode, Path directory, int milliseconds)
            throws IOException, InterruptedException {
        Path err = Files.createTempFile("silkgraph-crash", ".err");
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-Dsilkgraph.home=" + Path.of("").toAbsolutePath(),
                        CrashChild.class.getName(),
                        mode,
                        directory.toString())
                .redirectError(err.toFile())
                .start();
        Said said = new Said();
        try (BufferedReader out = child.inputReader(StandardCharsets.UTF_8)) {
            Thread reader = Thread.ofPlatform().start(() -> out.lines().forEach(said::line));
            if (milliseconds >= 0) {
                for (int tens = 0; tens < 3_000 && !said.isOpen() && child.isAlive(); tens++) {
                    child.waitFor(10, TimeUnit.MILLISECONDS);
                }
            }
            child.waitFor(Math.abs(milliseconds), TimeUnit.MILLISECONDS);
            assertTrue(child.isAlive(), () -> "the child ended by itself: " + textOf(err));
            child.destroyForcibly().waitFor();
            reader.join();
        }
        Files.delete(err);
        return said.acknowledged();
    }

    private static String textOf(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path fresh() {
        Path directory = Stores.temporary().resolve("store");
        try (Store store = Store.open(directory)) {
            Shipped.installOntology(store, step -> {});
        }
        return directory;
    }

    private static List<Path> backups(Path directory) throws IOException {
        try (Stream<Path> all = Files.list(directory.getParent())) {
            return all.filter(file -> file.toString().endsWith(".zip")).toList();
        }
    }

    /** Every quad of a commit, and what was derived from it. */
    private static void whole(Store store, int writer, int n, String where) {
        try (ReadView view = store.acquire()) {
            Node thing = CrashChild.thing(writer, n);
            DatasetGraph data = view.dataset();
            assertEquals(
                    CrashChild.sizeOf(writer, n),
                    Iter.count(data.find(Quad.defaultGraphIRI, thing, CrashChild.PART, Node.ANY)),
                    where + ": " + thing + " in part");
            assertTrue(data.contains(Quad.defaultGraphIRI, thing, RDF.Nodes.type, Sg.Entity), where);
        }
    }

    private static void nothingOf(Store store, int writer, int n, String where) {
        try (ReadView view = store.acquire()) {
            assertFalse(
                    view.dataset().contains(Graphs.ALL, CrashChild.thing(writer, n), Node.ANY, Node.ANY),
                    where + ": part of commit " + n);
        }
    }

    /** Readers, index and a second reading of the journal agree. */
    private static void sameAsJournal(Store store, String where) {
        try (Store again = Store.openReadOnly(store.directory());
                ReadView shown = store.acquire();
                ReadView read = again.acquire()) {
            assertEquals(store.history().last(), shown.version(), where);
            assertEquals(GraphHash.of(read), GraphHash.of(shown), where);
            assertEquals(
                    Labels.of(again).at(read).find("plan"),
                    Labels.of(store).at(shown).find("plan"),
                    where);
        }
    }
}
