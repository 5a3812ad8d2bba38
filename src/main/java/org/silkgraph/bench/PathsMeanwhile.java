package org.silkgraph.bench;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.silkgraph.bench.PathPairs.Pair;
import org.silkgraph.paths.Connect;
import org.silkgraph.paths.LinkClaim;
import org.silkgraph.paths.Links;
import org.silkgraph.snapshot.Numbers;
import org.silkgraph.snapshot.ReadStore;
import org.silkgraph.snapshot.ReadView;

/**
 * What one reader of paths notices of others: of a writer who commits {@value AddedClaims#CLAIMS} claims at a time, and of one who
 * asks for all that can be asked for. And what the writer waits for until a path leads over a new claim. The reader asks alone
 * before and after, with the other thread asleep.
 */
final class PathsMeanwhile {
    private static final int CHECKS = 1_000;
    private static final int COMMITS = 40;
    private static final long PAUSE = 200_000_000;
    private static final int MANY_PATHS = 1_000;

    private final ReadStore store;
    private final PathPairs pairs;
    private final Duration deadline;
    private final Consumer<String> progress;
    private final PathAsking asking;
    private final AddedClaims added;
    private final int commits;
    private final int checks;
    private final Map<String, Double> figures = new LinkedHashMap<>();
    private final Samples visible = new Samples();
    private final AtomicInteger wrong = new AtomicInteger();

    /** @param small whether only a few commits and checks are made */
    PathsMeanwhile(
            ReadStore store,
            PathPairs pairs,
            Generated graph,
            Duration deadline,
            boolean small,
            Consumer<String> progress) {
        this.store = store;
        this.pairs = pairs;
        this.deadline = deadline;
        this.progress = progress;
        this.asking = new PathAsking(store);
        this.added = new AddedClaims(store, graph);
        this.commits = small ? 5 : COMMITS;
        this.checks = small ? 50 : CHECKS;
    }

    /** @param wrong answers that name a claim or link that is not in their version */
    record Measured(Map<String, Double> figures, int wrong) {}

    Measured run() throws InterruptedException {
        progress.accept("a reader alone");
        long time = Math.min(commits * PAUSE, 4_000_000_000L);
        readWhile(() -> sleep(time / 2), new Samples());
        Samples idle = new Samples();
        readWhile(() -> sleep(time), idle);
        progress.accept("a reader and commits");
        Samples writing = new Samples();
        readWhile(this::write, writing);
        progress.accept("a reader and a large question");
        Samples heavy = new Samples();
        readWhile(() -> askForMuch(time), heavy);
        readWhile(() -> sleep(time), idle);
        progress.accept("checks and commits");
        checkWhileWriting();
        figures.put("commit_claims", (double) AddedClaims.CLAIMS);
        figures.put("commit_visible_p50_ms", visible.p50());
        figures.put("commit_visible_max_ms", visible.max());
        figures.put("reader_p50_idle_ms", idle.p50());
        figures.put("reader_p50_commits_ms", writing.p50());
        figures.put("reader_p50_heavy_ms", heavy.p50());
        figures.put("reader_p99_idle_ms", idle.p99());
        figures.put("reader_p99_commits_ms", writing.p99());
        figures.put("reader_p99_heavy_ms", heavy.p99());
        figures.put("reader_max_idle_ms", idle.max());
        figures.put("reader_max_commits_ms", writing.max());
        figures.put("reader_max_heavy_ms", heavy.max());
        return new Measured(figures, wrong.get());
    }

    /** Asks for one path after the other until what goes on beside it has ended. */
    private void readWhile(Runnable other, Samples to) throws InterruptedException {
        AtomicReference<Throwable> failure = new AtomicReference<>();
        Thread beside = beside(other, failure);
        List<Pair> mixed = pairs.mixed();
        for (int at = 0; beside.isAlive(); at++) {
            long start = System.nanoTime();
            asking.path(mixed.get(at % mixed.size()));
            to.add(System.nanoTime() - start);
        }
        join(beside, failure);
    }

    private static Thread beside(Runnable other, AtomicReference<Throwable> failure) {
        return Thread.ofPlatform()
                .name("silkgraph-bench-beside")
                .uncaughtExceptionHandler((thread, thrown) -> failure.set(thrown))
                .start(other);
    }

