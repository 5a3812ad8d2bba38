package org.silkgraph.store.guard;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryNotificationInfo;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.Optional;
import javax.management.ListenerNotFoundException;
import javax.management.NotificationEmitter;
import javax.management.NotificationListener;

/**
 * Tells when the heap fills up: sorting, grouping and DISTINCT hold what they have seen, and a product of two patterns can fill any
 * heap within the time a query may take. When the old generation is four fifths full, every execution under way is stopped; each
 * answers 503. Running out of memory would end the process instead.
 *
 * <p>Not promised: that only the guilty one is stopped, and that one huge single term is caught.
 */
final class MemoryWatch implements AutoCloseable {
    private static final double FULL = 0.8;

    private final NotificationListener listener;

    private MemoryWatch(Runnable onFull) {
        this.listener = (notification, handback) -> {
            if (notification.getType().equals(MemoryNotificationInfo.MEMORY_THRESHOLD_EXCEEDED)) onFull.run();
        };
    }

    static MemoryWatch start(Runnable onFull) {
        MemoryWatch watch = new MemoryWatch(onFull);
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

    @Override
    public void close() {
        try {
            emitter().removeNotificationListener(listener);
        } catch (ListenerNotFoundException neverAdded) {
            // There is no pool that can be watched.
        }
    }
}
