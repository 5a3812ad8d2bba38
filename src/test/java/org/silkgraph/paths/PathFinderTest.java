package org.silkgraph.paths;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.vocabulary.RDF;
import org.jgrapht.Graph;
import org.jgrapht.GraphPath;
import org.jgrapht.alg.shortestpath.BFSShortestPath;
import org.jgrapht.graph.DefaultDirectedGraph;
import org.jgrapht.graph.DefaultEdge;
import org.jgrapht.graph.DefaultUndirectedGraph;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.silkgraph.paths.PathFinder.Direction;
import org.silkgraph.paths.PathFinder.Passing;
import org.silkgraph.paths.PathFinder.Question;
import org.silkgraph.snapshot.Commit;
import org.silkgraph.snapshot.Numbers;
import org.silkgraph.snapshot.ReadView;
import org.silkgraph.snapshot.SnapshotReadStore;
import org.silkgraph.terms.Attribution;
import org.silkgraph.terms.Graphs;
import org.silkgraph.terms.Version;

/** Random graphs, made by commits that add and remove: distances are those of JGraphT, paths those of trying all. */
class PathFinderTest {
    private static final BitSet NOTHING = new BitSet();
    private static final int HOPS = 6;

    private static Node iri(String name) {
        return NodeFactory.createURI("https://w3id.org/silkgraph/id/" + name);
    }

    /** A graph in a store, and for JGraphT; things are numbered from 0 there. */
    private static final class Sample implements AutoCloseable {
        final Random random;
        final int things;
        final SnapshotReadStore store = new SnapshotReadStore();
        final Graph<Integer, DefaultEdge> graph;
        final List<Quad> links = new ArrayList<>();

        Sample(long seed, int things, int links, Direction direction) {
            this.random = new Random(seed);
            this.things = things;
            this.graph = direction == Direction.FREE
                    ? new DefaultUndirectedGraph<>(DefaultEdge.class)
                    : new DefaultDirectedGraph<>(DefaultEdge.class);
            for (int i = 0; i < things; i++) graph.addVertex(i);
            List<Quad> first = new ArrayList<>();
            for (int p = 0; p < 3; p++) {
                first.add(Quad.create(Quad.defaultGraphIRI, iri("claim" + p), RDF.predicate.asNode(), iri("p" + p)));
            }
            for (int i = 0; i < things; i++) {
                // No links: a literal, and a property that no claim has.
                first.add(Quad.create(
                        Quad.defaultGraphIRI, iri("n" + i), iri("p0"), NodeFactory.createLiteralString("x" + i)));
                first.add(Quad.create(
                        Quad.defaultGraphIRI, iri("n" + i), iri("other"), iri("n" + random.nextInt(things))));
            }
            List<Quad> all = new ArrayList<>();
            for (int i = 0; i < links; i++) all.add(link());
            commit(first, List.of());
            commit(all.subList(0, links / 2), List.of());
            commit(all.subList(links / 2, links), List.of());
            List<Quad> gone = new ArrayList<>();
            for (Quad quad : new java.util.LinkedHashSet<>(all)) {
                if (random.nextInt(8) == 0) gone.add(quad);
                else this.links.add(quad);
            }
            commit(List.of(), gone);
            for (Quad quad : this.links) {
                int s = number(quad.getSubject());
                int o = number(quad.getObject());
                if (s != o) graph.addEdge(s, o);
            }
        }

        private static int number(Node node) {
            return Integer.parseInt(node.getURI().substring("https://w3id.org/silkgraph/id/n".length()));
        }

        private Quad link() {
            // Some things have many links.
            int s = (int) (things * Math.pow(random.nextDouble(), 2));
            Node graphName = random.nextInt(5) == 0 ? Graphs.IMPLIED : Quad.defaultGraphIRI;
            return Quad.create(
                    graphName, iri("n" + s), iri("p" + random.nextInt(3)), iri("n" + random.nextInt(things)));
        }

        private long version;

        private void commit(List<Quad> added, List<Quad> removed) {
            List<Quad> news =
                    added.stream().distinct().filter(quad -> !isThere(quad)).toList();
            store.apply(new Commit(
                    new Version(++version), Instant.EPOCH, Attribution.system("load", "test"), news, removed));
        }

        private boolean isThere(Quad quad) {
            try (ReadView view = store.acquire()) {
                return view.dataset().contains(quad);
            }
        }

