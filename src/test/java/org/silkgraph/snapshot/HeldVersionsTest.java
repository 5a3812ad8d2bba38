package org.silkgraph.snapshot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.ref.WeakReference;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.junit.jupiter.api.Test;
import org.silkgraph.terms.Attribution;
import org.silkgraph.terms.Version;

/** Readers keep old versions while commits go on: each sees its own whole, and they cost little and go when they are closed. */
class HeldVersionsTest {
    private static final int HELD = 64;
    private static final int COMMITS = 10_000;
    private static final int BULK = 50_000;
    /** Each commit brings a thing of so many parts, and takes away the one that is {@value #KEPT} commits old. */
    private static final int PARTS = 5;

    private static final int KEPT = 3_000;
    /** Bytes that a version may cost: a delta of at most 40,000 rows in three orders, and a base where that is its own. */
    private static final long COST = 6L << 20;

    private static final Node MARK = iri("mark");
    private static final Node PART = iri("part");

    @Test
    void sixty_four_versions_are_held_while_ten_thousand_commits_run() throws Exception {
        try (SnapshotReadStore store = new SnapshotReadStore();
                ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor()) {
            store.apply(bulk());
            CountDownLatch release = new CountDownLatch(1);
            List<Future<Long>> held = new ArrayList<>();
            long before = usedHeap();
            for (int version = 2; version <= COMMITS; version++) {
                store.apply(commit(version));
                if (version % (COMMITS / HELD) > 0 || held.size() == HELD) continue;
                CountDownLatch isHeld = new CountDownLatch(1);
                held.add(readers.submit(reader(store, isHeld, release)));
                isHeld.await();
            }
            long during = usedHeap();
            release.countDown();
            Set<Long> versions = new HashSet<>();
            for (Future<Long> reader : held) versions.add(reader.get());
            long after = usedHeap();
            System.out.printf(
                    "held versions=%d commits=%d heap MiB before=%d held=%d after=%d%n",
                    versions.size(), COMMITS, before >> 20, during >> 20, after >> 20);
            assertEquals(HELD, versions.size());
            assertTrue(during - after < HELD * COST, "held versions cost " + (during - after));
            // What stays are the numbers of terms that were used once: some 30 bytes each.
            assertTrue(after - before < COMMITS * (PARTS + 2) * 100L + (8 << 20), "left behind " + (after - before));
        }
    }

    @Test
    void a_version_is_garbage_when_its_last_reader_has_closed() throws Exception {
        try (SnapshotReadStore store = new SnapshotReadStore(10)) {
            store.apply(bulk());
            CountDownLatch isHeld = new CountDownLatch(1);
            CountDownLatch release = new CountDownLatch(1);
            List<WeakReference<DatasetGraph>> seen = new ArrayList<>();
            Thread reader = Thread.ofPlatform().start(() -> {
                try (ReadView view = store.acquire()) {
                    seen.add(new WeakReference<>(view.dataset()));
                    isHeld.countDown();
                    release.await();
                    assertEquals(BULK, Iter.count(view.dataset().find()));
                } catch (InterruptedException e) {
                    throw new AssertionError(e);
                }
            });
            isHeld.await();
            for (int version = 2; version < 50; version++) store.apply(commit(version));
            store.await();
            System.gc();
            assertNotNull(seen.getFirst().get(), "it is read");
            release.countDown();
            reader.join();
            for (int i = 0; i < 50 && seen.getFirst().get() != null; i++) System.gc();
            assertEquals(null, seen.getFirst().get());
        }
    }

    private static Callable<Long> reader(ReadStore store, CountDownLatch isHeld, CountDownLatch release) {
        return () -> {
            try (ReadView view = store.acquire()) {
                isHeld.countDown();
                long first = look(view);
                release.await();
                assertEquals(first, look(view));
                return first;
            }
        };
    }

    /** The version, which all that is seen has to be of. */
    private static long look(ReadView view) {
        long version = view.version().number();
        DatasetGraph data = view.dataset();
        List<Quad> marks = Iter.toList(data.find(Quad.defaultGraphIRI, MARK, Node.ANY, Node.ANY));
        assertEquals(List.of(quad(MARK, MARK, number(version))), marks);
        List<Quad> parts = Iter.toList(data.find(Quad.defaultGraphIRI, Node.ANY, PART, Node.ANY));
        assertEquals(PARTS * Math.min(KEPT, version - 1), parts.size());
        assertTrue(parts.contains(quad(iri("thing/" + version), PART, number(0))));
        return version;
    }

    private static long usedHeap() {
        for (int i = 0; i < 3; i++) System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static Commit bulk() {
        List<Quad> quads = new ArrayList<>();
        for (int i = 0; i < BULK; i++) quads.add(quad(iri("bulk/" + i / 10), iri("p" + i % 10), number(i)));
        return commit(1, quads, List.of());
    }

    private static Commit commit(long version) {
        List<Quad> added = new ArrayList<>(List.of(quad(MARK, MARK, number(version))));
        List<Quad> removed = new ArrayList<>();
        if (version > 2) removed.add(quad(MARK, MARK, number(version - 1)));
        for (int i = 0; i < PARTS; i++) {
            added.add(quad(iri("thing/" + version), PART, number(i)));
            if (version - KEPT >= 2) removed.add(quad(iri("thing/" + (version - KEPT)), PART, number(i)));
        }
        return commit(version, added, removed);
    }

    private static Commit commit(long version, List<Quad> added, List<Quad> removed) {
        return new Commit(new Version(version), Instant.EPOCH, Attribution.system("load", "test"), added, removed);
    }

    private static Quad quad(Node s, Node p, Node o) {
        return Quad.create(Quad.defaultGraphIRI, s, p, o);
    }

    private static Node iri(String name) {
        return NodeFactory.createURI("http://example.org/" + name);
    }

    private static Node number(long number) {
        return NodeFactory.createLiteralString(Long.toString(number));
    }
}
