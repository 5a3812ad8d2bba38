package org.silkgraph.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDFS;
import org.junit.jupiter.api.Test;
import org.silkgraph.Stores;
import org.silkgraph.snapshot.Commit;
import org.silkgraph.snapshot.ReadView;
import org.silkgraph.store.Changeset.Basis;
import org.silkgraph.terms.Graphs;
import org.silkgraph.terms.Sg;
import org.silkgraph.terms.Version;

class ConcurrentWritesTest {
    private static final Node P = NodeFactory.createURI("http://example.org/p");

    @Test
    void many_writers_at_once_get_a_version_each_and_nothing_is_lost() throws Exception {
        int writers = 16;
        int each = 20;
        try (Store store = Store.open(Stores.temporary());
                ExecutorService threads = Executors.newFixedThreadPool(writers)) {
            List<Callable<Set<Version>>> work = IntStream.range(0, writers)
                    .<Callable<Set<Version>>>mapToObj(w -> () -> {
                        Set<Version> mine = new HashSet<>();
                        for (int n = 0; n < each; n++) mine.add(accepted(store, quad("w" + w + "-" + n, "x")));
                        return mine;
                    })
                    .toList();
            Set<Version> all = new HashSet<>();
            for (Future<Set<Version>> done : threads.invokeAll(work)) all.addAll(done.get());
            assertEquals(writers * each, all.size());
            assertEquals(new Version(writers * each), store.version());
            try (Store again = Store.openReadOnly(store.directory());
                    ReadView read = again.acquire();
                    ReadView shown = store.acquire()) {
                assertEquals(GraphHash.of(read), GraphHash.of(shown));
            }
        }
    }

    @Test
    void writers_that_wait_are_committed_together_and_each_sees_the_one_before() throws Exception {
        try (Store store = Store.open(Stores.temporary());
                ExecutorService threads = Executors.newCachedThreadPool()) {
            CountDownLatch begun = new CountDownLatch(1);
            CountDownLatch go = new CountDownLatch(1);
            Future<Decision> slow =
                    threads.submit(() -> store.gate().commit(Changeset.of(Stores.who("slow"), staged -> {
                        begun.countDown();
                        await(go);
                        staged.add(quad("counter", "0"));
                    })));
            begun.await();
            List<Future<Decision>> waiting = new ArrayList<>();
            for (int n = 0; n < 30; n++)
                waiting.add(threads.submit(() -> store.gate().commit(increment())));
            go.countDown();
            slow.get();
            for (Future<Decision> decision : waiting) assertInstanceOf(Decision.Accepted.class, decision.get());
            try (ReadView view = store.acquire()) {
                assertTrue(view.dataset().contains(quad("counter", "30")));
                assertEquals(31, view.version().number());
            }
        }
    }

    private static Changeset increment() {
        return Changeset.of(Stores.who("one more"), staged -> {
            Quad now = staged.find(Quad.defaultGraphIRI, node("counter"), P, Node.ANY)
                    .next();
            int next = Integer.parseInt(now.getObject().getLiteralLexicalForm()) + 1;
            staged.delete(now);
            staged.add(quad("counter", Integer.toString(next)));
        });
    }

    @Test
    void an_edit_that_throws_changes_nothing_and_those_beside_it_are_kept() {
        try (Store store = Store.open(Stores.temporary())) {
            IllegalStateException thrown = assertThrows(
                    IllegalStateException.class, () -> store.gate().commit(Changeset.of(Stores.who("bad"), staged -> {
                        staged.add(quad("half", "done"));
                        throw new IllegalStateException("in the middle");
                    })));
            assertEquals("in the middle", thrown.getMessage());
            accepted(store, quad("after", "x"));
            assertEquals(new Version(1), store.version());
            try (ReadView view = store.acquire()) {
                assertFalse(view.dataset().contains(quad("half", "done")));
            }
        }
    }

    @Test
    void a_change_of_what_somebody_else_changed_is_stale_and_tells_both_sides() {
        try (Store store = Stores.freshReport()) {
            Node zone = Sg.id("zone-hami-hightech");
            Version seen = store.version();
            Quad old = english(store, zone);
            Quad theirs = with(old, "Their label");
            Quad ours = with(old, "Our label");
            commit(store, List.of(theirs), List.of(old));
            Decision.Stale stale = assertInstanceOf(
                    Decision.Stale.class,
                    store.gate()
                            .commit(Changeset.of(Stores.who("ours"), List.of(ours), List.of(old))
                                    .madeAt(new Basis(seen, Set.of(zone)))));
            Decision.Conflict conflict = stale.conflicts().getFirst();
            assertEquals(zone, conflict.thing());
            assertEquals(List.of(ours), conflict.ours().added());
            assertEquals(List.of(theirs), conflict.theirs().getFirst().side().added());
            assertEquals(List.of(old), conflict.theirs().getFirst().side().removed());
            assertEquals(seen.next(), stale.now());
            assertEquals(seen.next(), store.version());
        }
    }