        @Override
        public void close() {
            store.close();
        }
    }

    @ParameterizedTest
    @EnumSource(Direction.class)
    void distances_are_those_of_jgrapht(Direction direction) {
        for (long seed = 1; seed <= 20; seed++) {
            try (Sample sample = new Sample(seed, 400, 600, direction);
                    ReadView view = sample.store.acquire()) {
                Numbers numbers = Numbers.of(view.dataset()).orElseThrow();
                PathFinder finder = new PathFinder(Links.of(view.dataset(), Links.Filter.STATED.implied(true)));
                BFSShortestPath<Integer, DefaultEdge> oracle = new BFSShortestPath<>(sample.graph);
                for (int i = 0; i < 250; i++) {
                    int from = sample.random.nextInt(sample.things);
                    int to = sample.random.nextInt(sample.things);
                    GraphPath<Integer, DefaultEdge> wanted = oracle.getPath(from, to);
                    int distance = wanted == null || wanted.getLength() > HOPS ? -1 : wanted.getLength();
                    int[] ends = {numbers.id(iri("n" + from)), numbers.id(iri("n" + to))};
                    PathFinder.Found found = finder.find(
                            new Question(
                                    new int[] {ends[0]},
                                    new int[] {ends[1]},
                                    HOPS,
                                    1,
                                    true,
                                    direction,
                                    Passing.without(NOTHING)),
                            () -> false);
                    assertTrue(found.isWhole());
                    assertEquals(
                            distance < 0 ? 0 : 1, found.paths().size(), "seed " + seed + ": " + from + " to " + to);
                    if (distance < 0) continue;
                    int[] path = found.paths().getFirst();
                    assertEquals(distance + 1, path.length, "seed " + seed + ": " + from + " to " + to);
                    assertPath(sample, numbers, path, ends[0], ends[1]);
                }
            }
        }
    }

    private static void assertPath(Sample sample, Numbers numbers, int[] path, int from, int to) {
        assertEquals(from, path[0]);
        assertEquals(to, path[path.length - 1]);
        for (int i = 1; i < path.length; i++) {
            int s = Sample.number(numbers.node(path[i - 1]));
            int o = Sample.number(numbers.node(path[i]));
            assertTrue(sample.graph.containsEdge(s, o), "no link " + s + " " + o);
        }
    }

    @ParameterizedTest
    @EnumSource(Direction.class)
    void the_ten_shortest_paths_are_those_of_trying_all(Direction direction) {
        for (long seed = 1; seed <= 250; seed++) {
            try (Sample sample = new Sample(seed, 12, 24, direction);
                    ReadView view = sample.store.acquire()) {
                Numbers numbers = Numbers.of(view.dataset()).orElseThrow();
                Links links = Links.of(view.dataset(), Links.Filter.STATED.implied(true));
                // Of three, one takes no pains to find paths before all is known.
                PathFinder finder =
                        seed % 3 == 0 ? new PathFinder(links, new Walk.Effort(0, 0, 0)) : new PathFinder(links);
                for (int i = 0; i < 4; i++) {
                    int from = sample.random.nextInt(sample.things);
                    int to = sample.random.nextInt(sample.things);
                    int without = sample.random.nextInt(sample.things);
                    BitSet avoided = new BitSet();
                    if (i > 1) avoided.set(numbers.id(iri("n" + without)));
                    List<int[]> wanted = new ArrayList<>();
                    List<Integer> path = new ArrayList<>(List.of(numbers.id(iri("n" + from))));
                    if (!avoided.get(path.getFirst())) {
                        tryAll(sample, numbers, path, numbers.id(iri("n" + to)), avoided, wanted);
                    }
                    wanted.sort(
                            Comparator.<int[]>comparingInt(one -> one.length).thenComparing(Arrays::compare));
                    List<int[]> found = finder.find(
                                    new Question(
                                            new int[] {numbers.id(iri("n" + from))},
                                            new int[] {numbers.id(iri("n" + to))},
                                            HOPS,
                                            10,
                                            true,
                                            direction,
                                            Passing.without(avoided)),
                                    () -> false)
                            .paths();
                    assertEquals(Math.min(10, wanted.size()), found.size(), "seed " + seed);
                    for (int at = 0; at < found.size(); at++) {
                        assertArrayEquals(wanted.get(at), found.get(at), "seed " + seed + " path " + at);
                    }
                }
            }
        }
    }

