package org.silkgraph.snapshot;

import java.lang.ref.SoftReference;
import org.apache.jena.graph.Node;
import org.jspecify.annotations.Nullable;

/**
 * Terms that were made lately, by number: one place for each, taken by the last. Held softly, so that it is given up before
 * memory runs out. Any number of threads; a race gives a term, another one's place or none, never a wrong term.
 */
final class NodeCache {
    private static final int LEAST = 1 << 12;
    private static final int MOST = 1 << 18;
    /** A term takes about 200 bytes, so all of them a tenth of the heap at most. */
    private static final int SHARE = 1 << 11;

    /** Immutable, so that a race gives an old one or none, never a half one. */
    private record Made(int number, Node term) {}

    private volatile SoftReference<@Nullable Made[]> held = new SoftReference<>(null);

    /** The term of a number, or null. */
    @Nullable
    Node get(int number) {
        @Nullable Made[] made = held.get();
        if (made == null) return null;
        Made one = made[number & made.length - 1];
        return one != null && one.number() == number ? one.term() : null;
    }

    /** @param terms how many there are: room is made for about as many */
    void put(int number, Node term, int terms) {
        @Nullable Made[] made = held.get();
        if (made == null) {
            made = new Made[room(terms)];
            held = new SoftReference<>(made);
        }
        made[number & made.length - 1] = new Made(number, term);
    }

    private static int room(int terms) {
        long most = Math.min(MOST, Runtime.getRuntime().maxMemory() / SHARE);
        return Integer.highestOneBit((int) Math.clamp(terms, LEAST, Math.max(LEAST, most)));
    }
}
