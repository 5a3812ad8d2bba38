package org.silkgraph.snapshot;

import java.lang.ref.SoftReference;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.jena.graph.Node;
import org.jspecify.annotations.Nullable;

/**
 * Terms that were made lately, each at the place of its number, so that finding one is one look at memory, and terms that came
 * together lie together. When there are as many as a tenth of the heap holds, all are let go; held softly, so that they are given up
 * before memory runs out. Any number of threads; a race makes a term once more, never a wrong one.
 */
final class NodeCache {
    /** A term takes about 200 bytes, so all of them a tenth of the heap at most. */
    private static final int SHARE = 1 << 11;

    private static final int PAGE_BITS = 10;
    private static final int PAGE = 1 << PAGE_BITS;
    private static final @Nullable Node[] NO_PAGE = {};

    /** Terms in pages by number; those behind the last page are not kept. */
    private static final class Made {
        final @Nullable Node[][] pages;
        final AtomicInteger size = new AtomicInteger();

        Made(int pages) {
            this.pages = new Node[pages][];
            java.util.Arrays.fill(this.pages, NO_PAGE);
        }
    }

    private final int most;
    private volatile SoftReference<@Nullable Made> held = new SoftReference<>(null);

    NodeCache() {
        this((int) Math.min(Integer.MAX_VALUE, Runtime.getRuntime().maxMemory() / SHARE));
    }

    /** @param most how many are kept at most */
    NodeCache(int most) {
        this.most = most;
    }

    /** The term of a number, or null. */
    @Nullable
    Node get(int number) {
        Made made = held.get();
        int at = number >>> PAGE_BITS;
        if (made == null || at >= made.pages.length) return null;
        @Nullable Node[] page = made.pages[at];
        return page.length == 0 ? null : page[number & PAGE - 1];
    }

    /** @param terms how many there are */
    void put(int number, Node term, int terms) {
        Made made = held.get();
        int at = number >>> PAGE_BITS;
        if (made == null || at >= made.pages.length || made.size.get() >= most) {
            made = new Made((terms >>> PAGE_BITS) + 1);
            held = new SoftReference<>(made);
        }
        if (at >= made.pages.length) return;
        @Nullable Node[] page = made.pages[at];
        if (page.length == 0) {
            page = new Node[PAGE];
            made.pages[at] = page;
        }
        if (page[number & PAGE - 1] == null) made.size.incrementAndGet();
        page[number & PAGE - 1] = term;
    }
}
