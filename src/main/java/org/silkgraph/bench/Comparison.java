package org.silkgraph.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Several engines over the same quads: first whether their answers are the same, then how long they take. */
final class Comparison {
    private final List<Engine> engines;
    private final int rounds;
    private final Consumer<String> progress;

    Comparison(List<Engine> engines, int rounds, Consumer<String> progress) {
        this.engines = List.copyOf(engines);
        this.rounds = rounds;
        this.progress = progress;
    }

    /**
     * How many rows each answer has.
     *
     * @throws DifferentAnswers where an engine says other than the first
     */
    Map<String, Long> sameAnswers(List<Question> questions) {
        Map<String, Long> rows = new LinkedHashMap<>();
        for (Question question : questions) {
            progress.accept("answer " + question.name());
            Digest wanted = Digest.of(engines.getFirst(), question);
            for (Engine engine : engines) {
                Digest found = Digest.of(engine, question);
                if (!found.equals(wanted)) {
                    throw new DifferentAnswers(question.name(), engine.name(), wanted, found);
                }
            }
            rows.put(question.name(), wanted.rows());
        }
        return rows;
    }

    /** Milliseconds by question, then by engine. */
    Map<String, Map<String, Double>> medians(List<Question> questions) {
        Map<String, Map<String, Double>> medians = new LinkedHashMap<>();
        for (Question question : questions) {
            progress.accept("time " + question.name());
            medians.put(question.name(), new Alternation(question, engines).medians(rounds));
        }
        return medians;
    }
}
