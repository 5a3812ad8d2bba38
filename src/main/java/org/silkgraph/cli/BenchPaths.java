package org.silkgraph.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.silkgraph.bench.Generated;
import org.silkgraph.bench.PathsBench;
import org.silkgraph.bench.Workplace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How things are connected, on a generated graph, beside a search over plain arrays. */
@Command(name = "paths", resourceBundle = "org.silkgraph.cli.cli", mixinStandardHelpOptions = true)
final class BenchPaths implements Callable<Integer> {
    private static final long LEAST_EDGES = 10_000;
    private static final long USUAL_CLAIMS = 1_000_000;

    @Option(names = "--edges", paramLabel = "N", descriptionKey = "silkgraph.bench.paths.edges")
    private long edges = 1_000_000;

    @Option(names = "--claims", paramLabel = "N", descriptionKey = "silkgraph.bench.paths.claims")
    private Optional<Long> claims = Optional.empty();

    @Option(names = "--seed", paramLabel = "S", descriptionKey = "silkgraph.bench.seed")
    private long seed = 1;

    @Option(names = "--runs", paramLabel = "N", descriptionKey = "silkgraph.bench.paths.runs")
    private int runs = 5;

    @Option(names = "--no-http", descriptionKey = "silkgraph.bench.sparql.no-http")
    private boolean noHttp;

    @Option(names = "--no-growth", descriptionKey = "silkgraph.bench.paths.no-growth")
    private boolean noGrowth;

    @Option(names = "--dir", paramLabel = "DIR", descriptionKey = "silkgraph.bench.commits.dir")
    private Optional<Path> directory = Optional.empty();

    @Option(names = "--json", descriptionKey = "json")
    private boolean json;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (edges < LEAST_EDGES)
            throw new IllegalArgumentException("edges must be at least " + LEAST_EDGES + ": " + edges);
        Generated graph = Generated.ofEdges(edges, claims.orElse(Math.min(edges, USUAL_CLAIMS)), seed);
        boolean http = !noHttp && PathsBench.canMeasureHttp();
        if (!noHttp && !http) System.err.println(Texts.say("bench.no-wrk"));
        try (Workplace place = Workplace.below(directory.orElse(Path.of("")))) {
            PathsBench.Plan plan = new PathsBench.Plan(graph, runs, http, !noGrowth);
            PathsBench.Result result = new PathsBench(place, plan, Progress.LINES_AS_THEY_ARE).run();
            if (json) Verdict.print(result);
            else tell(result);
            if (result.distancesWrong() == 0) return Exit.DONE;
            System.err.println(Texts.say("bench.paths.wrong", Integer.toString(result.distancesWrong())));
            return Exit.NO;
        }
    }

    private static void tell(PathsBench.Result result) {
        System.out.println(Texts.say(
                "bench.paths.machine",
                Long.toString(result.edges()),
                Long.toString(result.claims()),
                Long.toString(result.things()),
                result.machine().os(),
                Integer.toString(result.machine().processors()),
                result.machine().java()));
        System.out.println(Texts.say(
                "bench.paths.checked", result.histogram().toString(), Integer.toString(result.distancesWrong())));
        section("bench.paths.medians", result.mediansMs());
        section("bench.paths.p99", result.p99Ms());
        section("bench.paths.touched", result.touched());
        System.out.println(Texts.say(
                "bench.paths.many",
                number(result.manyPaths().ms()),
                Integer.toString(result.manyPaths().paths()),
                Texts.say(result.manyPaths().complete() ? "bench.paths.complete" : "bench.paths.incomplete")));
        section("bench.paths.http", result.http());
        if (result.http().getOrDefault("fixed_is_void", 0.0) > 0) System.out.println(Texts.say("bench.paths.void"));
        section("bench.paths.commits", result.commits());
        section("bench.paths.ratios", result.ratios());
        System.out.println(Texts.say(
                "bench.paths.memory",
                number(result.bytesPerEdge()),
                number(result.loadSeconds()),
                Long.toString(Math.round(result.loadEdgesPerSecond()))));
        Double exponent = result.arcsExponent();
        if (exponent != null) System.out.println(Texts.say("bench.paths.growth", number(exponent)));
    }

    private static void section(String key, Map<String, Double> values) {
        if (values.isEmpty()) return;
        StringBuilder text = new StringBuilder(Texts.say(key));
        String separator = " ";
        for (Map.Entry<String, Double> value : values.entrySet()) {
            text.append(separator).append(value.getKey()).append(' ').append(number(value.getValue()));
            separator = ", ";
        }
        System.out.println(text);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value < 1 ? "%.4f" : "%.1f", value);
    }
}
