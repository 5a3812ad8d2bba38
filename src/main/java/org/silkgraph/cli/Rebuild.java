package org.silkgraph.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Reads the whole journal, verifies it, and builds what is read from it anew. */
@Command(name = "rebuild", resourceBundle = "org.silkgraph.cli.cli", mixinStandardHelpOptions = true)
final class Rebuild implements Callable<Integer> {
    @Mixin
    private StoreOption store = new StoreOption();

    @Option(names = "--json", descriptionKey = "json")
    private boolean json;

    @Override
    public Integer call() {
        return ReadThrough.tell(store.directory(), json);
    }
}
