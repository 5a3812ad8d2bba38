package org.silkgraph.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.silkgraph.store.Backup.Manifest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes one version of the store to a file, also while the service writes. */
@Command(name = "backup", resourceBundle = "org.silkgraph.cli.cli", mixinStandardHelpOptions = true)
final class Backup implements Callable<Integer> {
    @Mixin
    private StoreOption store = new StoreOption();

    @Option(names = "--json", descriptionKey = "json")
    private boolean json;

    @Parameters(arity = "0..1", paramLabel = "FILE", descriptionKey = "silkgraph.backup.file")
    private Optional<Path> file = Optional.empty();

    /** What a program learns of a backup. */
    private record Told(String file, long version, String epoch, int files) {}

    @Override
    public Integer call() {
        Clock clock = Clock.systemUTC();
        Path to = file.orElseGet(() -> Path.of(
                "silkgraph-" + clock.instant().toString().substring(0, 19).replaceAll("[:-]", "") + "Z.zip"));
        Manifest manifest = org.silkgraph.store.Backup.take(store.directory(), to, clock, Progress.LINES_AS_THEY_ARE);
        if (json) {
            Verdict.print(new Told(
                    to.toString(),
                    manifest.version(),
                    manifest.epoch(),
                    manifest.files().size()));
        } else {
            System.out.println(to);
        }
        System.err.println(Texts.say("backup.done", String.valueOf(manifest.version()), to));
        return Exit.DONE;
    }
}
