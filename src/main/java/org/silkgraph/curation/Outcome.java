package org.silkgraph.curation;

import java.util.List;
import org.apache.jena.riot.out.NodeFmtLib;
import org.apache.jena.sparql.core.Quad;
import org.silkgraph.store.Decision;
import org.silkgraph.store.rules.Violation;

/**
 * What the gate decided, flat, as it is written in JSON: {@code decision} is {@code accepted}, {@code unchanged},
 * {@code refused} or {@code stale} (and {@code held} where a sync wants to be told twice); {@code version} the version made, or the latest one; {@code added} and {@code removed} count
 * quads, derived ones included; violations are told in both languages; conflicts only where it is stale.
 */
public record Outcome(
        String decision, long version, long added, long removed, List<Told> violations, List<Clash> conflicts) {
    public Outcome {
        violations = List.copyOf(violations);
        conflicts = List.copyOf(conflicts);
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

    /** A thing that two people changed: its IRI (empty where no change at all was allowed), and both sides. */
    public record Clash(String thing, Part ours, List<Theirs> theirs) {
        public Clash {
            theirs = List.copyOf(theirs);
        }

        static Clash of(Decision.Conflict conflict) {
            return new Clash(
                    conflict.thing().isConcrete() ? conflict.thing().toString() : "",
                    Part.of(conflict.ours()),
                    conflict.theirs().stream().map(Theirs::of).toList());
        }
    }

    /** Quads added and removed, as N-Quads without the dot. */
    public record Part(List<String> added, List<String> removed) {
        public Part {
            added = List.copyOf(added);
            removed = List.copyOf(removed);
        }

        static Part of(Decision.Side side) {
            return new Part(lines(side.added()), lines(side.removed()));
        }

        private static List<String> lines(List<Quad> quads) {
            return quads.stream().map(Part::line).sorted().toList();
        }

        private static String line(Quad quad) {
            return quad.isDefaultGraph() ? NodeFmtLib.str(quad.asTriple()) : NodeFmtLib.str(quad);
        }
    }

    /** What a later change did to the thing. */
    public record Theirs(long version, String time, String author, String message, Part part) {
        static Theirs of(Decision.Theirs theirs) {
            return new Theirs(
                    theirs.version().number(),
                    theirs.time().toString(),
                    theirs.who().author().name(),
                    theirs.who().message(),
                    Part.of(theirs.side()));
        }
    }

    public static Outcome of(Decision decision) {
        return switch (decision) {
            case Decision.Accepted a ->
                new Outcome("accepted", a.version().number(), a.added(), a.removed(), List.of(), List.of());
            case Decision.Unchanged u -> new Outcome("unchanged", u.version().number(), 0, 0, List.of(), List.of());
            case Decision.Refused r ->
                new Outcome(
                        "refused",
                        0,
                        0,
                        0,
                        r.violations().stream().map(Told::of).toList(),
                        List.of());
            case Decision.Stale s ->
                new Outcome(
                        "stale",
                        s.now().number(),
                        0,
                        0,
                        List.of(),
                        s.conflicts().stream().map(Clash::of).toList());
        };
    }

    /** Whether nothing of it was kept because it breaks rules. */
    public boolean refused() {
        return decision.equals("refused");
    }

    /** Whether nothing of it was kept because somebody else was faster. */
    public boolean stale() {
        return decision.equals("stale");
    }
}
