package org.silkgraph.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.silkgraph.bench.PathPairs.Pair;

/**
 * Times of single questions by several engines in turn: each asks about all pairs, then the next one does, and again, so that what
 * else the machine does meets all of them.
 */
final class PathTimes {
    /** What an engine answers that was not asked: that time does not count. */
    static final int NOT_ASKED = Integer.MIN_VALUE;

    private final Map<String, Double> medians = new LinkedHashMap<>();
    private final Map<String, Double> p99 = new LinkedHashMap<>();
    private final int rounds;
    private final long warmUp;
    /** What came out, so that no engine's work can be left out. */
    private long sum;

    /** @param warmUp nanoseconds that each engine is asked before */
    PathTimes(int rounds, long warmUp) {
        this.rounds = rounds;
        this.warmUp = warmUp;
    }

    /** Milliseconds, by the name of the engine behind the prefix. */
    Map<String, Double> medians() {
        return medians;
    }

    Map<String, Double> p99() {
        return p99;
    }

    /** @param prefix of the names that the times get, so that those of several kinds of pairs can be told apart */
    void take(String prefix, List<Pair> pairs, Map<String, ToIntFunction<Pair>> engines) {
        if (pairs.isEmpty()) return;
        Map<String, Samples> samples = new LinkedHashMap<>();
        engines.forEach((name, engine) -> {
            long end = System.nanoTime() + warmUp;
            while (System.nanoTime() < end) ask(pairs, engine, new Samples(), end);
            samples.put(name, new Samples());
        });
        for (int round = 0; round < rounds; round++) {
            samples.forEach((name, to) -> {
                ToIntFunction<Pair> engine = engines.get(name);
                if (engine != null) ask(pairs, engine, to, Long.MAX_VALUE);
            });
        }
        samples.forEach((name, taken) -> {
            medians.put(prefix + name, taken.p50());
            p99.put(prefix + name, taken.p99());
        });
    }

    private void ask(List<Pair> pairs, ToIntFunction<Pair> engine, Samples to, long until) {
        for (Pair pair : pairs) {
            long start = System.nanoTime();
            int answer = engine.applyAsInt(pair);
            long now = System.nanoTime();
            sum += answer;
            if (answer != NOT_ASKED) to.add(now - start);
            if (now >= until) return;
        }
    }

    /** What all answers were, added up. */
    long sum() {
        return sum;
    }
}
