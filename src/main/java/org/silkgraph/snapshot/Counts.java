package org.silkgraph.snapshot;

import java.util.Arrays;
import java.util.Map;

/** A number for each graph, in pages, so that a version that changes a few of many copies little. Immutable. */
final class Counts {
    private static final int PAGE = 256;

    private final int[][] pages;

    private Counts(int[][] pages) {
        this.pages = pages;
    }

    static Counts none() {
        return new Counts(new int[0][]);
    }

    /** With these numbers added. */
    Counts with(Map<Integer, Integer> more) {
        int most = more.keySet().stream().mapToInt(graph -> graph).max().orElse(-1);
        int[][] changed = Arrays.copyOf(pages, Math.max(pages.length, most / PAGE + 1));
        for (int page = pages.length; page < changed.length; page++) changed[page] = new int[PAGE];
        more.forEach((graph, count) -> {
            int page = graph / PAGE;
            // A page that is still that of the version before is copied first.
            if (page < pages.length && changed[page] == pages[page]) changed[page] = pages[page].clone();
            changed[page][graph % PAGE] += count;
        });
        return new Counts(changed);
    }

    /** The number of a graph, 0 for one that was never counted. */
    int of(int graph) {
        return graph >= 0 && graph / PAGE < pages.length ? pages[graph / PAGE][graph % PAGE] : 0;
    }

    long sum() {
        long all = 0;
        for (int[] page : pages) for (int count : page) all += count;
        return all;
    }
}
