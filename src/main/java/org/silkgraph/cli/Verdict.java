package org.silkgraph.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.silkgraph.store.Decision;
import org.silkgraph.store.rules.Violation;

/**
 * What the gate decided, for people or, with {@code --json}, for programs:
 * {@code {"decision":"accepted|unchanged|refused","version":n,"added":n,"removed":n,"violations":[{entity,nameZh,nameEn,rule,
 * value,messageZh,messageEn}]}}. Violations are told in both languages, one block each.
 */
record Verdict(String decision, long version, long added, long removed, List<Told> violations) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** A violation, flat. */
    record Told(
            String entity, String nameZh, String nameEn, String rule, String value, String messageZh, String messageEn) {
        static Told of(Violation violation) {
            return new Told(
                    violation.entity(),
                    violation.name().zh(),
                    violation.name().en(),
                    violation.rule(),
                    violation.value(),
                    violation.message().zh(),
                    violation.message().en());
        }

        void print() {
            System.err.println(rule + "  " + entity + (value.isEmpty() ? "" : "  " + value));
            System.err.println("  zh: " + prefixed(nameZh, messageZh));
            System.err.println("  en: " + prefixed(nameEn, messageEn));
        }

        private static String prefixed(String name, String message) {
            return name.isEmpty() ? message : "「" + name + "」 " + message;
        }
    }

    static Verdict of(Decision decision) {
        return switch (decision) {
            case Decision.Accepted a ->
                new Verdict("accepted", a.version().number(), a.added(), a.removed(), List.of());
            case Decision.Unchanged u -> new Verdict("unchanged", u.version().number(), 0, 0, List.of());
            case Decision.Refused r ->
                new Verdict(
                        "refused", 0, 0, 0, r.violations().stream().map(Told::of).toList());
        };
    }

    /** Prints it and returns the exit code. */
    int tell(boolean json, String acceptedKey) {
        if (json) {
            System.out.println(asJson());
        } else if (decision.equals("refused")) {
            violations.forEach(Told::print);
            System.err.println(Texts.say("verdict.refused", violations.size()));
        } else if (decision.equals("unchanged")) {
            System.err.println(Texts.say("verdict.unchanged", String.valueOf(version)));
        } else {
            System.err.println(Texts.say(
                    acceptedKey, String.valueOf(version), String.valueOf(added), String.valueOf(removed)));
        }
        return decision.equals("refused") ? Exit.NO : Exit.DONE;
    }

    private String asJson() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Verdict parse(String json) {
        try {
            return JSON.readValue(json, Verdict.class);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Map<String, Object> map(Verdict verdict) {
        return JSON.convertValue(verdict, new com.fasterxml.jackson.core.type.TypeReference<>() {});
    }
}
