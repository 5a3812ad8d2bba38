package org.silkgraph.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import org.silkgraph.curation.Outcome;
import org.silkgraph.curation.Outcome.Clash;
import org.silkgraph.curation.Outcome.Part;
import org.silkgraph.curation.Outcome.Theirs;
import org.silkgraph.curation.Outcome.Told;

/**
 * Tells an {@link Outcome}: to people on standard error, a refusal rule by rule in both languages; with {@code --json} to
 * programs on standard output.
 */
final class Verdict {
    static final ObjectMapper JSON = new ObjectMapper();

    private Verdict() {}

    /** Prints it and returns the exit code. */
    static int tell(Outcome outcome, boolean json, String acceptedKey) {
        if (json) print(outcome);
        switch (outcome.decision()) {
            case "refused" -> {
                if (!json) outcome.violations().forEach(Verdict::print);
                System.err.println(
                        Texts.say("verdict.refused", outcome.violations().size()));
            }
            case "unchanged" -> System.err.println(Texts.say("verdict.unchanged", version(outcome)));
            case "stale" -> {
                if (!json) outcome.conflicts().forEach(Verdict::print);
                System.err.println(Texts.say("verdict.stale", version(outcome)));
            }
            default ->
                System.err.println(Texts.say(
                        acceptedKey,
                        version(outcome),
                        String.valueOf(outcome.added()),
                        String.valueOf(outcome.removed())));
        }
        if (outcome.stale()) return Exit.CONFLICT;
        return outcome.refused() ? Exit.NO : Exit.DONE;
    }

    private static void print(Clash clash) {
        System.err.println(clash.thing().isEmpty() ? "*" : clash.thing());
        System.err.println("  " + Texts.say("verdict.ours"));
        print(clash.ours());
        for (Theirs theirs : clash.theirs()) {
            System.err.println("  "
                    + Texts.say(
                            "verdict.theirs",
                            String.valueOf(theirs.version()),
                            theirs.time(),
                            theirs.author(),
                            theirs.message()));
            print(theirs.part());
        }
    }

    private static void print(Part part) {
        part.removed().forEach(line -> System.err.println("    - " + line));
        part.added().forEach(line -> System.err.println("    + " + line));
    }

    private static String version(Outcome outcome) {
        return String.valueOf(outcome.version());
    }

    static void print(Told told) {
        System.err.println(told.rule() + "  " + told.entity() + (told.value().isEmpty() ? "" : "  " + told.value()));
        System.err.println("  zh: " + named(told.nameZh(), told.nameEn(), told.entity(), told.messageZh()));
        System.err.println("  en: " + named(told.nameEn(), told.nameZh(), told.entity(), told.messageEn()));
    }

    /** The message after the thing's name in that language, else in the other, else its identifier if it is not said yet. */
    private static String named(String name, String other, String entity, String message) {
        if (!name.isEmpty()) return name + ": " + message;
        if (!other.isEmpty()) return other + ": " + message;
        return message.contains(entity) ? message : entity + ": " + message;
    }

    /** One JSON object on standard output. */
    static void print(Object told) {
        try {
            System.out.println(JSON.writeValueAsString(told));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
