package org.silkgraph.store.guard;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Where a query is tried first: whatever needs less than {@link #SLICE} of a processor is answered here and does not wait for
 * the long ones. What needs more gives way, and begins again when it is its turn among the long ones: at most a slice is done in
 * vain. It is the time of the processor that counts, so that a busy machine or a pause of the collector makes no query long.
 */
final class QuickLane implements AutoCloseable {
    /** How many are tried at a time. */
    static final int PLACES = 2;

    /** Of a processor. */
    static final Duration SLICE = Duration.ofMillis(10);

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final Semaphore places = new Semaphore(PLACES, true);
    private final ScheduledThreadPoolExecutor clock = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("silkgraph-quick").factory());

    QuickLane() {
        clock.setRemoveOnCancelPolicy(true);
    }

    /** Waits for a place; false where there was none in time. */
    boolean enter(Duration patience) throws InterruptedException {
        return places.tryAcquire() || places.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    /**
     * Watches the work of this thread until the answer is cancelled.
     *
     * @param giveWay called again and again once the slice is used up
     */
    Future<?> watch(Runnable giveWay) {
        long thread = Thread.currentThread().threadId();
        long begin = THREADS.getThreadCpuTime(thread);
        Runnable look = () -> {
            if (THREADS.getThreadCpuTime(thread) - begin > SLICE.toNanos()) giveWay.run();
        };
        long every = SLICE.toMillis();
        return clock.scheduleWithFixedDelay(look, every, every, TimeUnit.MILLISECONDS);
    }

    void leave() {
        places.release();
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
