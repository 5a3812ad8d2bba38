package org.silkgraph.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.silkgraph.curation.Outcome;
import org.silkgraph.curation.Parcel;
import org.silkgraph.curation.Portion;
import org.silkgraph.curation.Release;
import org.silkgraph.curation.Signing;
import org.silkgraph.curation.layout.Comparison;
import org.silkgraph.curation.layout.LayoutFolder;
import org.silkgraph.curation.layout.Sync;
import org.silkgraph.snapshot.ReadView;
import org.silkgraph.store.Changeset;
import org.silkgraph.store.Store;
import org.silkgraph.terms.Graphs;
import org.silkgraph.terms.Version;

/**
 * {@code load --sync}: shows the difference, then makes it. Beside a running service the difference is worked out here, from the
 * journal, and once more by the service, which refuses it where the version is another by then.
 *
 * @param prepare what a store gets before, where it is opened here
 */
record Syncing(
        StoreOption store,
        Path folder,
        Signing who,
        Optional<Long> at,
        boolean force,
        boolean json,
        Consumer<Store> prepare,
        BiFunction<Store, Changeset, Outcome> commit) {

    /** What a program learns of a dry run: the difference, and what the gate would say. */
    private record Told(Comparison difference, Outcome outcome) {}

    int run(boolean dryRun, boolean upgrade) {
        if (dryRun) return dryRun(upgrade);
        Optional<RunningService> service = RunningService.beside(store.directory());
        return service.isPresent() ? beside(service.get()) : here();
    }

    private int dryRun(boolean upgrade) {
        try (Store open = store.openForReading()) {
            Sync sync = read(open, groups(open));
            Changeset change = sync.changeset(who.attribution(open, ""));
            Outcome outcome = Outcome.of(open.check(upgrade ? Release.with(open, change) : change));
            Comparison difference = sync.comparison();
            if (json) {
                Verdict.print(new Told(difference, outcome));
            } else {
                difference.things().forEach(Syncing::print);
            }
            summary(difference);
            if (difference.isDrastic()) System.err.println(drastic(difference));
            if (difference.isEmpty()) return Exit.DONE;
            return outcome.refused() ? Verdict.tell(outcome, false, "verdict.valid") : Exit.NO;
        }
    }

    private int beside(RunningService service) {
        List<Parcel.Group> groups;
        Version version;
        try (Store open = Store.openReadOnly(store.directory())) {
            groups = groups(open);
            Sync sync = read(open, groups);
            summary(sync.comparison());
            if (isHeld(sync.comparison())) return Exit.NO;
            version = madeFrom(sync);
        }
        return Verdict.tell(service.load(Parcel.Order.of(who, version.number()), groups), json, "verdict.loaded");
    }

    private int here() {
        try (Store open = Store.open(store.directory())) {
            prepare.accept(open);
            Sync sync = read(open, groups(open));
            summary(sync.comparison());
            if (isHeld(sync.comparison())) return Exit.NO;
            Changeset change = sync.changeset(who.attribution(open, ""), madeFrom(sync));
            Outcome outcome =
                    Outcome.of(Waiting.on("load.committing", () -> open.gate().commit(change)));
            return Verdict.tell(outcome, json, "verdict.loaded");
        }
    }

    private Version madeFrom(Sync sync) {
        return at.map(Version::new).orElse(sync.version());
    }

    private List<Parcel.Group> groups(Store open) {
        try (ReadView view = open.acquire()) {
            Set<Node> references =
                    view.systemGraphs().stream().filter(Graphs::isReference).collect(Collectors.toSet());
            return new LayoutFolder(folder).groups(references);
        }
    }

    private static Sync read(Store open, List<Parcel.Group> groups) {
        Bytes progress = Bytes.of("load.reading", groups);
        return Sync.of(
                open,
                groups.stream()
                        .map(group -> Portion.read(group.reference(), group.files(), progress::read))
                        .toList());
    }

    /** Most of the store would be gone and nobody said that this is meant. */
    private boolean isHeld(Comparison difference) {
        if (force || !difference.isDrastic()) return false;
        if (json) Verdict.print(new Outcome("held", difference.version(), 0, 0, List.of(), List.of()));
        System.err.println("silkgraph: " + drastic(difference));
        return true;
    }

    private static String drastic(Comparison difference) {
        return Texts.say("load.sync.drastic", String.valueOf(difference.gone()), String.valueOf(difference.present()));
    }

    private static void summary(Comparison difference) {
        System.err.println(Texts.say(
                "load.sync.summary",
                String.valueOf(difference.version()),
                String.valueOf(difference.things().size()),
                String.valueOf(difference.removed()),
                String.valueOf(difference.added()),
                String.valueOf(difference.gone())));
    }

    private static void print(Comparison.Thing thing) {
        boolean isChinese = Locale.getDefault().getLanguage().equals("zh");
        String name = isChinese ? thing.nameZh() : thing.nameEn();
        String fate = thing.fate().equals("changed") ? "" : "  (" + Texts.say("load.sync." + thing.fate()) + ")";
        System.out.println(thing.thing() + (name.isEmpty() ? "" : "  " + name) + fate);
        thing.removed().forEach(line -> System.out.println("  - " + line));
        thing.added().forEach(line -> System.out.println("  + " + line));
    }
}
