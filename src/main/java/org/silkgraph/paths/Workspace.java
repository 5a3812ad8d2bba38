package org.silkgraph.paths;

import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/** Memory for one search at a time, handed from question to question, so that a question makes next to no garbage. */
final class Workspace {
    private static final int KEPT = 16;
    private static final int MOST_ROOM = 1 << 17;
    private static final BlockingQueue<Workspace> POOL = new ArrayBlockingQueue<>(KEPT);

    final Distances distances = new Distances();
    /** Distances from the goal of what is farther from it than its search went. */
    final Marks rest = new Marks();

    /** Neighbours that are looked at next. */
    final int[] near = new int[128];

    private final int[] @Nullable [] nearAt = new int[PathFinder.MOST_HOPS + 1][];

    /** The same for a step of a path. */
    int[] nearAt(int step) {
        int[] kept = nearAt[step];
        if (kept == null) nearAt[step] = kept = new int[128];
        return kept;
    }

    final Frontier source = new Frontier();
    final Frontier goal = new Frontier();

    /** One that nobody else has until it is given back. */
    static Workspace take() {
        Workspace kept = POOL.poll();
        return kept == null ? new Workspace() : kept;
    }

    /** For the next question, unless a large one has made it large. */
    void giveBack() {
        if (rest.room() <= MOST_ROOM) POOL.offer(this);
    }

    /** @param places things of the base */
    void begin(int places) {
        distances.begin(places);
        source.begin();
        goal.begin();
    }

    /** What a search reached: the things at one distance from its end after the other, and those that come next. */
    static final class Frontier {
        private static final int MOST_KEPT = 1 << 16;

        /** All things, those that are nearer first; the last level is that from {@link #start} to {@link #end}. */
        int[] things = new int[64];

        int start;
        int end;
        int depth;
        /** The first thing of the level that is still to be worked off, where the level was left. */
        int done;

        private int reached;
        private final int[] ends = new int[PathFinder.MOST_HOPS + 1];

        void begin() {
            if (things.length > MOST_KEPT) things = new int[64];
            start = 0;
            end = 0;
            depth = 0;
            done = 0;
            reached = 0;
        }

        /** How many things the level has. */
        int size() {
            return end - start;
        }

        boolean isEmpty() {
            return end == start;
        }

        /** How many things are known to be so far from the end or nearer, of what was worked off. */
        int within(int distance) {
            return ends[Math.min(distance, depth)];
        }

        /** A thing of the level that comes. */
        void add(int thing) {
            if (reached == things.length) things = Arrays.copyOf(things, reached * 2);
            things[reached++] = thing;
        }

        /** Goes on to the level that comes; the first one is at the end itself. */
        void step(boolean isFirst) {
            start = end;
            end = reached;
            done = start;
            if (!isFirst) depth++;
            ends[depth] = end;
        }
    }
}
