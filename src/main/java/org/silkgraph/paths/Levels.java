package org.silkgraph.paths;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * By which of two searches a thing was reached, and on which level: one number a thing, which says of itself whether it is of the
 * question that is asked now, so that nothing is cleared between two. Things that are new since the base, of which there are few, are
 * kept apart. One thread.
 */
final class Levels {
    /** Numbers that a question takes. */
    private static final int STEP = 2 * (PathFinder.MOST_HOPS + 2);

    private int[] marks = new int[0];
    private final Map<Integer, Integer> others = new HashMap<>();
    private int size;
    private int first;

    /** @param places things of the base */
    void begin(int places) {
        size = places;
        if (marks.length < places) {
            marks = new int[places];
            first = 0;
        }
        if (!others.isEmpty()) others.clear();
        if (first > Integer.MAX_VALUE - 2 * STEP) {
            Arrays.fill(marks, 0);
            first = 0;
        }
        first += STEP;
    }

    /** Twice the level, and one more for the search from the goal; below 0 where it was not reached. */
    int get(int place) {
        if (place < size) return marks[place] - first;
        Integer known = others.get(place);
        return known == null ? -1 : known;
    }

    void set(int place, int level, boolean isGoal) {
        int mark = level << 1 | (isGoal ? 1 : 0);
        if (place < size) marks[place] = first + mark;
        else others.put(place, mark);
    }

    static boolean isGoal(int mark) {
        return (mark & 1) != 0;
    }

    static int level(int mark) {
        return mark >> 1;
    }
}
