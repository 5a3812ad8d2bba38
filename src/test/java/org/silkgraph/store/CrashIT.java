package org.silkgraph.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
 * kills: {@code -Dsilkgraph.kills=500} (100), for bulk loads, backups and rebuilds {@code -Dsilkgraph.kills.other=20} (3), while
 * checkpoints are written {@code -Dsilkgraph.kills.checkpoint=100} (25).
 */
@Timeout(value = 60, unit = TimeUnit.MINUTES)
class CrashIT {
    private static final int KILLS = Integer.getInteger("silkgraph.kills", 100);
    private static final int OTHER = Integer.getInteger("silkgraph.kills.other", 3);
    private static final int CHECKPOINT_KILLS = Integer.getInteger("silkgraph.kills.checkpoint", 25);
    private static final int CYCLES_A_STORE = 10;
    /** One segment for all, and segments of a few commits, so that kills come while one follows another. */
    private static final long[] SEGMENTS = {64L << 20, 64L << 10, 8L << 10};

    private static final long SEED = Long.getLong("silkgraph.kills.seed", 20261124L);

    @Test
    void writers_killed_at_any_moment_lose_nothing_and_leave_nothing_in_part() throws Exception {
        CrashRun run = new CrashRun(SEED);
        Path directory = fresh();
        int acknowledged = 0;
        int cut = 0;
        int segments = 0;
        Map<Integer, Integer> promised = new HashMap<>();
        for (int kill = 0; kill < KILLS; kill++) {
            long segment = SEGMENTS[kill / CYCLES_A_STORE % SEGMENTS.length];
            if (kill % CYCLES_A_STORE == 0) {
                directory = fresh();
                promised.clear();
            }
            run.kill("writers", directory, 300, segment).forEach((writer, n) -> promised.merge(writer, n, Math::max));
            String where = "kill " + kill + " of seed " + SEED + " on " + directory;
            try (Store store = Store.open(directory)) {
                if (store.cut().isPresent()) cut++;
                for (int writer = 0; writer < CrashChild.WRITERS; writer++) {
                    int last = CrashChild.pointer(store, writer);
                    int promise = promised.getOrDefault(writer, 0);
                    assertTrue(last >= promise, where + ": acknowledged " + promise + ", there " + last);
                    for (int n = 1; n <= last; n++) whole(store, writer, n, where);
                    nothingOf(store, writer, last + 1, where);
                }
                sameAsJournal(store, where);
                if (kill % CYCLES_A_STORE == CYCLES_A_STORE - 1) {
                    acknowledged += promised.values().stream().mapToInt(n -> n).sum();
                    segments += store.history().parts().size();
                }
            }
        }
        System.out.println("kills=" + KILLS + " commits acknowledged=" + acknowledged
                + " lost=0 partial=0 refused starts=0 tails cut=" + cut + " segments=" + segments + " "
                + run.moments());
    }

    @Test
    void processes_killed_while_checkpoints_are_written_open_with_the_graph_of_the_journal() throws Exception {
        // Folded and written at every few commits, so that most kills come while one is written or takes its place.
        CrashRun run = new CrashRun(SEED, "-Dsilkgraph.fold=40", "-Dsilkgraph.checkpoint-after=1");
        Path directory = fresh();
        int resumed = 0;
        int unfinished = 0;
        for (int kill = 0; kill < CHECKPOINT_KILLS; kill++) {
            if (kill % CYCLES_A_STORE == 0) directory = fresh();
            Map<Integer, Integer> acked = run.kill("writers", directory, 200, SEGMENTS[kill % SEGMENTS.length]);
            String where = "checkpoint kill " + kill + " of seed " + SEED + " on " + directory;
            List<String> files = snapshots(directory);
            if (files.stream().anyMatch(name -> name.endsWith(".snapshot"))) resumed++;
            if (files.stream().anyMatch(name -> name.endsWith(".tmp"))) unfinished++;
            sameWithoutCheckpoint(directory, where);
            try (Store store = Store.open(directory)) {
                for (var promise : acked.entrySet()) {
                    assertTrue(CrashChild.pointer(store, promise.getKey()) >= promise.getValue(), where);
                }
                assertTrue(snapshots(directory).stream().noneMatch(name -> name.endsWith(".tmp")), where);
                sameAsJournal(store, where);
            }
        }
        System.out.println("checkpoint kills=" + CHECKPOINT_KILLS + " with a checkpoint=" + resumed
                + " with an unfinished one=" + unfinished + " wrong graphs=0 refused starts=0 " + run.moments());
        assertTrue(resumed > CHECKPOINT_KILLS / 4, "with a checkpoint: " + resumed);
    }

