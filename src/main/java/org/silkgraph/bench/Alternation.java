package org.silkgraph.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.jena.query.Query;

/**
 * Times of one question, by several engines in turn: once each, and again, so that what else the machine does meets all of
 * them. Short questions are asked many times for one time. The median counts.
 */
final class Alternation {
    /** A time shorter than that says little. */
    private static final long LEAST_NANOS = 20_000_000;

    private static final long WARM_UP_NANOS = 2_000_000_000;

    private final Question question;
    private final List<Engine> engines;
    private final Map<String, Integer> times = new LinkedHashMap<>();
    private final Map<String, Samples> samples = new LinkedHashMap<>();

    Alternation(Question question, List<Engine> engines) {
        this.question = question;
        this.engines = List.copyOf(engines);
    }

    /**
     * Milliseconds a query by name of the engine.
     *
     * @param rounds how many times are taken of each, after those that warm it up
     */
    Map<String, Double> medians(int rounds) {
        for (Engine engine : engines) {
            // What the first time takes says nothing of the next.
            long took = warmUp(engine);
            times.put(engine.name(), Math.clamp(LEAST_NANOS / Math.max(1, took), 1, 10_000));
            samples.put(engine.name(), new Samples());
        }
        for (int round = 0; round < rounds; round++) {
            for (Engine engine : engines) {
                int many = times.getOrDefault(engine.name(), 1);
                Samples to = samples.get(engine.name());
                if (to != null) to.add(nanos(engine, many) / many);
            }
        }
        Map<String, Double> medians = new LinkedHashMap<>();
        samples.forEach((name, taken) -> medians.put(name, taken.p50()));
        return medians;
    }

    /** Until the compiler has seen enough of it: for the same time with each engine. Gives the nanoseconds of the last round. */
    private long warmUp(Engine engine) {
        int queries = question.queries().size();
        long last = 0;
        for (long spent = 0; spent < WARM_UP_NANOS; spent += last) last = nanos(engine, queries);
        return last / queries;
    }

    private long nanos(Engine engine, int many) {
        List<Query> queries = question.queries();
        long start = System.nanoTime();
        for (int i = 0; i < many; i++) {
            engine.ask(queries.get(i % queries.size()), 0, Engine::read);
        }
        return System.nanoTime() - start;
    }
}
