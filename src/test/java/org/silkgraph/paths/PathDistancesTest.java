package org.silkgraph.paths;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.RDF;
import org.jgrapht.Graph;
import org.jgrapht.alg.interfaces.ShortestPathAlgorithm.SingleSourcePaths;
import org.jgrapht.alg.shortestpath.BFSShortestPath;
import org.jgrapht.graph.DefaultEdge;
import org.jgrapht.graph.DefaultUndirectedGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.silkgraph.Stores;
import org.silkgraph.bench.Generated;
import org.silkgraph.paths.PathFinder.Direction;
import org.silkgraph.paths.PathFinder.Passing;
import org.silkgraph.paths.PathFinder.Question;
import org.silkgraph.snapshot.BulkLimits;
import org.silkgraph.snapshot.Cursor;
import org.silkgraph.snapshot.IdAccess;
import org.silkgraph.snapshot.Loader;
import org.silkgraph.snapshot.Numbers;
import org.silkgraph.snapshot.ReadView;
import org.silkgraph.snapshot.Selection;
import org.silkgraph.snapshot.SnapshotReadStore;
import org.silkgraph.terms.Base;
import org.silkgraph.terms.Graphs;

/**
 * Distances on whole graphs are those of JGraphT, which has the links read with a cursor over all triples. 10,000 pairs of each
 * graph, spread over the distances there are.
 */
class PathDistancesTest {
    private static final int PAIRS = 10_000;
    private static final int SOURCES = 100;
    private static final int HOPS = 12;
    private static final Links.Filter ALL = new Links.Filter(true, true, Set.of(), Set.of(), Set.of(), Set.of());

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void on_a_generated_graph(long seed) throws IOException {
        Path file = directory.resolve("generated.nq");
        Generated.of(120_000, seed).write(file, count -> {});
        try (SnapshotReadStore store = new Loader(BulkLimits.usual(), count -> {}, () -> false).load(List.of(file));
                ReadView view = store.acquire()) {
            assertEquals(PAIRS, compare(view, seed));
        }
    }

    @Test
    void on_the_report() {
        try (ReadView view = Stores.report().acquire()) {
            assertTrue(compare(view, 1) > 1_000);
        }
    }

    @Test
    @EnabledIfSystemProperty(named = "silkgraph.paths.graph", matches = ".+")
    void on_a_graph_of_a_file() throws IOException {
        Path file = Path.of(System.getProperty("silkgraph.paths.graph"));
        try (SnapshotReadStore store = new Loader(BulkLimits.usual(), count -> {}, () -> false).load(List.of(file));
                ReadView view = store.acquire()) {
            assertEquals(PAIRS, compare(view, 1));
        }
    }

    /** How many pairs were compared. */
    private static int compare(ReadView view, long seed) {
        Links links = Links.of(view.dataset(), ALL);
        Numbers numbers = links.numbers();
        Graph<Integer, DefaultEdge> graph = graph(view, numbers);
        List<Integer> things = new ArrayList<>(graph.vertexSet());
        Random random = new Random(seed);
        PathFinder finder = new PathFinder(links);
        LinkClaims claims = new LinkClaims(links, Direction.FREE);
        Map<Integer, Integer> histogram = new TreeMap<>();
        int compared = 0;
        for (int i = 0; i < SOURCES; i++) {
            int from = things.get(random.nextInt(things.size()));
            SingleSourcePaths<Integer, DefaultEdge> truth = new BFSShortestPath<>(graph).getPaths(from);
            Map<Integer, List<Integer>> byDistance = new TreeMap<>();
            for (int thing : things) {
                double weight = truth.getWeight(thing);
                int distance = Double.isInfinite(weight) || weight > HOPS ? -1 : (int) weight;
                byDistance.computeIfAbsent(distance, key -> new ArrayList<>()).add(thing);
            }
            List<Integer> distances = new ArrayList<>(byDistance.keySet());
            for (int j = 0; j < Math.min(PAIRS / SOURCES, things.size()); j++) {
                int distance = distances.get(j % distances.size());
                List<Integer> there = byDistance.get(distance);
                int to = there.get(random.nextInt(there.size()));
                Question question =
                        new Question(new int[] {from}, new int[] {to}, HOPS, 1, false, Direction.FREE, Passing.ANY);
                PathFinder.Found found = finder.find(question, () -> false);
                List<int[]> paths = found.paths();
                int length = paths.isEmpty() ? -1 : paths.getFirst().length - 1;
                assertEquals(distance, length, numbers.node(from) + " to " + numbers.node(to));
                if (length > 0) assertLinked(paths.getFirst(), claims);
                histogram.merge(distance, 1, Integer::sum);
                compared++;
            }
        }
        System.out.println("pairs by distance: " + histogram + ", things: " + things.size() + ", links: "
                + graph.edgeSet().size());
        assertTrue(histogram.size() > 3, histogram.toString());
        return compared;
    }

    private static void assertLinked(int[] path, LinkClaims claims) {
        for (int i = 1; i < path.length; i++) {
            assertFalse(claims.between(path[i - 1], path[i]).isEmpty(), Arrays.toString(path));
        }
    }

    /** Claims as they stand, and triples of reference data between things. */
    private static Graph<Integer, DefaultEdge> graph(ReadView view, Numbers numbers) {
        Graph<Integer, DefaultEdge> graph = new DefaultUndirectedGraph<>(DefaultEdge.class);
        Cursor types = numbers.cursor(
                Numbers.selection(view.dataset().getGraph(Graphs.ALL)).orElseThrow());
        types.open(IdAccess.ANY, numbers.id(RDF.Nodes.type), IdAccess.ANY);
        while (types.next()) if (isThing(numbers, types.subject())) graph.addVertex(types.subject());
        Selection defaults = Numbers.selection(view.dataset().getDefaultGraph()).orElseThrow();
        Cursor subjects = numbers.cursor(defaults);
        Cursor objects = numbers.cursor(defaults);
        subjects.open(IdAccess.ANY, numbers.id(RDF.Nodes.subject), IdAccess.ANY);
        while (subjects.next()) {
            objects.open(subjects.subject(), numbers.id(RDF.Nodes.object), IdAccess.ANY);
            if (objects.next()) add(graph, numbers, subjects.object(), objects.object());
        }
        for (Numbers.Named reference : numbers.reference()) {
            Cursor rows = numbers.cursor(reference.graphs());
            rows.open(IdAccess.ANY, IdAccess.ANY, IdAccess.ANY);
            while (rows.next()) add(graph, numbers, rows.subject(), rows.object());
        }
        return graph;
    }

    private static void add(Graph<Integer, DefaultEdge> graph, Numbers numbers, int from, int to) {
        if (from == to || !isThing(numbers, from) || !isThing(numbers, to)) return;
        graph.addVertex(from);
        graph.addVertex(to);
        graph.addEdge(from, to);
    }

    private static boolean isThing(Numbers numbers, int id) {
        Node node = numbers.node(id);
        return node.isURI() && node.getURI().startsWith(Base.iri("id/", ""));
    }
}