    private static List<String> snapshots(Path store) throws IOException {
        Path folder = store.resolve("snapshots");
        if (Files.notExists(folder)) return List.of();
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(file -> file.getFileName().toString()).toList();
        }
    }

    private static void sameWithoutCheckpoint(Path directory, String where) {
        try (Store read = Store.openReadOnly(directory);
                Store replayed = Store.replayed(directory, Store.Progress.NONE);
                ReadView one = read.acquire();
                ReadView other = replayed.acquire()) {
            assertEquals(GraphHash.of(other), GraphHash.of(one), where);
            assertEquals(other.version(), one.version(), where);
            assertEquals(replayed.committedAt(), read.committedAt(), where);
        }
    }

    @Test
    void bulk_loads_killed_at_any_moment_are_there_whole_or_not_at_all() throws Exception {
        CrashRun run = new CrashRun(SEED);
        Path directory = fresh();
        for (int kill = 0; kill < OTHER; kill++) {
            Map<Integer, Integer> acked = run.kill("bulk", directory, 1_500, SEGMENTS[0]);
            try (Store store = Store.open(directory)) {
                int last = CrashChild.pointer(store, 0);
                assertTrue(last >= acked.getOrDefault(0, 0), "acknowledged and lost");
                for (int n = 1; n <= last; n++) assertEquals(CrashChild.BULK, sizeOf(store, CrashChild.graph(n)));
                assertEquals(0, sizeOf(store, CrashChild.graph(last + 1)));
                sameAsJournal(store, "bulk, kill " + kill);
            }
            if (kill % 3 == 2) directory = fresh();
        }
        System.out.println("bulk kills=" + OTHER + " lost=0 partial=0 " + run.moments());
    }

    @Test
    void backups_killed_at_any_moment_leave_whole_files_only_and_the_store_as_it_was() throws Exception {
        CrashRun run = new CrashRun(SEED);
        Path directory = fresh();
        int restored = 0;
        for (int kill = 0; kill < OTHER || restored == 0; kill++) {
            Map<Integer, Integer> acked = run.kill("backup", directory, 1_000, SEGMENTS[kill % SEGMENTS.length]);
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
        System.out.println("backup kills=" + OTHER + " files=" + restored + " all restored " + run.moments());
    }

    @Test
    void reading_through_killed_at_any_moment_changes_nothing() throws Exception {
        CrashRun run = new CrashRun(SEED);
        Path directory = fresh();
        for (int kill = 0; kill < 3; kill++) run.kill("writers", directory, 1_500, SEGMENTS[0]);
        Store.open(directory).close();
        byte[] before = Files.readAllBytes(directory.resolve("journal/000000000001.rdfp"));
        for (int kill = 0; kill < OTHER; kill++) {
            run.kill("rebuild", directory, 1_200, SEGMENTS[0]);
            assertTrue(Arrays.equals(before, Files.readAllBytes(directory.resolve("journal/000000000001.rdfp"))));
            try (Store store = Store.open(directory)) {
                sameAsJournal(store, "rebuild, kill " + kill);
            }
            before = Files.readAllBytes(directory.resolve("journal/000000000001.rdfp"));
        }
        System.out.println("rebuild kills=" + OTHER + " bytes of the journal changed=0 " + run.moments());
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

    private static long sizeOf(Store store, Node graph) {
        try (ReadView view = store.acquire()) {
            return Iter.count(view.dataset().find(graph, Node.ANY, Node.ANY, Node.ANY));
        }
    }

    private static void nothingOf(Store store, int writer, int n, String where) {
        try (ReadView view = store.acquire()) {
            assertFalse(
                    view.dataset().contains(Graphs.ALL, CrashChild.thing(writer, n), Node.ANY, Node.ANY),
                    where + ": part of commit " + n);
        }
    }

    /** Readers, index and a second reading of the journal agree, and do so after another commit. */
    private static void sameAsJournal(Store store, String where) {
        Labels followed = Labels.of(store);
        agree(store, followed, where);
        Decision more = store.gate().commit(CrashChild.mark());
        assertInstanceOf(Decision.Accepted.class, more, where);
        agree(store, followed, where + ", one more");
    }

    private static void agree(Store store, Labels followed, String where) {
        try (Store again = Store.replayed(store.directory(), Store.Progress.NONE);
                ReadView shown = store.acquire();
                ReadView read = again.acquire()) {
            assertEquals(store.history().last(), shown.version(), where);
            assertEquals(GraphHash.of(read), GraphHash.of(shown), where);
            assertEquals(shown.version(), followed.holds(), where);
            assertEquals(Labels.of(again).at(read).all(), followed.at(shown).all(), where);
        }
    }
}
