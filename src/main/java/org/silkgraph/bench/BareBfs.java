package org.silkgraph.bench;

import java.util.Arrays;

/**
 * The least that a search for a shortest path can do: two searches breadth first over arrays of numbers that hold nothing but the
 * links, always the side whose level has fewer neighbours to look at, until they meet. It gives the distance and nothing else,
 * makes no object and clears nothing between two questions. One thread.
 */
final class BareBfs {
    private final int[] offsets;
    private final int[] targets;
    /** By which search of which question a thing was reached: even numbers from the one end, odd ones from the other. */
    private final int[] marks;

    private final int[] ofSource;
    private final int[] ofGoal;
    private int generation;
    /** Neighbours of the level that was reached last. */
    private long next;

    BareBfs(Adjacency graph) {
        this.offsets = graph.offsets;
        this.targets = graph.targets;
        this.marks = new int[graph.size()];
        this.ofSource = new int[graph.size()];
        this.ofGoal = new int[graph.size()];
    }

    /** Steps from one place to another, or -1. */
    int distance(int from, int to) {
        if (from == to) return 0;
        generation += 2;
        if (generation < 0) {
            Arrays.fill(marks, 0);
            generation = 2;
        }
        int source = generation;
        int goal = generation + 1;
        marks[from] = source;
        marks[to] = goal;
        ofSource[0] = from;
        ofGoal[0] = to;
        int sourceBegin = 0;
        int sourceEnd = 1;
        int goalBegin = 0;
        int goalEnd = 1;
        long sourceRows = offsets[from + 1] - offsets[from];
        long goalRows = offsets[to + 1] - offsets[to];
        for (int distance = 1; sourceBegin < sourceEnd && goalBegin < goalEnd; distance++) {
            if (sourceRows <= goalRows) {
                int end = expand(ofSource, sourceBegin, sourceEnd, source, goal);
                if (end < 0) return distance;
                sourceBegin = sourceEnd;
                sourceEnd = end;
                sourceRows = next;
            } else {
                int end = expand(ofGoal, goalBegin, goalEnd, goal, source);
                if (end < 0) return distance;
                goalBegin = goalEnd;
                goalEnd = end;
                goalRows = next;
            }
        }
        return -1;
    }

    /** Works off a level; the end of the next one, or -1 where the other search was met. */
    private int expand(int[] queue, int begin, int end, int mine, int theirs) {
        int last = end;
        long rows = 0;
        for (int at = begin; at < end; at++) {
            int here = queue[at];
            int to = offsets[here + 1];
            for (int i = offsets[here]; i < to; i++) {
                int there = targets[i];
                int mark = marks[there];
                if (mark == mine) continue;
                if (mark == theirs) return -1;
                marks[there] = mine;
                queue[last++] = there;
                rows += offsets[there + 1] - offsets[there];
            }
        }
        next = rows;
        return last;
    }
}
