package org.silkgraph.store.guard;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.silkgraph.store.guard.RefusedQuery.Why;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Queries and updates under way. A query of a stranger is tried in the {@link QuickLane} first. Those that need more run as many
 * at a time as there are workers; others wait in a line, and are refused where it is full or they waited long enough. Each can be stopped, all are before the heap is full
 * ({@link MemoryWatch}), and one that is past its time is stopped again and again. Where that has no effect the process cannot be
 * trusted any more: nothing is let in, and whoever runs the service is told, so that it can be started again.
 *
 * <p>Not promised: that an execution ends at once when it is stopped, only that it is asked to whenever it takes a row.
 */
public final class Executions implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Executions.class);
    private static final Duration LOOK = Duration.ofMillis(500);
    private static final int LONGEST_TEXT = 2_000;

    private final Limits limits;
    private final Runnable onStuck;
    private final Semaphore workers;
    private final QuickLane quick = new QuickLane();
    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicLong last = new AtomicLong();
    private final Map<Long, Execution> underWay = new ConcurrentHashMap<>();
    private final MemoryWatch memory = MemoryWatch.start(this::relieve);
    private final Thread watchdog;
    private volatile boolean isStuck;

    /**
     * How many at a time.
     *
     * @param workers queries that run at the same time
     * @param waiting queries that wait for one of them
     * @param patience how long one waits
     * @param grace how long past its time an execution may still be found before the process is given up
     */
    public record Limits(int workers, int waiting, Duration patience, Duration grace) {
        /** All processors but one, at least one; 64 in the line, 10 s; 10 s of grace. */
        public static final Limits DEFAULTS = new Limits(
                Math.max(1, Runtime.getRuntime().availableProcessors() - 1),
                64,
                Duration.ofSeconds(10),
                Duration.ofSeconds(10));

        public Limits {
            if (workers < 1) throw new IllegalArgumentException("workers must be at least 1: " + workers);
            if (waiting < 0) throw new IllegalArgumentException("waiting must not be negative: " + waiting);
        }

        /** The same with other workers. */
        public Limits with(int otherWorkers) {
            return new Limits(otherWorkers, waiting, patience, grace);
        }
    }

    /** What is carried out. */
    public enum Kind {
        /** Of whoever asks; these wait for a worker. */
        QUERY,
        /** A saved one. */
        QUESTION,
        UPDATE
    }

    /**
     * One of those under way.
     *
     * @param text its first {@value #LONGEST_TEXT} characters
     * @param limit time it may take
     * @param isStopping whether it was told to stop
     */
    public record Status(
            long id, Kind kind, String text, Instant since, Duration running, Duration limit, boolean isStopping) {}

    private Executions(Limits limits, Runnable onStuck) {
        this.limits = limits;
        this.onStuck = onStuck;
        this.workers = new Semaphore(limits.workers(), true);
        this.watchdog = Thread.ofPlatform().daemon().name("silkgraph-watchdog").start(this::watch);
    }

    /** @param onStuck called once, when an execution cannot be stopped; to end the process */
    public static Executions start(Limits limits, Runnable onStuck) {
        return new Executions(limits, onStuck);
    }

    /** With the default limits, for a process that nobody starts again. */
    public static Executions start() {
        return start(Limits.DEFAULTS, () -> {});
    }

    public Limits limits() {
        return limits;
    }

    /**
     * One more, when its turn comes; until it is closed.
     *
     * @param time it may take, from its turn on
     * @throws RefusedQuery {@link Why#BUSY} where the line is full, it waited too long, or the process is being given up
     */
    public Execution begin(Kind kind, String text, Duration time) {
        boolean isWorker = kind == Kind.QUERY;
        if (isStuck) throw busy();
        if (isWorker) takeTurn();
        return begun(kind, text, time, isWorker ? workers::release : () -> {});
    }

    private Execution begun(Kind kind, String text, Duration time, Runnable release) {
        Execution begun = new Execution(last.incrementAndGet(), kind, text, time, release);
        underWay.put(begun.id, begun);
        return begun;
    }

    /**
     * A query that is tried quickly on this thread, until it is closed: stopped where it {@link Execution#hasGivenWay gives way} to
     * others, after which it may {@link #begin} again.
     *
     * @throws RefusedQuery as {@link #begin}
     */
    public Execution tryQuickly(String text, Duration time) {
        if (isStuck) throw busy();
        try {
            if (!quick.enter(limits.patience())) throw busy();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw busy();
        }
        Execution begun = begun(Kind.QUERY, text, time, quick::leave);
        begun.watched = Optional.of(quick.watch(begun::giveWay));
        return begun;
    }

    private void takeTurn() {
        if (workers.tryAcquire()) return;
        if (waiting.incrementAndGet() > limits.waiting()) {
            waiting.decrementAndGet();
            throw busy();
        }
        try {
            if (!workers.tryAcquire(limits.patience().toMillis(), TimeUnit.MILLISECONDS)) throw busy();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw busy();
        } finally {
            waiting.decrementAndGet();
        }
    }

    private RefusedQuery busy() {
        return new RefusedQuery(Why.BUSY, String.valueOf(limits.workers()));
    }

    /** Those under way, the oldest first; without queries that are tried quickly, which are over before anybody could stop them. */
    public List<Status> underWay() {
        return underWay.values().stream()
                .filter(one -> one.watched.isEmpty())
                .map(Execution::status)
                .sorted(Comparator.comparingLong(Status::id))
                .toList();
    }

    /** How many queries wait for a worker. */
    public int waiting() {
        return waiting.get();
    }

    /** Stops one; false where there is none with that id. */
    public boolean stop(long id) {
        Execution one = underWay.get(id);
        if (one == null) return false;
        one.stop(Why.STOPPED);
        return true;
    }

    /** Stops all, for want of memory. */
    public void relieve() {
        underWay.values().forEach(one -> one.stop(Why.MEMORY));
    }

    private void watch() {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                Thread.sleep(LOOK);
            } catch (InterruptedException closed) {
                return;
            }
            underWay.values().forEach(this::look);
        }
    }

    private void look(Execution one) {
        Duration over = one.running().minus(one.time);
        if (over.compareTo(LOOK) > 0) one.abort.run();
        if (over.compareTo(limits.grace()) <= 0 || isStuck) return;
        isStuck = true;
        LOG.error(
                "event=stuck kind={} id={} seconds={}",
                one.kind,
                one.id,
                one.running().toSeconds());
        onStuck.run();
    }

    @Override
    public void close() {
        watchdog.interrupt();
        quick.close();
        memory.close();
    }

    /** One under way. */
    public final class Execution implements AutoCloseable {
        private final long id;
        private final Kind kind;
        private final String text;
        private final Duration time;
        private final Runnable release;
        private Optional<Future<?>> watched = Optional.empty();
        private volatile boolean hasGivenWay;
        private final Instant since = Instant.now();
        private final long start = System.nanoTime();
        private volatile Runnable abort = () -> {};
        private volatile Why why = Why.TIMEOUT;

        private Execution(long id, Kind kind, String text, Duration time, Runnable release) {
            this.id = id;
            this.kind = kind;
            this.text = text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT);
            this.time = time;
            this.release = release;
        }

        /** @param abort how to stop it, from any thread, more than once */
        public void stopsBy(Runnable abort) {
            this.abort = abort;
            if (why != Why.TIMEOUT || hasGivenWay) abort.run();
        }

        private void giveWay() {
            hasGivenWay = true;
            abort.run();
        }

        /** Whether it was stopped for nothing but having taken more than is quick; it may begin again. */
        public boolean hasGivenWay() {
            return hasGivenWay && why == Why.TIMEOUT;
        }

        private void stop(Why because) {
            why = because;
            abort.run();
        }

        /** Why it was stopped: {@link Why#MEMORY}, {@link Why#STOPPED}, or by itself, {@link Why#TIMEOUT}. */
        public Why why() {
            return why;
        }

        private Duration running() {
            return Duration.ofNanos(System.nanoTime() - start);
        }

        private Status status() {
            return new Status(id, kind, text, since, running(), time, why != Why.TIMEOUT);
        }

        @Override
        public void close() {
            if (underWay.remove(id) == null) return;
            watched.ifPresent(watch -> watch.cancel(false));
            release.run();
        }
    }
}