    @Test
    void a_change_of_other_things_is_not_stale_unless_nothing_may_have_changed() {
        try (Store store = Store.open(Stores.temporary())) {
            accepted(store, quad("a", "1"));
            accepted(store, quad("b", "1"));
            Version first = new Version(1);
            assertInstanceOf(
                    Decision.Accepted.class,
                    store.gate()
                            .commit(Changeset.of(Stores.who("a"), List.of(quad("a", "2")), List.of())
                                    .madeAt(new Basis(first, Set.of(node("a"))))));
            Decision strict = store.gate()
                    .commit(Changeset.of(Stores.who("c"), List.of(quad("c", "2")), List.of())
                            .madeAt(new Basis(first, Set.of())));
            assertInstanceOf(Decision.Stale.class, strict);
        }
    }

    @Test
    void a_version_of_the_future_is_stale() {
        try (Store store = Store.open(Stores.temporary())) {
            accepted(store, quad("a", "1"));
            assertInstanceOf(
                    Decision.Stale.class,
                    store.gate()
                            .commit(Changeset.of(Stores.who("a"), List.of(quad("a", "2")), List.of())
                                    .madeAt(new Basis(new Version(7), Set.of(node("a"))))));
        }
    }

    @Test
    void conflicts_are_found_in_commits_from_before_a_restart() {
        var directory = Stores.temporary();
        try (Store store = Store.open(directory)) {
            accepted(store, quad("a", "1"));
            accepted(store, quad("a", "2"));
        }
        try (Store store = Store.open(directory)) {
            assertInstanceOf(
                    Decision.Stale.class,
                    store.gate()
                            .commit(Changeset.of(Stores.who("a"), List.of(quad("a", "3")), List.of())
                                    .madeAt(new Basis(new Version(1), Set.of(node("a"))))));
        }
    }

    @Test
    void a_follower_that_fails_reads_the_journal_again() {
        try (Store store = Store.open(Stores.temporary())) {
            accepted(store, quad("a", "1"));
            Forgetful follower = new Forgetful(1);
            store.follow(follower);
            assertEquals(new Version(1), follower.holds());
            accepted(store, quad("b", "1"));
            assertEquals(1, follower.rebuilt);
            assertEquals(new Version(2), follower.holds());
            assertEquals(Optional.empty(), store.writesClosed());
        }
    }

    @Test
    void a_follower_that_cannot_be_mended_closes_writing_while_reading_goes_on() {
        List<String> told = new ArrayList<>();
        try (Store store = Store.open(Stores.temporary())) {
            store.onShut(told::add);
            store.follow(new Forgetful(0));
            assertThrows(RuntimeException.class, () -> accepted(store, quad("a", "1")));
            assertTrue(store.writesClosed().isPresent());
            assertThrows(WritesClosed.class, () -> accepted(store, quad("b", "1")));
            assertEquals(1, told.size());
            try (ReadView view = store.acquire()) {
                assertFalse(view.dataset().contains(quad("b", "1")));
            }
        }
    }

    /** Fails at every commit but while it is rebuilt, and then as often as it is told to. */
    private static final class Forgetful implements Follower {
        private final int rebuilds;
        private Version holds = Version.NONE;
        private boolean caughtUp;
        private int rebuilt;

        Forgetful(int rebuilds) {
            this.rebuilds = rebuilds;
        }

        @Override
        public Version holds() {
            return holds;
        }

        @Override
        public void apply(Commit commit) {
            if (caughtUp || rebuilds == 0) throw new IllegalStateException("forgotten");
            holds = commit.version();
            caughtUp = true;
        }

        @Override
        public void rebuild(Iterator<Commit> all) {
            if (rebuilt == rebuilds) throw new IllegalStateException("lost");
            rebuilt++;
            all.forEachRemaining(commit -> holds = commit.version());
        }
    }

    @Test
    void an_edit_passes_over_system_graphs_and_refuses_quads_written_out_for_them() {
        try (Store store = Stores.freshReport()) {
            Version before = store.version();
            Quad term = Quad.create(Graphs.ONTOLOGY, Sg.Programme, P, P);
            Decision passed = store.gate().commit(Changeset.of(Stores.who("all"), staged -> {
                staged.add(term);
                staged.deleteAny(Graphs.ONTOLOGY, Node.ANY, Node.ANY, Node.ANY);
                staged.deleteAny(Graphs.reference("regions"), Node.ANY, Node.ANY, Node.ANY);
            }));
            assertInstanceOf(Decision.Unchanged.class, passed);
            Decision.Refused refused = assertInstanceOf(
                    Decision.Refused.class,
                    store.gate().commit(Changeset.of(Stores.who("one"), List.of(term), List.of())));
            assertEquals("sg:rule-system-graph", refused.violations().getFirst().rule());
            assertEquals(before, store.version());
        }
    }

