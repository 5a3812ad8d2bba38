package org.silkgraph.paths;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.silkgraph.snapshot.Arcs;

/**
 * Shortest simple paths between things over {@link Links}.
 *
 * <p><b>Idea.</b> Two searches breadth first, one from each end, level by level, always the one with the smaller frontier; they meet in the
 * middle, so that about the square root of what one search would touch is touched. For more than one path, the things from which the goal can be reached in the steps that
 * are left are known from the search that began there, and paths of one length after the other are walked depth first, cut off where the goal
 * is too far.
 *
 * <p><b>Invariants.</b> A mark is {@code generation × 32 + distance}; marks of earlier searches are of earlier generations and count as
 * none, so nothing is cleared between two searches. Distances are those of a shortest path, since levels are worked off whole. A path names no thing
 * twice.
 *
 * <p><b>Memory.</b> Two marks of four bytes for each term of the version and finder, nothing for each link. Frontiers are as large as the levels
 * are.
 *
 * <p><b>Given up.</b> A link has no weight; of several links between two things the path has one step, and which links these are is looked up
 * when it is told. Paths that use a thing twice are never found.
 *
 * <p>One thread; made anew for a version, or kept for as long as the version is.
 */
public final class PathFinder {
    /** Steps a path may have at most. */
    public static final int MOST_HOPS = 30;

    private static final int DISTANCE_BITS = 5;
    private static final int DISTANCE = (1 << DISTANCE_BITS) - 1;
    private static final int OFTEN = 0xFF;
    private static final int[] NONE = {};

    private final Arcs arcs;
    private final Side source;
    private final Side goal;
    private int generation;
    private int ticks;
    private BooleanSupplier isStopped = () -> false;

    public PathFinder(Links links) {
        this.arcs = links.arcs();
        this.source = new Side(links.size());
        this.goal = new Side(links.size());
    }

    /** Which way links may be walked. */
    public enum Direction {
        /** Either way. */
        FREE,
        /** From subject to object. */
        FORWARD
    }

    /**
     * What is asked.
     *
     * @param from numbers of the things at one end
     * @param to those at the other; a thing that is at both ends is a path of no step
     * @param hops steps a path has at most, 1 to {@link #MOST_HOPS}
     * @param most paths that are wanted at most, the shortest first
     * @param without things that no path goes through
     */
    public record Question(int[] from, int[] to, int hops, int most, Direction direction, BitSet without) {
        public Question {
            if (hops < 1 || hops > MOST_HOPS)
                throw new IllegalArgumentException("hops must be 1 to " + MOST_HOPS + ": " + hops);
            if (most < 1) throw new IllegalArgumentException("paths must be at least 1: " + most);
        }
    }

    /**
     * What was found.
     *
     * @param paths things by number from one end to the other, shorter ones first, then in the order of the numbers; where one is wanted, one of
     *     the shortest. Between its ends no path has a thing that is at an end
     * @param isWhole false where the search was stopped: there may be others then, also shorter ones
     * @param touched rows of links that were looked at
     */
    public record Found(List<int[]> paths, boolean isWhole, long touched) {
        public Found {
            paths = List.copyOf(paths);
        }
    }

    /** @param isStopped asked now and then; when true, what was found so far is given back */
    public Found find(Question question, BooleanSupplier isStopped) {
        this.isStopped = isStopped;
        long before = arcs.touched();
        List<int[]> paths = new ArrayList<>();
        boolean isWhole = true;
        try {
            begin(question);
            int distance = meet(question);
            if (distance >= 0) {
                if (question.most() == 1) paths.add(one(distance, question));
                else walkAll(question, distance, paths);
            }
        } catch (Stopped stopped) {
            isWhole = false;
        }
        return new Found(paths, isWhole, arcs.touched() - before);
    }

