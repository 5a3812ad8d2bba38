package org.silkgraph.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.silkgraph.curation.Inputs;
import org.silkgraph.curation.Loading;
import org.silkgraph.curation.Outcome;
import org.silkgraph.curation.Parcel;
import org.silkgraph.curation.Portion;
import org.silkgraph.curation.Release;
import org.silkgraph.curation.Signing;
import org.silkgraph.store.Changeset;
import org.silkgraph.store.Store;
import org.silkgraph.store.StoreException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Adds files to the store as one change, or with {@code --sync} makes it say what a folder says; beside a running service
 * through it.
 */
@Command(name = "load", resourceBundle = "org.silkgraph.cli.cli", mixinStandardHelpOptions = true)
final class Load implements Callable<Integer> {
    private static final String USER = System.getProperty("user.name", "cli");

    @Mixin
    private StoreOption store = new StoreOption();

    @Option(names = "--json", descriptionKey = "json")
    private boolean json;

    @Option(names = "--empty", descriptionKey = "silkgraph.load.empty")
    private boolean empty;

    @Option(names = "--reference", paramLabel = "NAME", descriptionKey = "reference")
    private Optional<String> reference = Optional.empty();

    @Option(names = "--author", paramLabel = "NAME", descriptionKey = "silkgraph.load.author")
    private String author = USER;

    @Option(
            names = {"-m", "--message"},
            paramLabel = "TEXT",
            descriptionKey = "silkgraph.load.message")
    private Optional<String> message = Optional.empty();

    @Option(names = "--source", paramLabel = "SOURCE", descriptionKey = "silkgraph.load.source")
    private List<String> sources = List.of();

    @Option(names = "--sync", paramLabel = "DIR", descriptionKey = "silkgraph.load.sync")
    private Optional<Path> sync = Optional.empty();

    @Option(names = "--dry-run", descriptionKey = "silkgraph.load.dryRun")
    private boolean dryRun;

    @Option(names = "--at", paramLabel = "VERSION", descriptionKey = "silkgraph.load.at")
    private Optional<Long> at = Optional.empty();

    @Option(names = "--force", descriptionKey = "silkgraph.load.force")
    private boolean force;

    @Option(names = "--upgrade", descriptionKey = "silkgraph.load.upgrade")
    private boolean upgrade;

    @Parameters(arity = "0..*", paramLabel = "FILE", descriptionKey = "files")
    private List<Path> files = List.of();

    @Override
    public Integer call() {
        if (sync.isPresent()) return sync(sync.get());
        if (dryRun || force || at.isPresent()) throw new IllegalArgumentException(Texts.say("load.sync.only"));
        if (files.isEmpty()) throw new IllegalArgumentException(Texts.say("load.nothing"));
        reference.ifPresent(Loading::requireName);
        Parcel.Group group = new Parcel.Group(reference, Inputs.open(files));
        System.err.println(Texts.say("load.read", group.files().size()));
        Signing who = who("load", Texts.say("load.message", files.toString()));
        Optional<RunningService> service = beside();
        Outcome outcome =
                service.isPresent() ? service.get().load(Parcel.Order.of(who, 0), List.of(group)) : here(who, group);
        return Verdict.tell(outcome, json, "verdict.loaded");
    }

    private int sync(Path folder) {
        if (!files.isEmpty() || reference.isPresent()) throw new IllegalArgumentException(Texts.say("load.sync.alone"));
        Signing who = who("sync", Release.message(folder, Texts.say("load.sync.message", folder.toString())));
        return new Syncing(store, folder, who, at, force, json, this::prepare, this::commit).run(dryRun, upgrade);
    }

    private Optional<RunningService> beside() {
        Optional<RunningService> service = RunningService.beside(store.directory());
        if (upgrade && service.isPresent()) throw new StoreException(Texts.say("load.upgrade.stop"));
        return service;
    }

    private Signing who(String operation, String otherwise) {
        return new Signing(USER, operation, Optional.of(author), Optional.of(message.orElse(otherwise)), sources);
    }

    private Outcome here(Signing who, Parcel.Group group) {
        try (Store open = Store.open(store.directory())) {
            Cuts.tell(open);
            prepare(open);
            Bytes progress = Bytes.of("load.reading", List.of(group));
            Portion portion = Portion.read(group.reference(), group.files(), progress::read);
            Changeset change = Loading.changeset(who.attribution(open, ""), List.of(portion));
            return commit(open, change);
        }
    }

    private void prepare(Store open) {
        if (upgrade) Installation.fill(open, empty);
        else Installation.bring(open, empty);
    }

    private Outcome commit(Store open, Changeset change) {
        Changeset whole = upgrade ? Release.with(open, change) : change;
        Outcome outcome =
                Outcome.of(Waiting.on("load.committing", () -> open.gate().commit(whole)));
        if (upgrade && !outcome.refused() && !outcome.stale()) Installation.forget(open);
        return outcome;
    }
}
