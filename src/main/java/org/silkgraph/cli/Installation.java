package org.silkgraph.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.silkgraph.curation.Outcome;
import org.silkgraph.curation.Release;
import org.silkgraph.curation.Shipped;
import org.silkgraph.store.Decision;
import org.silkgraph.store.Store;

/**
 * What the distribution gives to a store that is opened for writing: a new one the ontology and the data, one that exists the
 * ontology of this release, unless what it holds breaks the new rules. Then it keeps its ontology; what is in the way is listed on
 * standard error and stays readable in {@code STORE/upgrade.json} until an upgrade was made.
 */
final class Installation {
    private static final String FILE = "upgrade.json";

    private Installation() {}

    /** Does it; returns how many violations keep the ontology of this release out. */
    static int bring(Store open, boolean empty) {
        boolean hasOnlyOntology = open.version().number() == 1;
        if (open.version().number() == 0) {
            fill(open, empty);
            return 0;
        }
        Optional<Decision> decision = Release.bring(open);
        if (hasOnlyOntology && !empty) Shipped.installData(open, Progress.LINES);
        decision.ifPresent(made -> tell(Outcome.of(made), open.directory().resolve(FILE)));
        if (decision.isEmpty()) forget(open);
        return decision.filter(Decision.Refused.class::isInstance)
                .map(made -> ((Decision.Refused) made).violations().size())
                .orElse(0);
    }

    /** Only what a new store gets. */
    static void fill(Store open, boolean empty) {
        if (empty) {
            Shipped.installOntology(open, Progress.LINES);
        } else {
            Shipped.install(open, Progress.LINES);
        }
    }

    private static void tell(Outcome outcome, Path file) {
        if (outcome.refused()) {
            outcome.violations().forEach(Verdict::print);
            write(file, outcome);
            System.err.println(Texts.say(
                    "upgrade.refused", String.valueOf(outcome.violations().size()), file));
        } else {
            delete(file);
            System.err.println(Texts.say(
                    "upgrade.done",
                    String.valueOf(outcome.version()),
                    String.valueOf(outcome.added()),
                    String.valueOf(outcome.removed())));
        }
    }

    /** The store has the ontology of this release. */
    static void forget(Store open) {
        delete(open.directory().resolve(FILE));
    }

    private static void write(Path file, Outcome outcome) {
        try {
            Files.writeString(
                    file, Verdict.JSON.writerWithDefaultPrettyPrinter().writeValueAsString(outcome) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Says what of the distribution differs from what the store was given; nothing of it is brought by itself. */
    static void tellNewer(Store open) {
        Release.Newer newer = Release.newer(open);
        if (newer.questions()) System.err.println(Texts.say("upgrade.questions"));
        if (newer.data())
            System.err.println(Texts.say("upgrade.data", Shipped.home().resolve("data")));
    }
}
