package org.silkgraph.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.silkgraph.bench.Generated;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Writes a generated graph to a file. */
@Command(name = "generate", resourceBundle = "org.silkgraph.cli.cli", mixinStandardHelpOptions = true)
final class BenchGenerate implements Callable<Integer> {
    @Option(names = "--triples", paramLabel = "N", required = true, descriptionKey = "silkgraph.bench.generate.triples")
    private long triples;

    @Option(names = "--seed", paramLabel = "S", descriptionKey = "silkgraph.bench.seed")
    private long seed = 1;

    @Option(names = "--no-claims", descriptionKey = "silkgraph.bench.no-claims")
    private boolean noClaims;

    @Option(names = "--one-graph", descriptionKey = "silkgraph.bench.generate.one-graph")
    private boolean oneGraph;

    @Option(names = "--out", paramLabel = "FILE", required = true, descriptionKey = "silkgraph.bench.generate.out")
    @SuppressWarnings("NullAway.Init")
    private Path out;

    @Override
    public Integer call() throws IOException {
        Generated graph = new Generated(triples, seed, !noClaims, !oneGraph);
        long written = graph.write(out, count -> {});
        System.err.println(Texts.say("bench.generated", Long.toString(written), out.toString()));
        return Exit.DONE;
    }
}
