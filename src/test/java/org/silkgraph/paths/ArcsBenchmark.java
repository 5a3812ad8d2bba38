package org.silkgraph.paths;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.jena.graph.NodeFactory;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.silkgraph.bench.Generated;
import org.silkgraph.bench.Generated.Kind;
import org.silkgraph.paths.Links.Filter;
import org.silkgraph.paths.PathFinder.Direction;
import org.silkgraph.paths.PathFinder.Passing;
import org.silkgraph.paths.PathFinder.Question;
import org.silkgraph.snapshot.Arcs;
import org.silkgraph.snapshot.BulkLimits;
import org.silkgraph.snapshot.Loader;
import org.silkgraph.snapshot.Numbers;
import org.silkgraph.snapshot.ReadView;
import org.silkgraph.snapshot.SnapshotReadStore;
import org.silkgraph.terms.Sg;

/** The inner loops of the search for paths, one by one. Not run by the tests; how to is said in docs/performance.md. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class ArcsBenchmark {
    private static final int PAIRS = 1 << 10;
    private static final Filter ALL = new Filter(true, true, Set.of(), Set.of(), Set.of(), Set.of());
    private static final Filter BUT_RARE =
            new Filter(true, true, Set.of(), Set.of(Sg.term("combinedWith")), Set.of(), Set.of());

    /** How many links there are. */
    @Param("100000")
    public long edges;

    private SnapshotReadStore store;
    private ReadView view;
    private Links all;
    private Links butRare;
    private Arcs arcs;
    private PathFinder finder;
    private PathFinder filtered;
    private int[] things;
    private int[] from;
    private int[] to;
    private int[][] paths;
    private int at;

    @Setup
    public void load() throws IOException {
        Path file = Files.createTempFile("silkgraph-links", ".nq");
        try {
            Generated graph = Generated.ofEdges(edges, Math.min(edges, 1_000_000), 1);
            graph.write(file, count -> {});
            store = new Loader(BulkLimits.usual(), count -> {}, () -> false).load(List.of(file));
            view = store.acquire();
            all = Links.of(view.dataset(), ALL);
            butRare = all.with(BUT_RARE);
            arcs = all.arcs();
            finder = new PathFinder(all);
            filtered = new PathFinder(butRare);
            Numbers numbers = all.numbers();
            things =
                    IntStream.range(0, numbers.terms()).filter(numbers::isThing).toArray();
            Random random = new Random(1);
            int most = graph.many(Kind.PROJECT) * 3 / 4;
            from = random.ints(PAIRS, 0, most)
                    .map(rank -> project(numbers, rank))
                    .toArray();
            to = random.ints(PAIRS, 0, most).map(rank -> project(numbers, rank)).toArray();
            paths = IntStream.range(0, PAIRS)
                    .mapToObj(i -> finder.find(question(i), () -> false).paths().getFirst())
                    .toArray(int[][]::new);
        } finally {
            Files.delete(file);
        }
    }

    private static int project(Numbers numbers, int rank) {
        return numbers.id(NodeFactory.createURI(Generated.thing(Kind.PROJECT, rank)));
    }

    private Question question(int i) {
        return new Question(new int[] {from[i]}, new int[] {to[i]}, 12, 1, false, Direction.FREE, Passing.ANY);
    }

    @TearDown
    public void close() {
        view.close();
        store.close();
    }

    /** All arcs of all things, in both directions. */
    @Benchmark
    public long arcsOfAllThings() {
        long sum = 0;
        for (int thing : things) {
            for (arcs.open(arcs.place(thing), true); arcs.next(); ) sum += arcs.other();
            for (arcs.open(arcs.place(thing), false); arcs.next(); ) sum += arcs.other();
        }
        return sum;
    }

    /** Links of all kinds and a finder for them. */
    @Benchmark
    public PathFinder opening() {
        return new PathFinder(Links.of(view.dataset(), ALL));
    }

    /** Links but for one property, and a finder for them. */
    @Benchmark
    public PathFinder openingFiltered() {
        return new PathFinder(Links.of(view.dataset(), BUT_RARE));
    }

    /** One of the shortest paths. */
    @Benchmark
    public int onePath() {
        return finder.find(question(next()), () -> false).paths().size();
    }

    /** One of the shortest paths without links of one property. */
    @Benchmark
    public int onePathFiltered() {
        return filtered.find(question(next()), () -> false).paths().size();
    }

    /** What the steps of a path rest on. */
    @Benchmark
    public int claimsOfPath() {
        int[] path = paths[next()];
        LinkClaims claims = new LinkClaims(butRare, Direction.FREE);
        int sum = 0;
        for (int i = 1; i < path.length; i++)
            sum += claims.between(path[i - 1], path[i]).size();
        return sum;
    }

    /** What is made before the first claim of a path is looked at. */
    @Benchmark
    public LinkClaims openingClaims() {
        return new LinkClaims(butRare, Direction.FREE);
    }

    private int next() {
        at = at + 1 & PAIRS - 1;
        return at;
    }
}
