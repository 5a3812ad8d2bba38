package org.silkgraph.paths;

import java.util.Arrays;
import java.util.function.BooleanSupplier;
import org.silkgraph.paths.PathFinder.Direction;
import org.silkgraph.snapshot.Arcs;

/**
 * What lies around a thing, level by level: first what one link leads to, then what two lead to, and so on. Each level is worked
 * off whole, or the search says that it was stopped. One thread.
 */
public final class Around {
    /** Levels there may be at most. */
    public static final int MOST_LEVELS = 12;

    private static final int OFTEN = 0xFF;

    private final Arcs arcs;
    private final boolean isFree;
    private final BooleanSupplier isStopped;
    private final Marks marks = new Marks();
    private int[] level;
    private int[] coming = new int[64];
    private int next;
    private int distance;
    private int ticks;
    private boolean isWhole = true;

    /** Is told of each link that leads from a level to the next one. */
    @FunctionalInterface
    public interface OnLink {
        /**
         * A link between a thing of the level before and one of the level that is worked off.
         *
         * @param backward true where the link begins at the farther one
         */
        void link(int here, int property, boolean backward, int there);
    }

    /** Begins at a thing; one that does not occur has nothing around it. */
    public Around(Links links, int thing, Direction direction, BooleanSupplier isStopped) {
        this.arcs = links.arcs();
        this.isFree = direction == Direction.FREE;
        this.isStopped = isStopped;
        int place = arcs.place(thing);
        this.level = thing < 0 ? new int[0] : new int[] {place};
        marks.begin();
        if (thing >= 0) marks.set(marks.add(place), true, 0, place);
    }

    /** Works off the next level. @return its things, sorted; none where there is nothing farther, or the search was stopped */
    public int[] next(OnLink each) {
        distance++;
        next = 0;
        for (int here : level) {
            if (isWhole) walk(here, each);
        }
        level = isWhole ? Arrays.copyOf(coming, next) : new int[0];
        int[] things = new int[level.length];
        for (int i = 0; i < things.length; i++) things[i] = arcs.term(level[i]);
        Arrays.sort(things);
        return things;
    }

    /** As {@link #next(OnLink)}, where links are of no interest. */
    public int[] next() {
        return next((here, property, backward, there) -> {});
    }

    private void walk(int here, OnLink each) {
        if (isFree) arcs.open(here);
        else arcs.open(here, true);
        while (arcs.next()) {
            if ((++ticks & OFTEN) == 0 && isStopped.getAsBoolean()) {
                isWhole = false;
                return;
            }
            int there = arcs.other();
            int slot = marks.find(there);
            if (slot < 0) {
                marks.set(marks.put(there, slot), true, distance, here);
                if (next == coming.length) coming = Arrays.copyOf(coming, next * 2);
                coming[next++] = there;
            } else if (marks.distance(slot, true) != distance) {
                continue;
            }
            each.link(arcs.term(here), arcs.predicate(), !arcs.isForward(), arcs.term(there));
        }
    }

    /** False where the search was stopped before the level was worked off. */
    public boolean isWhole() {
        return isWhole;
    }

    /** How far a thing is, or -1 where it was not reached. */
    public int distance(int thing) {
        return marks.distanceOf(arcs.place(thing), true);
    }

    /** A shortest path to a thing that was reached. */
    public int[] pathTo(int thing) {
        int[] path = new int[distance(thing) + 1];
        int at = arcs.place(thing);
        for (int i = path.length - 1; i >= 0; i--) {
            path[i] = arcs.term(at);
            at = marks.reachedBy(marks.find(at), true);
        }
        return path;
    }
}
