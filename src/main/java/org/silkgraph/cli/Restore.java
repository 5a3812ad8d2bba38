package org.silkgraph.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.silkgraph.store.Backup.Manifest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes a store of a backup, in a fresh directory, and reads it through. */
@Command(name = "restore", resourceBundle = "org.silkgraph.cli.cli", mixinStandardHelpOptions = true)
final class Restore implements Callable<Integer> {
    @Mixin
    private StoreOption store = new StoreOption();

    @Option(names = "--json", descriptionKey = "json")
    private boolean json;

    @Parameters(arity = "1", paramLabel = "FILE", descriptionKey = "silkgraph.restore.file")
    private Path file = Path.of("");

    @Override
    public Integer call() {
        Manifest manifest = org.silkgraph.store.Backup.restore(file, store.directory(), Progress.LINES_AS_THEY_ARE);
        System.err.println(Texts.say("restore.done", String.valueOf(manifest.version()), store.directory()));
        return ReadThrough.tell(store.directory(), json);
    }
}
