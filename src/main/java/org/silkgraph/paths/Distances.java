package org.silkgraph.paths;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * How far things are from either end of a question: one number a thing, which says of itself whether it is of the question that is
 * asked now, so that nothing is cleared between two. Things that are new since the base, of which there are few, are kept apart.
 * One thread.
 */
final class Distances {
    private static final int BITS = 6;
    private static final int MOST = (1 << BITS) - 1;
    private static final int BELOW = 2 * BITS;
    private static final int GENERATIONS = 1 << Integer.SIZE - 1 - BELOW;

    /** From the left: generation (19), distance from the goal and one (6), from the source and one (6). */
    private int[] marks = new int[0];

    private final Map<Integer, Integer> others = new HashMap<>();
    private int size;
    private int generation;

    /** @param places things of the base */
    void begin(int places) {
        size = places;
        if (marks.length < places) {
            marks = new int[places];
            generation = 0;
        }
        if (!others.isEmpty()) others.clear();
        if (++generation < GENERATIONS) return;
        Arrays.fill(marks, 0);
        generation = 1;
    }

    /** Both distances of a thing as one number, 0 where nothing is known. */
    int get(int place) {
        if (place >= size) return others.getOrDefault(place, 0);
        int mark = marks[place];
        return mark >>> BELOW == generation ? mark & (1 << BELOW) - 1 : 0;
    }

    /** @param known what {@link #get} gave */
    void set(int place, int known, boolean isGoal, int distance) {
        int mark = known | distance + 1 << (isGoal ? BITS : 0);
        if (place < size) marks[place] = generation << BELOW | mark;
        else others.put(place, mark);
    }

    /** The distance from an end, of what {@link #get} gave; -1 where it is not known. */
    static int of(int known, boolean isGoal) {
        return (known >> (isGoal ? BITS : 0) & MOST) - 1;
    }

    int of(boolean isGoal, int place) {
        return of(get(place), isGoal);
    }
}
