package org.silkgraph.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.silkgraph.bench.CommitBench;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures on this machine, on stores of its own. */
@Command(
        name = "bench",
        resourceBundle = "org.silkgraph.cli.cli",
        mixinStandardHelpOptions = true,
        subcommands = {Bench.Commits.class, BenchSparql.class, BenchPaths.class, BenchBuild.class, BenchGenerate.class})
final class Bench implements Callable<Integer> {
    @Override
    public Integer call() {
        throw new IllegalArgumentException(Texts.say("bench.which"));
    }

    /** Commits of one claim beside the fsync of the disk. */
    @Command(name = "commits", resourceBundle = "org.silkgraph.cli.cli", mixinStandardHelpOptions = true)
    static final class Commits implements Callable<Integer> {
        @Option(names = "--commits", paramLabel = "N", descriptionKey = "silkgraph.bench.commits.commits")
        private int commits = 1_000;

        @Option(names = "--dir", paramLabel = "DIR", descriptionKey = "silkgraph.bench.commits.dir")
        private Optional<Path> directory = Optional.empty();

        @Option(names = "--json", descriptionKey = "json")
        private boolean json;

        @Override
        public Integer call() throws IOException, InterruptedException {
            Path place = Files.createTempDirectory(directory.orElse(Path.of("")).toAbsolutePath(), "silkgraph-bench");
            try {
                CommitBench.Result result = new CommitBench(place, commits, Progress.LINES).run();
                if (json) {
                    Verdict.print(result);
                } else {
                    tell(result);
                }
                return Exit.DONE;
            } finally {
                StoreOption.delete(place);
            }
        }

        private static void tell(CommitBench.Result result) {
            System.out.println(Texts.say(
                    "bench.commits",
                    number(result.fsyncP50()),
                    number(result.commitP50()),
                    number(result.commitP99()),
                    number(result.commitOfAllowed()),
                    result.perSecond().toString(),
                    number(result.readP99Idle()),
                    number(result.readP99Writing()),
                    number(result.readP99WritingToIdle()),
                    number(result.readP99Saturated()),
                    number(result.readP99SaturatedToIdle()),
                    number(result.commitsPerSecondWhileRead())));
        }

        private static String number(double value) {
            return String.format(Locale.ROOT, "%.2f", value);
        }
    }
}
