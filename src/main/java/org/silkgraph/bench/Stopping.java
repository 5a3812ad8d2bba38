package org.silkgraph.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryCancelledException;

/** How late a query ends that was to be stopped: milliseconds after its time-out, 0 where it was done before. */
final class Stopping {
    /** Milliseconds. */
    static final long TIMEOUT = 50;

    private Stopping() {}

    /** Of each question, and of a nested closure, the latest of three. */
    static Map<String, Double> late(Engine engine, List<Question> questions) {
        Map<String, Double> late = new LinkedHashMap<>();
        for (Question question : questions) {
            late.put(question.name(), late(engine, question.queries().getFirst()));
        }
        late.put("nested-closure", late(engine, Question.nestedClosure()));
        return late;
    }

    private static double late(Engine engine, Query query) {
        double latest = 0;
        for (int i = 0; i < 3; i++) {
            long start = System.nanoTime();
            try {
                engine.ask(query, TIMEOUT, Engine::read);
            } catch (QueryCancelledException e) {
                // Stopped, which is what was asked for.
            }
            latest = Math.max(latest, (System.nanoTime() - start) / 1e6 - TIMEOUT);
        }
        return latest;
    }
}
