package org.silkgraph.bench;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;
import org.apache.jena.graph.NodeFactory;
import org.jspecify.annotations.Nullable;
import org.silkgraph.bench.Generated.Kind;
import org.silkgraph.bench.PathPairs.Pair;
import org.silkgraph.paths.Connect;
import org.silkgraph.paths.Links;
import org.silkgraph.snapshot.Numbers;
import org.silkgraph.snapshot.ReadView;
import org.silkgraph.snapshot.SnapshotReadStore;

/**
 * What it takes to find out how things are connected, on a generated graph, beside the least that a search over plain arrays can do:
 * times, links looked at, memory a link, over HTTP beside a fixed answer, and while others write or ask for much. No time is
 * taken before all answers were held against what is true.
 */
public final class PathsBench {
    static final String BARE = "bare_bfs";
    static final String PATH = "path";
    static final String PLAIN = "path_plain";
    static final String CLAIMS = "path_claims";
    static final String TEN = "k10";
    static final String OPENING = "opening";

    /** Asked so that what the finder keeps is there before memory is measured. */
    private static final int FIRST_QUESTIONS = 300;

    private static final int MANY_PATHS = 1_000;
    /** Who warms up for a shorter time wants no figures. */
    private static final Duration SHORT = Duration.ofSeconds(1);

    private final Workplace place;
    private final Plan plan;
    private final Consumer<String> progress;

    public PathsBench(Workplace place, Plan plan, Consumer<String> progress) {
        this.place = place;
        this.plan = plan;
        this.progress = progress;
    }

    /** Whether {@code wrk} is there, which asks over HTTP. */
    public static boolean canMeasureHttp() {
        return Wrk.isInstalled();
    }

    /**
     * What is measured.
     *
     * @param graph said by its links
     * @param rounds how often each engine is asked about all pairs
     * @param growth whether a graph of a tenth of the links is looked at too
     * @param warmUp how long each engine is asked before times are taken
     * @param deadline after which the largest questions are stopped
     */
    public record Plan(Generated graph, int rounds, boolean http, boolean growth, Duration warmUp, Duration deadline) {
        public Plan {
            if (graph.edges() == 0) throw new IllegalArgumentException("the graph has to be said by its links");
            if (rounds < 1 || rounds > 100) throw new IllegalArgumentException("rounds must be 1 to 100: " + rounds);
        }

        public Plan(Generated graph, int rounds, boolean http, boolean growth) {
            this(graph, rounds, http, growth, Duration.ofSeconds(2), Duration.ofSeconds(5));
        }
    }

    /**
     * Milliseconds unless named otherwise.
     *
     * @param edges links that are found, those of the containment of regions included
     * @param claims links that have a claim
     * @param things with and without links
     * @param n times that each engine was asked about each pair
     * @param histogram pairs that were asked about by distance, {@code none} for those that nothing connects
     * @param cutOff pairs whose ten best paths were not found before the deadline; they are not in the times of that
     * @param distancesWrong pairs with an answer that is not true; there must be none
     * @param touched links that were looked at, by engine
     * @param manyPaths the {@value #MANY_PATHS} best paths of the two things with the most links
     * @param http milliseconds, requests a second and bytes; empty where that was not measured. {@code fixed_is_void} is 1 where
     *     fewer than 40,000 fixed answers of that length were given a second, which says that the machine was too busy or they too long
     * @param commits what one reader notices of a writer and of large questions, what the writer waits for, and checks meanwhile
     * @param arcsExponent the power of the links with which those grow that are looked at for one path; absent where that was not measured
     */
    @JsonNaming(SnakeCaseStrategy.class)
    public record Result(
            SparqlBench.Machine machine,
            String version,
            String date,
            long edges,
            long claims,
            long things,
            int n,
            Map<String, Long> histogram,
            int cutOff,
            int distancesWrong,
            Map<String, Double> mediansMs,
            Map<String, Double> p99Ms,
            Map<String, Double> touched,
            ManyPaths manyPaths,
            Map<String, Double> http,
            Map<String, Double> commits,
            Map<String, Double> ratios,
            double bytesPerEdge,
            @Nullable Double arcsExponent,
            double loadSeconds,
            double loadEdgesPerSecond) {}

    /** @param complete whether it was answered before the deadline */
    @JsonNaming(SnakeCaseStrategy.class)
    public record ManyPaths(double ms, boolean complete, int paths, boolean ranked, long touched) {}

