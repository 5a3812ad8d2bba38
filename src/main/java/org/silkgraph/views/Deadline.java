package org.silkgraph.views;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** When an answer has to be given with what there is. */
final class Deadline {
    private Deadline() {}

    /** True from then on, and when the thread is interrupted. */
    static BooleanSupplier in(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        return () -> System.nanoTime() - end > 0 || Thread.currentThread().isInterrupted();
    }
}
