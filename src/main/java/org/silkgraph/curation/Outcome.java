package org.silkgraph.curation;

import java.util.List;
import org.silkgraph.store.Decision;
import org.silkgraph.store.rules.Violation;

/**
 * What the gate decided, flat, as it is written in JSON: {@code decision} is {@code accepted}, {@code unchanged} or
 * {@code refused}; {@code added} and {@code removed} count quads; violations are told in both languages.
 */
public record Outcome(String decision, long version, long added, long removed, List<Told> violations) {
    public Outcome {
        violations = List.copyOf(violations);
    }

    /** A {@link Violation}, flat. */
    public record Told(
            String entity,
            String nameZh,
            String nameEn,
            String rule,
            String value,
            String messageZh,
            String messageEn) {
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
    }

    public static Outcome of(Decision decision) {
        return switch (decision) {
            case Decision.Accepted a ->
                new Outcome("accepted", a.version().number(), a.added(), a.removed(), List.of());
            case Decision.Unchanged u -> new Outcome("unchanged", u.version().number(), 0, 0, List.of());
            case Decision.Refused r ->
                new Outcome(
                        "refused",
                        0,
                        0,
                        0,
                        r.violations().stream().map(Told::of).toList());
        };
    }

    /** Whether nothing of it was kept because it breaks rules. */
    public boolean refused() {
        return decision.equals("refused");
    }
}
