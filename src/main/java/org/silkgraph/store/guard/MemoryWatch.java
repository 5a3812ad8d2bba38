package org.silkgraph.store.guard;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryNotificationInfo;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.management.ListenerNotFoundException;
import javax.management.NotificationEmitter;
import javax.management.NotificationListener;

/**
 * Stops running queries and updates before they take the whole heap: sorting, grouping and DISTINCT hold what they have seen, and a
 * product of two patterns can fill any heap within the time a query may take. When the old generation is four fifths full,
 * every query under way is stopped; each answers 503. Running out of memory would end the process instead.
 *
 * <p>Not promised: that only the guilty query is stopped, and that one huge single term is caught.
 */
public final class MemoryWatch implements AutoCloseable {
    private static final double FULL = 0.8;

    private final Set<Guarded> running = ConcurrentHashMap.newKeySet();
    private final NotificationListener listener = (notification, handback) -> {
        if (notification.getType().equals(MemoryNotificationInfo.MEMORY_THRESHOLD_EXCEEDED)) relieve();
    };

    private MemoryWatch() {}

    public static MemoryWatch start() {
        MemoryWatch watch = new MemoryWatch();
        oldGeneration().ifPresent(pool -> {
            pool.setUsageThreshold((long) (pool.getUsage().getMax() * FULL));
            emitter().addNotificationListener(watch.listener, null, null);
        });
        return watch;
    }

    /** The largest pool of the heap that can tell when it fills. */
    private static Optional<MemoryPoolMXBean> oldGeneration() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP && pool.isUsageThresholdSupported())
                .filter(pool -> pool.getUsage().getMax() > 0)
                .max(java.util.Comparator.comparingLong(pool -> pool.getUsage().getMax()));
    }

    private static NotificationEmitter emitter() {
        return (NotificationEmitter) ManagementFactory.getMemoryMXBean();
    }

    /**
     * Work under way, until closed.
     *
     * @param abort how to stop it, from any thread
     */
    public Guarded guard(Runnable abort) {
        Guarded guarded = new Guarded(abort);
        running.add(guarded);
        return guarded;
    }

    /** Stops all queries under way. */
    public void relieve() {
        running.forEach(Guarded::stop);
    }

    public int underWay() {
        return running.size();
    }

    @Override
    public void close() {
        try {
            emitter().removeNotificationListener(listener);
        } catch (ListenerNotFoundException neverAdded) {
            // There is no pool that can be watched.
        }
    }

    /** One execution, and whether it was stopped for want of memory. */
    public final class Guarded implements AutoCloseable {
        private final Runnable abort;
        private volatile boolean stopped;

        private Guarded(Runnable abort) {
            this.abort = abort;
        }

        private void stop() {
            stopped = true;
            abort.run();
        }

        public boolean isStopped() {
            return stopped;
        }

        @Override
        public void close() {
            running.remove(this);
        }
    }
}
