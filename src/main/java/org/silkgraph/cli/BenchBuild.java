package org.silkgraph.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.silkgraph.bench.GateBuild;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** A store from nothing: claims through the gate, links of reference data, paths while others commit. */
@Command(name = "build", resourceBundle = "org.silkgraph.cli.cli", mixinStandardHelpOptions = true)
final class BenchBuild implements Callable<Integer> {
    @Option(names = "--claims", paramLabel = "N", descriptionKey = "silkgraph.bench.build.claims")
    private int claims = 20_000;

    @Option(names = "--references", paramLabel = "N", descriptionKey = "silkgraph.bench.build.references")
    private int references = 100_000;

    @Option(names = "--seed", paramLabel = "S", descriptionKey = "silkgraph.bench.seed")
    private long seed = 1;

    @Option(names = "--dir", paramLabel = "DIR", descriptionKey = "silkgraph.bench.commits.dir")
    private Optional<Path> directory = Optional.empty();

    @Option(names = "--json", descriptionKey = "json")
    private boolean json;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path place = Files.createTempDirectory(directory.orElse(Path.of("")).toAbsolutePath(), "silkgraph-bench");
        try {
            GateBuild.Result result = new GateBuild(place, claims, references, seed, Progress.LINES_AS_THEY_ARE).run();
            if (json) Verdict.print(result);
            else tell(result);
            return Exit.DONE;
        } finally {
            StoreOption.delete(place);
        }
    }

    private static void tell(GateBuild.Result result) {
        System.out.println(Texts.say(
                "bench.build.built",
                Long.toString(result.claims()),
                number(result.claimSeconds()),
                number(result.claimsPerSecond()),
                Long.toString(result.references()),
                number(result.referenceSeconds()),
                number(result.referencesPerSecond())));
        System.out.println(Texts.say(
                "bench.build.index",
                number(result.indexSeconds()),
                number(result.linksPerSecond()),
                number(result.openSeconds())));
        System.out.println(Texts.say(
                "bench.build.visible",
                number(result.commitMs()),
                number(result.visibleMs()),
                number(result.visibleMaxMs())));
        System.out.println(Texts.say(
                "bench.build.readers",
                number(result.readerP99Idle()),
                number(result.readerP99Committing()),
                number(result.readerP99ToIdle())));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value < 1 ? "%.3f" : "%.1f", value);
    }
}