    private static void tryAll(
            Sample sample, Numbers numbers, List<Integer> path, int to, BitSet without, List<int[]> all) {
        if (path.getLast() == to) {
            all.add(path.stream().mapToInt(id -> id).toArray());
            return;
        }
        if (path.size() > HOPS) return;
        int here = Sample.number(numbers.node(path.getLast()));
        for (DefaultEdge edge : sample.graph.outgoingEdgesOf(here)) {
            int s = sample.graph.getEdgeSource(edge);
            int o = sample.graph.getEdgeTarget(edge);
            int next = numbers.id(iri("n" + (s == here ? o : s)));
            if (path.contains(next) || without.get(next)) continue;
            path.add(next);
            tryAll(sample, numbers, path, to, without, all);
            path.removeLast();
        }
    }

    @ParameterizedTest
    @EnumSource(Direction.class)
    void what_lies_behind_a_thing_that_all_paths_lead_over_is_left_soon(Direction direction) {
        int crowd = 300;
        Random random = new Random(crowd);
        List<Quad> quads = new ArrayList<>();
        quads.add(Quad.create(Quad.defaultGraphIRI, iri("claim0"), RDF.predicate.asNode(), iri("p0")));
        // From a and from c it is one step to b, behind which there are very many ways that come back to it.
        for (String[] link :
                new String[][] {{"a", "b"}, {"b", "c"}, {"a", "d"}, {"d", "b"}, {"b", "n0"}, {"n1", "b"}}) {
            quads.add(Quad.create(Quad.defaultGraphIRI, iri(link[0]), iri("p0"), iri(link[1])));
        }
        for (int i = 0; i < crowd * 20; i++) {
            String from = "n" + random.nextInt(crowd);
            String to = "n" + random.nextInt(crowd);
            quads.add(Quad.create(Quad.defaultGraphIRI, iri(from), iri("p0"), iri(to)));
        }
        try (SnapshotReadStore store = new SnapshotReadStore()) {
            store.apply(new Commit(
                    new Version(1),
                    Instant.EPOCH,
                    Attribution.system("load", "test"),
                    quads.stream().distinct().toList(),
                    List.of()));
            try (ReadView view = store.acquire()) {
                Numbers numbers = Numbers.of(view.dataset()).orElseThrow();
                PathFinder finder = new PathFinder(Links.of(view.dataset(), Links.Filter.STATED));
                int[] a = {numbers.id(iri("a"))};
                int[] c = {numbers.id(iri("c"))};
                long[] asked = {0};
                PathFinder.Found found = finder.find(
                        new Question(a, c, 12, 10, true, direction, Passing.ANY), () -> ++asked[0] > 100_000);
                assertTrue(found.isWhole(), "asked " + asked[0]);
                assertEquals(2, found.paths().size());
                assertTrue(found.touched() < 5_000_000, "touched " + found.touched());
            }
        }
    }

    @org.junit.jupiter.api.Test
    void once_there_are_enough_no_longer_paths_are_looked_for_and_all_of_that_length_are_there() {
        int longer = 0;
        for (long seed = 1; seed <= 100; seed++) {
            try (Sample sample = new Sample(seed, 12, 24, Direction.FREE);
                    ReadView view = sample.store.acquire()) {
                Numbers numbers = Numbers.of(view.dataset()).orElseThrow();
                PathFinder finder = new PathFinder(Links.of(view.dataset(), Links.Filter.STATED.implied(true)));
                Question question = new Question(
                        new int[] {numbers.id(iri("n0"))},
                        new int[] {numbers.id(iri("n1"))},
                        HOPS,
                        1_000,
                        true,
                        Direction.FREE,
                        Passing.without(NOTHING));
                List<int[]> all = finder.find(question, () -> false).paths();
                Question three = new Question(
                        question.from(), question.to(), HOPS, 1_000, 3, Direction.FREE, question.passing());
                List<int[]> some = finder.find(three, () -> false).paths();
                int last = all.size() < 3 ? HOPS + 1 : all.get(2).length;
                List<int[]> wanted =
                        all.stream().filter(path -> path.length <= last).toList();
                assertEquals(wanted.size(), some.size(), "seed " + seed);
                for (int i = 0; i < some.size(); i++) assertArrayEquals(wanted.get(i), some.get(i), "seed " + seed);
                if (some.size() < all.size()) longer++;
            }
        }
        assertTrue(longer > 50, "longer ones: " + longer);
    }