    @Test
    void derived_triples_that_a_pattern_takes_along_come_back_while_a_claim_holds_them() {
        try (Store store = Stores.freshReport()) {
            GraphHash before = hash(store);
            Decision all = store.gate().commit(Changeset.of(Stores.who("sweep"), staged -> {
                staged.deleteAny(Quad.defaultGraphIRI, Node.ANY, Sg.latestStatus, Node.ANY);
                staged.deleteAny(Quad.defaultGraphIRI, Node.ANY, Sg.relatesTo, Node.ANY);
                staged.deleteAny(Quad.defaultGraphIRI, Node.ANY, Sg.term("locatedIn"), Node.ANY);
                staged.deleteAny(Quad.defaultGraphIRI, Node.ANY, Sg.within, Node.ANY);
            }));
            assertInstanceOf(Decision.Unchanged.class, all);
            assertEquals(before, hash(store));
        }
    }

    @Test
    void history_tells_who_when_and_why_of_every_version_and_what_it_was_about() {
        try (Store store = Stores.freshReport()) {
            Node zone = Sg.id("zone-hami-hightech");
            Quad old = english(store, zone);
            commit(store, List.of(with(old, "Another gloss")), List.of(old));
            Node change = NodeFactory.createURI("https://w3id.org/silkgraph/changes/5");
            try (ReadView view = store.acquire()) {
                assertTrue(view.dataset().contains(Graphs.CHANGES, change, DCTerms.subject.asNode(), zone));
                assertTrue(view.dataset()
                        .contains(
                                Graphs.CHANGES,
                                change,
                                DCTerms.description.asNode(),
                                NodeFactory.createLiteralString("edit")));
                assertTrue(view.dataset()
                        .contains(
                                Graphs.CHANGES,
                                change,
                                NodeFactory.createURI("http://www.w3.org/ns/prov#wasAssociatedWith"),
                                NodeFactory.createURI("https://w3id.org/silkgraph/agents/test")));
                assertFalse(view.dataset().listGraphNodes().hasNext(), "system graphs are left out of GRAPH ?g");
            }
        }
    }

    @Test
    void a_floor_above_what_the_disk_has_refuses_writes_and_writing_goes_on_when_there_is_room() throws Exception {
        var directory = Stores.temporary();
        System.setProperty("silkgraph.disk-floor", "1000000g");
        try (Store store = Store.open(directory)) {
            StoreFull full = assertThrows(StoreFull.class, () -> accepted(store, quad("a", "1")));
            assertTrue(full.needed() > full.free());
            assertEquals(Version.NONE, store.version());
            assertEquals(Optional.empty(), store.writesClosed());
        } finally {
            System.clearProperty("silkgraph.disk-floor");
        }
        try (Store store = Store.open(directory)) {
            accepted(store, quad("a", "1"));
        }
    }

    private static GraphHash hash(Store store) {
        try (ReadView view = store.acquire()) {
            return GraphHash.of(view);
        }
    }

    private static Quad english(Store store, Node thing) {
        try (ReadView view = store.acquire()) {
            Iterator<Quad> labels = view.dataset().find(Quad.defaultGraphIRI, thing, RDFS.Nodes.label, Node.ANY);
            Quad found = labels.next();
            while (!found.getObject().getLiteralLanguage().equals("en")) found = labels.next();
            return found;
        }
    }

    private static Quad with(Quad quad, String label) {
        return Quad.create(
                quad.getGraph(), quad.getSubject(), quad.getPredicate(), NodeFactory.createLiteralLang(label, "en"));
    }

    private static void commit(Store store, List<Quad> added, List<Quad> removed) {
        Decision decision = store.gate().commit(Changeset.of(Stores.who("edit"), added, removed));
        assertInstanceOf(Decision.Accepted.class, decision, decision::toString);
    }

    private static Version accepted(Store store, Quad quad) {
        Decision decision = store.gate().commit(Changeset.of(Stores.who("edit"), List.of(quad), List.of()));
        return assertInstanceOf(Decision.Accepted.class, decision).version();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static Node node(String name) {
        return NodeFactory.createURI("http://example.org/" + name);
    }

    private static Quad quad(String name, String value) {
        return Quad.create(Quad.defaultGraphIRI, node(name), P, NodeFactory.createLiteralString(value));
    }
}
