package org.silkgraph.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.silkgraph.curation.Inputs;
import org.silkgraph.curation.Loading;
import org.silkgraph.curation.Outcome;
import org.silkgraph.curation.Shipped;
import org.silkgraph.store.Store;
import org.silkgraph.terms.Attribution;
import org.silkgraph.terms.Author;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Adds files to the store as one change; beside a running service through it. */
@Command(name = "load", resourceBundle = "org.silkgraph.cli.cli", mixinStandardHelpOptions = true)
final class Load implements Callable<Integer> {
    @Mixin
    private StoreOption store = new StoreOption();

    @Option(names = "--json", descriptionKey = "json")
    private boolean json;

    @Option(names = "--empty", descriptionKey = "silkgraph.load.empty")
    private boolean empty;

    @Option(names = "--reference", paramLabel = "NAME", descriptionKey = "reference")
    private Optional<String> reference = Optional.empty();

    @Option(names = "--author", paramLabel = "NAME", descriptionKey = "silkgraph.load.author")
    private String author = System.getProperty("user.name", "cli");

    @Option(
            names = {"-m", "--message"},
            paramLabel = "TEXT",
            descriptionKey = "silkgraph.load.message")
    private Optional<String> message = Optional.empty();

    @Parameters(arity = "1..*", paramLabel = "FILE", descriptionKey = "files")
    private List<Path> files = List.of();

    @Override
    public Integer call() {
        String why = message.orElseGet(() -> Texts.say("load.message", files.toString()));
        Loading.Request request =
                new Loading.Request(Attribution.of(new Author(author), "load", why), reference, Inputs.open(files));
        System.err.println(Texts.say("load.read", request.files().size()));
        Optional<RunningService> service = RunningService.beside(store.directory());
        Outcome outcome = service.isPresent() ? service.get().load(request) : here(request);
        return Verdict.tell(outcome, json, "verdict.loaded");
    }

    private Outcome here(Loading.Request request) {
        try (Store open = Store.open(store.directory())) {
            open.cut().ifPresent(copy -> System.err.println(Texts.say("serve.cut", copy)));
            if (empty) {
                Shipped.installOntology(open, Progress.LINES);
            } else {
                Shipped.install(open, Progress.LINES);
            }
            return Outcome.of(Loading.load(open, request));
        }
    }
}