    public Result run() throws IOException, InterruptedException {
        Optional<Sight> tenth = Optional.empty();
        if (plan.growth()) {
            Generated graph = plan.graph();
            Generated small = Generated.ofEdges(graph.edges() / 10, graph.claimed() / 10, graph.seed());
            progress.accept("a tenth");
            tenth = Optional.of(look(small));
        }
        return measure(tenth);
    }

    /** What a graph looks like to those who search it. */
    private record Sight(int wrong, Map<Integer, Double> touchedByDistance) {}

    private Sight look(Generated graph) throws IOException {
        Path file = write(graph);
        try (SnapshotReadStore store = LoadRun.load(file, count -> {});
                ReadView view = store.acquire()) {
            Links links = Links.of(view.dataset(), PathAsking.ALL);
            Adjacency arrays = Adjacency.of(links);
            PathCheck check = new PathCheck(view, plan.deadline());
            check.all(PathPairs.of(arrays, links.numbers(), graph), new BareBfs(arrays));
            return new Sight(check.wrong(), check.touchedByDistance());
        } finally {
            Files.delete(file);
        }
    }

    private Path write(Generated graph) throws IOException {
        progress.accept("data");
        Path file = place.directory().resolve("links.nq");
        graph.write(file, count -> progress.accept("data " + count));
        return file;
    }

    private Result measure(Optional<Sight> tenth) throws IOException, InterruptedException {
        Path file = write(plan.graph());
        progress.accept("load");
        long start = System.nanoTime();
        try (SnapshotReadStore store = LoadRun.load(file, count -> {})) {
            double seconds = (System.nanoTime() - start) / 1e9;
            Files.delete(file);
            progress.accept("memory");
            long before = SparqlBench.Machine.heapInUse();
            askFirst(store);
            long kept = SparqlBench.Machine.heapInUse() - before;
            Prepared prepared = prepare(store);
            Adjacency arrays = prepared.arrays;
            progress.accept("check");
            PathCheck check = check(store, prepared);
            int wrong = check.wrong() + tenth.map(Sight::wrong).orElse(0);
            PathTimes times = times(store, prepared, check.cutOff());
            progress.accept("many paths");
            ManyPaths many = manyPaths(store, prepared.pairs);
            Map<String, Double> http = Map.of();
            if (plan.http()) {
                PathsHttp.Measured measured =
                        new PathsHttp(place, store, prepared.pairs.mixed(), plan.rounds(), progress).run();
                http = measured.figures();
                wrong += measured.wrong();
            }
            boolean isSmall = plan.warmUp().compareTo(SHORT) < 0;
            PathsMeanwhile.Measured meanwhile =
                    new PathsMeanwhile(store, prepared.pairs, plan.graph(), plan.deadline(), isSmall, progress).run();
            wrong += meanwhile.wrong();
            Map<String, Double> ratios = ratios(times);
            put(ratios, "reader_p99_to_idle", meanwhile.figures(), "reader_p99_commits_ms");
            put(ratios, "reader_p99_heavy_to_idle", meanwhile.figures(), "reader_p99_heavy_ms");
            for (String name : List.of(
                    PathsHttp.EXTRA, PathsHttp.EXTRA_EACH, PathsHttp.EXTRA_SHORTEST, PathsHttp.EXTRA_SHORTEST_EACH)) {
                Double extra = http.get(name);
                if (extra != null) ratios.put(name, extra);
            }
            return new Result(
                    SparqlBench.Machine.here(),
                    Optional.ofNullable(PathsBench.class.getPackage().getImplementationVersion())
                            .orElse("development"),
                    Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
                    arrays.links,
                    plan.graph().claimed(),
                    arrays.size(),
                    plan.rounds(),
                    histogram(check),
                    check.cutOff().size(),
                    wrong,
                    times.medians(),
                    times.p99(),
                    check.touched(),
                    many,
                    http,
                    meanwhile.figures(),
                    ratios,
                    (double) kept / arrays.links,
                    tenth.map(small -> exponent(small.touchedByDistance(), check.touchedByDistance()))
                            .orElse(null),
                    seconds,
                    arrays.links / seconds);
        }
    }

    /** Questions before any other, so that what the finder keeps is there. */
    private void askFirst(SnapshotReadStore store) {
        PathAsking asking = new PathAsking(store);
        Random random = new Random(plan.graph().seed());
        Numbers numbers;
        try (ReadView view = store.acquire()) {
            numbers = Numbers.of(view.dataset()).orElseThrow();
        }
        for (int i = 0; i < FIRST_QUESTIONS; i++) {
            Pair pair = new Pair(any(Kind.PROJECT, numbers, random), any(Kind.INSTITUTION, numbers, random), 0, 0, 0);
            asking.path(pair);
            asking.plain(pair);
        }
    }

