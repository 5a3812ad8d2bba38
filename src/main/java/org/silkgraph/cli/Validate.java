package org.silkgraph.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.silkgraph.curation.Inputs;
import org.silkgraph.curation.Loading;
import org.silkgraph.curation.Outcome;
import org.silkgraph.store.Store;
import org.silkgraph.terms.Attribution;
import org.silkgraph.terms.Author;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says what {@code load} would, and changes nothing. */
@Command(name = "validate", resourceBundle = "org.silkgraph.cli.cli", mixinStandardHelpOptions = true)
final class Validate implements Callable<Integer> {
    @Mixin
    private StoreOption store = new StoreOption();

    @Option(names = "--json", descriptionKey = "json")
    private boolean json;

    @Option(names = "--reference", paramLabel = "NAME", descriptionKey = "reference")
    private Optional<String> reference = Optional.empty();

    @Parameters(arity = "1..*", paramLabel = "FILE", descriptionKey = "files")
    private List<Path> files = List.of();

    @Override
    public Integer call() {
        Loading.Request request = new Loading.Request(
                Attribution.of(new Author("cli"), "validate", "validate"), reference, Inputs.open(files));
        try (Store open = store.openForReading()) {
            return Verdict.tell(Outcome.of(Loading.check(open, request)), json, "verdict.valid");
        }
    }
}
