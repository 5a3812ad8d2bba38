package org.silkgraph;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BiFunction;

/**
 * Random inputs and mutations of good ones, the same for the same seed. {@code silkgraph.fuzz} says how many (2,000) and
 * {@code silkgraph.fuzz.seed} where the seeds begin (1); a failure names its seed.
 */
public final class Fuzzed {
    private static final int COUNT = Integer.getInteger("silkgraph.fuzz", 2_000);
    private static final long FIRST = Long.getLong("silkgraph.fuzz.seed", 1);
    /** Of the processor, so that a busy machine is no finding. */
    private static final ThreadMXBean THREAD = ManagementFactory.getThreadMXBean();

    private static final Duration LONGEST = Duration.ofSeconds(2);
    private static final int MOST_STEPS = 6;
    private static final int MOST_REPEATED = 3_000;
    private static final int LONGEST_INPUT = 200_000;

    private final List<byte[]> seeds;
    private final List<byte[]> words;

    private Fuzzed(List<byte[]> seeds, List<byte[]> words) {
        this.seeds = seeds;
        this.words = words;
    }

    /**
     * @param seeds good inputs
     * @param words what means something in their language
     */
    public static Fuzzed of(List<String> seeds, String... words) {
        return new Fuzzed(
                seeds.stream()
                        .map(seed -> seed.getBytes(StandardCharsets.UTF_8))
                        .toList(),
                Arrays.stream(words)
                        .map(word -> word.getBytes(StandardCharsets.UTF_8))
                        .toList());
    }

    /** What is tried: takes an input and says in a word what came of it; throws for what must never come of one. */
    public interface Trial extends BiFunction<byte[], Long, String> {}

    /** Tries all; what it throws names the seed. Prints how often came what. */
    public void all(String name, Trial trial) {
        java.util.Map<String, Integer> outcomes = new java.util.TreeMap<>();
        long slowest = 0;
        for (long seed = FIRST; seed < FIRST + COUNT; seed++) {
            byte[] input = input(new SplittableRandom(seed));
            long started = THREAD.getCurrentThreadCpuTime();
            outcomes.merge(tried(trial, input, seed), 1, Integer::sum);
            long took = THREAD.getCurrentThreadCpuTime() - started;
            slowest = Math.max(slowest, took);
            if (took > LONGEST.toNanos())
                throw new AssertionError(took / 1_000_000 + " ms, seed " + seed + ": " + shown(input));
        }
        System.out.println(
                "fuzzed " + name + ": " + COUNT + " " + outcomes + ", slowest " + slowest / 1_000_000 + " ms");
    }

    private static String tried(Trial trial, byte[] input, long seed) {
        try {
            return trial.apply(input, seed);
        } catch (RuntimeException | Error e) {
            throw new AssertionError("seed " + seed + ": " + e + ": " + shown(input), e);
        }
    }

    private static String shown(byte[] input) {
        return new String(input, 0, Math.min(2_000, input.length), StandardCharsets.UTF_8);
    }

    private byte[] input(SplittableRandom random) {
        if (random.nextInt(20) == 0) {
            byte[] noise = new byte[random.nextInt(300)];
            random.nextBytes(noise);
            return noise;
        }
        byte[] input = seeds.get(random.nextInt(seeds.size()));
        for (int steps = 1 + random.nextInt(MOST_STEPS); steps > 0 && input.length < LONGEST_INPUT; steps--) {
            input = mutated(input, random);
        }
        return input;
    }

    private byte[] mutated(byte[] input, SplittableRandom random) {
        int from = random.nextInt(input.length + 1);
        int to = Math.min(input.length, from + random.nextInt(1, 40));
        byte[] part = Arrays.copyOfRange(input, from, to);
        byte[] word = words.get(random.nextInt(words.size()));
        byte[] other = seeds.get(random.nextInt(seeds.size()));
        return switch (random.nextInt(9)) {
            case 0 -> spliced(input, from, from, word);
            case 1 -> spliced(input, from, to, word);
            case 2 -> spliced(input, from, to, new byte[0]);
            case 3 -> spliced(input, from, from, part);
            case 4 -> flipped(input, from, random);
            case 5 ->
                spliced(input, from, from, repeated(random.nextBoolean() ? word : part, random.nextInt(MOST_REPEATED)));
            case 6 ->
                spliced(
                        input,
                        from,
                        input.length,
                        Arrays.copyOfRange(other, Math.min(from, other.length), other.length));
            case 7 -> Arrays.copyOf(input, from);
            default -> spliced(input, from, to, new byte[] {(byte) random.nextInt(256), (byte) random.nextInt(256)});
        };
    }

    private static byte[] flipped(byte[] input, int at, SplittableRandom random) {
        byte[] copy = input.clone();
        if (at < copy.length) copy[at] ^= (byte) (1 << random.nextInt(8));
        return copy;
    }

    private static byte[] repeated(byte[] part, int times) {
        byte[] all = new byte[part.length * times];
        for (int i = 0; i < times; i++) System.arraycopy(part, 0, all, i * part.length, part.length);
        return all;
    }

    private static byte[] spliced(byte[] input, int from, int to, byte[] part) {
        byte[] all = new byte[input.length - (to - from) + part.length];
        System.arraycopy(input, 0, all, 0, from);
        System.arraycopy(part, 0, all, from, part.length);
        System.arraycopy(input, to, all, from + part.length, input.length - to);
        return all;
    }
}
