package org.silkgraph.cli;

import java.util.function.Supplier;

/** Work that may be long: told on standard error every few seconds, with the time it takes. */
final class Waiting {
    private static final long EVERY_MILLIS = 5_000;

    private Waiting() {}

    /** Does it; {@code key} is the text, with the seconds. */
    static <T> T on(String key, Supplier<T> work) {
        Thread teller = Thread.ofVirtual().start(() -> tell(key, System.nanoTime()));
        try {
            return work.get();
        } finally {
            teller.interrupt();
        }
    }

    private static void tell(String key, long started) {
        try {
            while (true) {
                Thread.sleep(EVERY_MILLIS);
                System.err.println(Texts.say(key, String.valueOf((System.nanoTime() - started) / 1_000_000_000L)));
            }
        } catch (InterruptedException done) {
            // Nothing is left to be told.
        }
    }
}