    private int any(Kind kind, Numbers numbers, Random random) {
        // Of projects there may be a few less than were planned.
        int rank = random.nextInt(plan.graph().many(kind) * 3 / 4);
        return numbers.id(NodeFactory.createURI(Generated.thing(kind, rank)));
    }

    private record Prepared(Adjacency arrays, PathPairs pairs) {}

    private Prepared prepare(SnapshotReadStore store) {
        try (ReadView view = store.acquire()) {
            progress.accept("arrays");
            Links links = Links.of(view.dataset(), PathAsking.ALL);
            Adjacency arrays = Adjacency.of(links);
            progress.accept("pairs");
            return new Prepared(arrays, PathPairs.of(arrays, links.numbers(), plan.graph()));
        }
    }

    private PathCheck check(SnapshotReadStore store, Prepared prepared) {
        try (ReadView view = store.acquire()) {
            PathCheck check = new PathCheck(view, plan.deadline());
            check.all(prepared.pairs, new BareBfs(prepared.arrays));
            return check;
        }
    }

    private static Map<String, Long> histogram(PathCheck check) {
        Map<String, Long> histogram = new LinkedHashMap<>();
        check.histogram()
                .forEach((distance, pairs) -> histogram.put(distance < 0 ? "none" : distance.toString(), pairs));
        return histogram;
    }

    private PathTimes times(SnapshotReadStore store, Prepared prepared, Set<Pair> cutOff) {
        PathAsking asking = new PathAsking(store);
        BareBfs bare = new BareBfs(prepared.arrays);
        Map<String, ToIntFunction<Pair>> engines = new LinkedHashMap<>();
        engines.put(BARE, pair -> bare.distance(pair.fromPlace(), pair.toPlace()));
        engines.put(PATH, asking::path);
        engines.put(PLAIN, asking::plain);
        engines.put(CLAIMS, asking::claims);
        // What cannot be answered in time would take all of it, and is counted by itself.
        engines.put(TEN, pair -> cutOff.contains(pair) ? PathTimes.NOT_ASKED : asking.ten(pair));
        engines.put(OPENING, asking::opening);
        PathTimes times = new PathTimes(plan.rounds(), plan.warmUp().toNanos());
        progress.accept("times");
        times.take("", prepared.pairs.mixed(), engines);
        engines.remove(OPENING);
        progress.accept("times of what has most links");
        times.take("hubs_", prepared.pairs.hubs(), engines);
        progress.accept("times of what nothing connects");
        times.take("unconnected_", prepared.pairs.unconnected(), engines);
        progress.accept("answers " + times.sum());
        return times;
    }

    private ManyPaths manyPaths(SnapshotReadStore store, PathPairs pairs) {
        try (ReadView view = store.acquire()) {
            long start = System.nanoTime();
            long end = start + plan.deadline().toNanos();
            Connect.Best best = new Connect(Links.of(view.dataset(), PathAsking.ALL))
                    .find(
                            PathAsking.question(pairs.hubs().getFirst(), MANY_PATHS, true),
                            () -> System.nanoTime() - end > 0);
            return new ManyPaths(
                    (System.nanoTime() - start) / 1e6,
                    best.isWhole(),
                    best.paths().size(),
                    best.isRanked(),
                    best.touched());
        }
    }

    private static Map<String, Double> ratios(PathTimes times) {
        Map<String, Double> ratios = new LinkedHashMap<>();
        for (String set : new String[] {"", "hubs_", "unconnected_"}) {
            for (String engine : new String[] {PATH, PLAIN, CLAIMS, TEN}) {
                Double ours = times.medians().get(set + engine);
                Double bare = times.medians().get(set + BARE);
                if (ours != null && bare != null && bare > 0) ratios.put(set + engine + "_to_bfs", ours / bare);
            }
        }
        return ratios;
    }

    private static void put(Map<String, Double> to, String name, Map<String, Double> figures, String what) {
        Double value = figures.get(what);
        Double idle = figures.get("reader_p99_idle_ms");
        if (value != null && idle != null && idle > 0) to.put(name, value / idle);
    }

    /** Over the distances that both graphs have, so that it is not the distances that grow. */
    private static double exponent(Map<Integer, Double> tenth, Map<Integer, Double> whole) {
        Map<Integer, Double> both = new TreeMap<>(whole);
        both.keySet().retainAll(tenth.keySet());
        double before = 0;
        double after = 0;
        for (Map.Entry<Integer, Double> one : both.entrySet()) {
            before += tenth.getOrDefault(one.getKey(), 0.0);
            after += one.getValue();
        }
        return Math.log10(after / before);
    }
}