    /** Ends a search from inside. */
    private static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Stopped() {
            super(null, null, false, false);
        }
    }

    private void tick() {
        if ((++ticks & OFTEN) == 0 && isStopped.getAsBoolean()) throw new Stopped();
    }

    private void begin(Question question) {
        if (++generation >= 1 << Integer.SIZE - 1 - DISTANCE_BITS) {
            generation = 1;
            source.forget();
            goal.forget();
        }
        source.begin(question.from(), question.without());
        goal.begin(question.to(), question.without());
    }

    /** The length of a shortest path, or -1. */
    private int meet(Question question) {
        if (atBothEnds(question) >= 0) return 0;
        while (source.depth + goal.depth < question.hops()) {
            if (source.size == 0 || goal.size == 0) return -1;
            boolean fromSource = source.size <= goal.size;
            int distance = fromSource ? source.expand(true, goal, question) : goal.expand(false, source, question);
            if (distance >= 0) return distance;
        }
        return -1;
    }

    /** One shortest path, by the marks of both searches. */
    private int[] one(int distance, Question question) {
        int middle = source.met;
        if (middle < 0) middle = goal.met;
        int[] path = new int[distance + 1];
        int at = distance == 0 ? 0 : source.distance(middle);
        if (distance == 0) middle = atBothEnds(question);
        path[at] = middle;
        for (int i = at; i > 0; i--) path[i - 1] = before(path[i], source, i - 1, false, question);
        for (int i = at; i < distance; i++) path[i + 1] = before(path[i], goal, distance - i - 1, true, question);
        return path;
    }

    private int atBothEnds(Question question) {
        for (int thing : question.to()) {
            if (source.knows(thing) && source.distance(thing) == 0 && goal.distance(thing) == 0) return thing;
        }
        return -1;
    }

    /** The neighbour of a thing with the smallest number that has that distance on a side. */
    private int before(int thing, Side side, int distance, boolean forward, Question question) {
        int best = -1;
        for (int way = 0; way < (question.direction() == Direction.FREE ? 2 : 1); way++) {
            arcs.open(thing, forward == (way == 0));
            while (arcs.next()) {
                int other = arcs.other();
                if (side.distance(other) == distance && (best < 0 || other < best)) best = other;
            }
        }
        if (best < 0) throw new IllegalStateException("a thing at distance " + distance + " has lost its neighbour");
        return best;
    }

    /** Paths of one length after the other. */
    private void walkAll(Question question, int shortest, List<int[]> paths) {
        int[] starts = question.from().clone();
        Arrays.sort(starts);
        for (int length = shortest; length <= question.hops() && paths.size() < question.most(); length++) {
            // The goal's side is searched until it knows all that lies within half of the way.
            while (goal.depth < (length + 1) / 2 && goal.size > 0) goal.expand(false, source, question);
            int[] path = new int[length + 1];
            for (int i = 0; i < starts.length; i++) {
                if (i > 0 && starts[i] == starts[i - 1]) continue;
                if (!source.knows(starts[i]) || question.without().get(starts[i])) continue;
                path[0] = starts[i];
                walk(question, path, 0, paths);
                if (paths.size() >= question.most()) return;
            }
        }
    }

    /** Adds the simple paths that begin as this one does up to a step. */
    private void walk(Question question, int[] path, int step, List<int[]> paths) {
        int left = path.length - 1 - step;
        int thing = path[step];
        if (left == 0) {
            if (goal.distance(thing) == 0) paths.add(path.clone());
            return;
        }
        // What is between the ends is none of them: from there a shorter path leads on, or has ended.
        if (goal.distance(thing) == 0 || step > 0 && source.distance(thing) == 0) return;
        for (int other : neighbours(thing, left - 1, question)) {
            if (contains(path, step, other)) continue;
            path[step + 1] = other;
            walk(question, path, step + 1, paths);
            if (paths.size() >= question.most()) return;
        }
    }

    private static boolean contains(int[] path, int last, int thing) {
        for (int i = 0; i <= last; i++) if (path[i] == thing) return true;
        return false;
    }

    /** The neighbours from which the goal may be reached in so many steps, each once, by number. */
    private int[] neighbours(int thing, int left, Question question) {
        int[] found = NONE;
        int size = 0;
        for (int way = 0; way < (question.direction() == Direction.FREE ? 2 : 1); way++) {
            arcs.open(thing, way == 0);
            while (arcs.next()) {
                tick();
                int other = arcs.other();
                if (!goal.mayBeWithin(other, left) || question.without().get(other)) continue;
                if (size == found.length) found = Arrays.copyOf(found, Math.max(8, size * 2));
                found[size++] = other;
            }
        }
        Arrays.sort(found, 0, size);
        int kept = 0;
        for (int i = 0; i < size; i++) if (i == 0 || found[i] != found[i - 1]) found[kept++] = found[i];
        return Arrays.copyOf(found, kept);
    }

    /** The search from one end. */
    private final class Side {
        private final int[] marks;
        private int[] frontier = new int[64];
        private int[] coming = new int[64];
        private int size;
        private int depth;
        /** Where a search met the other one. */
        private int met;

        Side(int terms) {
            this.marks = new int[terms];
        }

        void forget() {
            Arrays.fill(marks, 0);
        }

        void begin(int[] things, BitSet without) {
            size = 0;
            depth = 0;
            met = -1;
            for (int thing : things) {
                if (!knows(thing) || without.get(thing) || distance(thing) == 0) continue;
                marks[thing] = generation << DISTANCE_BITS;
                if (size == frontier.length) frontier = Arrays.copyOf(frontier, size * 2);
                frontier[size++] = thing;
            }
        }

        boolean knows(int thing) {
            return thing >= 0 && thing < marks.length;
        }

        /** The distance of a thing from this end, or -1 where it is not known. */
        int distance(int thing) {
            int mark = marks[thing];
            return mark >>> DISTANCE_BITS == generation ? mark & DISTANCE : -1;
        }

        /** Whether this end may be no farther than so many steps: not, where all that is so near is known. */
        boolean mayBeWithin(int thing, int steps) {
            int distance = distance(thing);
            return distance >= 0 ? distance <= steps : size > 0 && steps > depth;
        }

        /** Works off a level; the length of a shortest path where the other search is met, else -1. */
        int expand(boolean forward, Side other, Question question) {
            int next = 0;
            int best = -1;
            int mark = generation << DISTANCE_BITS | depth + 1;
            boolean isFree = question.direction() == Direction.FREE;
            BitSet without = question.without();
            for (int i = 0; i < size; i++) {
                int thing = frontier[i];
                for (int way = 0; way < (isFree ? 2 : 1); way++) {
                    arcs.open(thing, forward == (way == 0));
                    while (arcs.next()) {
                        tick();
                        int there = arcs.other();
                        if (distance(there) >= 0 || without.get(there)) continue;
                        marks[there] = mark;
                        if (next == coming.length) coming = Arrays.copyOf(coming, next * 2);
                        coming[next++] = there;
                        int rest = other.distance(there);
                        if (rest >= 0 && (best < 0 || depth + 1 + rest < best)) {
                            best = depth + 1 + rest;
                            met = there;
                        }
                    }
                }
            }
            int[] done = frontier;
            frontier = coming;
            coming = done;
            size = next;
            depth++;
            return best;
        }
    }
}
