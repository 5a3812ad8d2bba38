package org.silkgraph.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.silkgraph.bench.BenchData;
import org.silkgraph.bench.DifferentAnswers;
import org.silkgraph.bench.Generated;
import org.silkgraph.bench.SparqlBench;
import org.silkgraph.bench.Workplace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** SPARQL over a generated graph, beside TDB2 and Jena's in-memory dataset. */
@Command(name = "sparql", resourceBundle = "org.silkgraph.cli.cli", mixinStandardHelpOptions = true)
final class BenchSparql implements Callable<Integer> {
    @Option(names = "--triples", paramLabel = "N", descriptionKey = "silkgraph.bench.sparql.triples")
    private long triples = 1_750_000;

    @Option(names = "--seed", paramLabel = "S", descriptionKey = "silkgraph.bench.seed")
    private long seed = 1;

    @Option(names = "--no-claims", descriptionKey = "silkgraph.bench.no-claims")
    private boolean noClaims;

    @Option(names = "--data", paramLabel = "FILE", descriptionKey = "silkgraph.bench.sparql.data")
    private Optional<Path> data = Optional.empty();

    @Option(names = "--runs", paramLabel = "N", descriptionKey = "silkgraph.bench.sparql.runs")
    private int runs = 5;

    @Option(names = "--no-http", descriptionKey = "silkgraph.bench.sparql.no-http")
    private boolean noHttp;

    @Option(names = "--dir", paramLabel = "DIR", descriptionKey = "silkgraph.bench.commits.dir")
    private Optional<Path> directory = Optional.empty();

    @Option(names = "--json", descriptionKey = "json")
    private boolean json;

    @Override
    public Integer call() throws IOException, InterruptedException {
        BenchData asked = data.<BenchData>map(BenchData.Given::new)
                .orElseGet(() -> new BenchData.Made(new Generated(triples, seed, !noClaims, true)));
        boolean http = !noHttp && data.isEmpty() && SparqlBench.canMeasureHttp();
        if (!noHttp && data.isEmpty() && !http) System.err.println(Texts.say("bench.no-wrk"));
        try (Workplace place = Workplace.below(directory.orElse(Path.of("")))) {
            SparqlBench.Plan plan = new SparqlBench.Plan(asked, runs, http);
            SparqlBench.Result result = new SparqlBench(place, plan, Progress.LINES_AS_THEY_ARE).run();
            if (json) Verdict.print(result);
            else tell(result);
            return Exit.DONE;
        } catch (DifferentAnswers different) {
            System.err.println(
                    Texts.say("bench.different", different.question(), different.engine(), different.getMessage()));
            return Exit.NO;
        }
    }

    private static void tell(SparqlBench.Result result) {
        System.out.println(Texts.say(
                "bench.sparql.machine",
                Long.toString(result.triples()),
                result.machine().os(),
                Integer.toString(result.machine().processors()),
                result.machine().java(),
                result.machine().jena()));
        System.out.println(Texts.say("bench.sparql.questions", Integer.toString(result.n())));
        result.questions().forEach((name, times) -> System.out.println(name + ": " + line(times)));
        section("bench.sparql.load", result.loadSeconds());
        section("bench.sparql.http", result.http());
        section("bench.sparql.bytes", result.bytesPerTriple());
        System.out.println(Texts.say("bench.sparql.open", number(result.openMs())));
        section("bench.sparql.delta", result.deltaMs());
        section("bench.sparql.stopped", result.stoppedLateMs());
        section("bench.sparql.ratios", result.ratios());
    }

    private static void section(String key, Map<String, Double> values) {
        if (!values.isEmpty()) System.out.println(Texts.say(key) + " " + line(values));
    }

    private static String line(Map<String, Double> values) {
        StringBuilder text = new StringBuilder();
        values.forEach((name, value) ->
                text.append(text.isEmpty() ? "" : ", ").append(name).append(' ').append(number(value)));
        return text.toString();
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value < 1 ? "%.3f" : "%.1f", value);
    }
}