    @org.junit.jupiter.api.Test
    void what_hangs_on_an_end_alone_has_one_path_which_is_found_without_trying_all() {
        try (Sample sample = new Sample(5, 2_000, 12_000, Direction.FREE)) {
            sample.commit(List.of(Quad.create(Quad.defaultGraphIRI, iri("n0"), iri("p0"), iri("leaf"))), List.of());
            try (ReadView view = sample.store.acquire()) {
                Numbers numbers = Numbers.of(view.dataset()).orElseThrow();
                PathFinder finder = new PathFinder(Links.of(view.dataset(), Links.Filter.STATED.implied(true)));
                int[] end = {numbers.id(iri("n0"))};
                int[] leaf = {numbers.id(iri("leaf"))};
                for (boolean isForward : new boolean[] {true, false}) {
                    PathFinder.Found found = finder.find(
                            new Question(
                                    isForward ? end : leaf,
                                    isForward ? leaf : end,
                                    12,
                                    10,
                                    true,
                                    Direction.FREE,
                                    Passing.without(NOTHING)),
                            () -> false);
                    assertEquals(1, found.paths().size());
                    assertTrue(found.touched() < 100_000, "links looked at: " + found.touched());
                }
            }
        }
    }

    @org.junit.jupiter.api.Test
    void sets_are_connected_by_their_nearest_members_and_unknown_things_by_nothing() {
        try (Sample sample = new Sample(3, 60, 70, Direction.FREE);
                ReadView view = sample.store.acquire()) {
            Numbers numbers = Numbers.of(view.dataset()).orElseThrow();
            PathFinder finder = new PathFinder(Links.of(view.dataset(), Links.Filter.STATED.implied(true)));
            BFSShortestPath<Integer, DefaultEdge> oracle = new BFSShortestPath<>(sample.graph);
            List<Integer> all = new ArrayList<>();
            for (int i = 0; i < sample.things; i++) all.add(i);
            for (int i = 0; i < 200; i++) {
                Collections.shuffle(all, sample.random);
                List<Integer> from = List.copyOf(all.subList(0, 3));
                List<Integer> to = List.copyOf(all.subList(3, 6));
                int least = Integer.MAX_VALUE;
                for (int a : from) {
                    for (int b : to) {
                        GraphPath<Integer, DefaultEdge> path = oracle.getPath(a, b);
                        if (path != null) least = Math.min(least, path.getLength());
                    }
                }
                List<int[]> found = finder.find(
                                new Question(
                                        ids(numbers, from),
                                        ids(numbers, to),
                                        HOPS,
                                        5,
                                        true,
                                        Direction.FREE,
                                        Passing.without(NOTHING)),
                                () -> false)
                        .paths();
                assertEquals(least <= HOPS, !found.isEmpty());
                if (!found.isEmpty()) assertEquals(least + 1, found.getFirst().length);
            }
            Question unknown = new Question(
                    new int[] {-2}, new int[] {5}, HOPS, 5, true, Direction.FREE, Passing.without(NOTHING));
            assertEquals(List.of(), finder.find(unknown, () -> false).paths());
        }
    }

    private static int[] ids(Numbers numbers, List<Integer> things) {
        return things.stream().mapToInt(thing -> numbers.id(iri("n" + thing))).toArray();
    }

    @org.junit.jupiter.api.Test
    void a_search_that_is_stopped_says_so() {
        try (Sample sample = new Sample(5, 2_000, 12_000, Direction.FREE);
                ReadView view = sample.store.acquire()) {
            Numbers numbers = Numbers.of(view.dataset()).orElseThrow();
            PathFinder finder = new PathFinder(Links.of(view.dataset(), Links.Filter.STATED.implied(true)));
            Question many = new Question(
                    new int[] {numbers.id(iri("n0"))},
                    new int[] {numbers.id(iri("n1"))},
                    12,
                    1_000_000,
                    true,
                    Direction.FREE,
                    Passing.without(NOTHING));
            long end = System.nanoTime() + 50_000_000;
            PathFinder.Found found = finder.find(many, () -> System.nanoTime() > end);
            assertFalse(found.isWhole());
            assertTrue(found.touched() > 0);
        }
    }
}