    private static void join(Thread beside, AtomicReference<Throwable> failure) throws InterruptedException {
        beside.join();
        Throwable thrown = failure.get();
        if (thrown != null) throw new IllegalStateException(thrown);
    }

    private static void sleep(long nanos) {
        long end = System.nanoTime() + nanos;
        for (long left = nanos; left > 0; left = end - System.nanoTime()) LockSupport.parkNanos(left);
    }

    private void write() {
        long begin = System.nanoTime();
        for (int i = 1; i <= commits; i++) {
            commit(visible);
            sleep(begin + i * PAUSE - System.nanoTime());
        }
    }

    /** From the moment that the commit is in the journal until a path over its first claim is found. */
    private void commit(Samples to) {
        AddedClaims.Added next = added.next();
        long start = System.nanoTime();
        store.apply(next.commit());
        int steps;
        try (ReadView view = store.acquire()) {
            Numbers numbers = Numbers.of(view.dataset()).orElseThrow();
            Pair pair = new Pair(numbers.id(next.fresh()), numbers.id(next.known()), 0, 0, 1);
            steps = asking.path(pair);
        }
        to.add(System.nanoTime() - start);
        if (steps != 1) throw new IllegalStateException("a claim that was committed is on no path: " + next.fresh());
    }

    private void askForMuch(long nanos) {
        int questions = 0;
        int cutOff = 0;
        double longest = 0;
        for (long begin = System.nanoTime(); questions == 0 || System.nanoTime() - begin < nanos; questions++) {
            Pair pair = pairs.hubs().get(questions % pairs.hubs().size());
            long start = System.nanoTime();
            try (ReadView view = store.acquire()) {
                Connect.Best best = new Connect(Links.of(view.dataset(), PathAsking.ALL))
                        .find(PathAsking.question(pair, MANY_PATHS, true), PathAsking.within(deadline));
                if (!best.isWhole()) cutOff++;
            }
            longest = Math.max(longest, (System.nanoTime() - start) / 1e6);
        }
        figures.put("heavy_questions", (double) questions);
        figures.put("heavy_cut_off", (double) cutOff);
        figures.put("heavy_max_ms", longest);
    }

    private void checkWhileWriting() throws InterruptedException {
        AtomicReference<Throwable> failure = new AtomicReference<>();
        AtomicInteger left = new AtomicInteger(checks);
        Thread writer = beside(
                () -> {
                    while (left.get() > 0) {
                        commit(new Samples());
                        sleep(PAUSE / 10);
                    }
                },
                failure);
        Random random = new Random(checks);
        int versions = 0;
        long before = -1;
        while (left.getAndDecrement() > 0 && failure.get() == null) {
            try (ReadView view = store.acquire()) {
                if (view.version().number() != before) versions++;
                before = view.version().number();
                if (!isTrue(view, pairs.mixed().get(random.nextInt(pairs.mixed().size())))) wrong.incrementAndGet();
            }
            sleep(500_000);
        }
        join(writer, failure);
        figures.put("checks", (double) checks);
        figures.put("checks_versions", (double) versions);
        figures.put("checks_wrong", (double) wrong.get());
    }

    /** Whether all claims and links of the shortest paths stand in the version that was asked. */
    private static boolean isTrue(ReadView view, Pair pair) {
        Links links = Links.of(view.dataset(), PathAsking.ALL);
        Connect.Best best = new Connect(links).find(PathAsking.question(pair, 10, false), PathAsking.NEVER);
        // What is added makes ways shorter, never longer.
        if (best.paths().isEmpty() || best.paths().getFirst().length() > pair.distance()) return false;
        for (Connect.Path path : best.paths()) {
            for (int i = 1; i < path.things().length; i++) {
                List<LinkClaim> step = path.hops().get(i - 1);
                if (step.isEmpty()) return false;
                for (LinkClaim link : step) {
                    if (!PathCheck.stands(
                            view.dataset(), links.numbers(), path.things()[i - 1], path.things()[i], link)) {
                        return false;
                    }
                }
            }
        }
        return true;
    }
}
