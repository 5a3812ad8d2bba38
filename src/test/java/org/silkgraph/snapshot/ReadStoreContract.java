package org.silkgraph.snapshot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.shared.AddDeniedException;
import org.apache.jena.sparql.core.Quad;
import org.junit.jupiter.api.Test;
import org.silkgraph.terms.Attribution;
import org.silkgraph.terms.Graphs;
import org.silkgraph.terms.Version;

/** What every read store promises, whatever it stands on. */
abstract class ReadStoreContract {
    private static final Node A = iri("a");
    private static final Node B = iri("b");
    private static final Node C = iri("c");
    private static final Node P = iri("p");
    private static final Node USER = iri("graph");

    /** A new, empty store. */
    abstract ReadStore create();

    @Test
    void a_new_store_is_at_version_zero_and_empty() {
        try (ReadStore store = create();
                ReadView view = store.acquire()) {
            assertEquals(Version.NONE, view.version());
            assertFalse(view.dataset().find().hasNext());
        }
    }

    @Test
    void a_commit_is_seen_whole_by_later_views_and_not_by_earlier_ones() throws InterruptedException {
        try (ReadStore store = create()) {
            store.apply(commit(1, List.of(quad(A, B)), List.of()));
            try (ReadView before = store.acquire()) {
                Thread writer = new Thread(() -> store.apply(commit(2, List.of(quad(A, C)), List.of(quad(A, B)))));
                writer.start();
                writer.join();
                assertEquals(1, before.version().number());
                assertTrue(before.dataset().contains(quad(A, B)));
                assertFalse(before.dataset().contains(quad(A, C)));
            }
            try (ReadView after = store.acquire()) {
                assertEquals(2, after.version().number());
                assertEquals(Set.of(quad(A, C)), Iter.toSet(after.dataset().find()));
            }
        }
    }

    @Test
    void views_of_several_threads_read_side_by_side() throws InterruptedException {
        try (ReadStore store = create()) {
            store.apply(commit(1, List.of(quad(A, B)), List.of()));
            CountDownLatch bothOpen = new CountDownLatch(2);
            Runnable reader = () -> {
                try (ReadView view = store.acquire()) {
                    bothOpen.countDown();
                    bothOpen.await();
                    assertTrue(view.dataset().contains(quad(A, B)));
                } catch (InterruptedException e) {
                    throw new AssertionError(e);
                }
            };
            Thread one = new Thread(reader);
            Thread two = new Thread(reader);
            one.start();
            two.start();
            one.join();
            two.join();
            assertEquals(0, bothOpen.getCount());
        }
    }

    @Test
    void a_view_inside_a_view_of_the_same_thread_shows_the_same_version() {
        try (ReadStore store = create();
                ReadView outer = store.acquire();
                ReadView inner = store.acquire()) {
            assertEquals(outer.version(), inner.version());
        }
    }

    @Test
    void a_version_that_does_not_follow_is_refused() {
        try (ReadStore store = create()) {
            assertThrows(IllegalStateException.class, () -> store.apply(commit(2, List.of(quad(A, B)), List.of())));
        }
    }

    @Test
    void a_rebuild_gives_what_the_commits_gave() {
        Commit one = commit(1, List.of(quad(A, B)), List.of());
        Commit two = commit(2, List.of(quad(A, C)), List.of(quad(A, B)));
        try (ReadStore store = create()) {
            store.apply(commit(1, List.of(quad(B, C)), List.of()));
            store.rebuild(List.of(one, two).iterator());
            try (ReadView view = store.acquire()) {
                assertEquals(2, view.version().number());
                assertEquals(Set.of(quad(A, C)), Iter.toSet(view.dataset().find()));
            }
        }
    }

    @Test
    void system_graphs_answer_when_named_only_and_all_is_their_union() {
        try (ReadStore store = create()) {
            Quad implied = Quad.create(Graphs.IMPLIED, A, P, C);
            Quad user = Quad.create(USER, A, P, A);
            Quad reference = Quad.create(Graphs.reference("x"), A, P, B);
            store.apply(commit(1, List.of(quad(A, B), implied, user, reference), List.of()));
            try (ReadView view = store.acquire()) {
                assertEquals(List.of(USER), Iter.toList(view.dataset().listGraphNodes()));
                assertEquals(Set.of(user), Iter.toSet(view.dataset().findNG(Node.ANY, Node.ANY, Node.ANY, Node.ANY)));
                assertEquals(Set.of(quad(A, B), user), Iter.toSet(view.dataset().find()));
                assertTrue(view.dataset().contains(implied));
                assertEquals(2, view.dataset().getGraph(Graphs.ALL).size(), "the triple of two graphs counts once");
            }
        }
    }

    @Test
    void ids_say_what_the_union_graph_says() {
        try (ReadStore store = create()) {
            store.apply(commit(1, List.of(quad(A, B), quad(A, C), quad(B, C)), List.of()));
            try (ReadView view = store.acquire()) {
                IdAccess ids = view.ids();
                int a = ids.id(A);
                int p = ids.id(P);
                int c = ids.id(C);
                assertEquals(A, ids.node(a));
                assertEquals(2, ids.out(a, p).size());
                assertTrue(ids.out(a, p).at(0) < ids.out(a, p).at(1));
                assertEquals(2, ids.in(c, p).size());
                assertEquals(3, ids.byPredicate(p).size());
                assertEquals(3, ids.count(IdAccess.ANY, p, IdAccess.ANY));
                assertEquals(1, ids.count(a, p, c));
                assertEquals(IdAccess.NONE, ids.id(iri("nowhere")));
                assertEquals(0, ids.out(IdAccess.NONE, p).size());
            }
        }
    }

    @Test
    void a_view_cannot_be_written() {
        try (ReadStore store = create();
                ReadView view = store.acquire()) {
            assertThrows(AddDeniedException.class, () -> view.dataset().add(quad(A, B)));
        }
    }

    private static Node iri(String name) {
        return NodeFactory.createURI("http://example.org/" + name);
    }

    private static Quad quad(Node subject, Node object) {
        return Quad.create(Quad.defaultGraphIRI, subject, P, object);
    }

    private static Commit commit(long version, List<Quad> added, List<Quad> removed) {
        return new Commit(new Version(version), Instant.EPOCH, Attribution.system("load", "test"), added, removed);
    }
}
