package org.silkgraph.paths;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.silkgraph.snapshot.Arcs;

/**
 * Shortest simple paths between things over {@link Links}.
 *
 * <p><b>Idea.</b> Two searches breadth first, one from each end, level by level, always the one whose level has fewer rows to look
 * at; they meet in the middle, so that about the square root of what one search would touch is touched. The first thing known to
 * both ends a search, since every level before was worked off whole. For more than one path of a length, both searches go on until
 * together they reach that far; from there the distance to the goal is carried back over the things that lie on some walk of that
 * length and no others, and the paths are walked depth first, in the order of numbers, never into what is too far from the goal.
 *
 * <p><b>Invariants.</b> Distances are exact wherever there is one ({@link Marks}). A path names no thing twice, and between its ends
 * none that is at an end. What was found is found again, in the same order, as long as the version is the same; only a search that
 * was stopped depends on the machine.
 *
 * <p><b>Memory.</b> Two bits for each row of the snapshot and layer of links ({@code ArcRows}), so about 4 to 8 bytes a link where each
 * has a claim; a search takes 16 bytes a thing that it touched, kept for the next one up to 2 MiB a search that runs
 * at the same time.
 *
 * <p><b>Given up.</b> A link has no weight; of several links between two things the path has one step, and which links these are is
 * looked up when it is told ({@link LinkClaims}). Paths that use a thing twice are never found. Adjacency of its own would be
 * about twice as fast and is a second copy of the graph, to be made anew at each fold.
 *
 * <p>One thread; for as long as the version is held.
 */
public final class PathFinder {
    /** Steps a path may have at most. */
    public static final int MOST_HOPS = 30;
    /** Things that a path may have to go through at most. */
    public static final int MOST_VIA = 8;

    private static final int OFTEN = 0xFF;
    private static final int LONG_LIST = 64;
    private static final int MOST_HUBS = 100;

    private final Links links;
    private final Arcs arcs;

    public PathFinder(Links links) {
        this.links = links;
        this.arcs = links.arcs();
    }

    /** Which way links may be walked. */
    public enum Direction {
        /** Either way. */
        FREE,
        /** From subject to object. */
        FORWARD
    }

    /**
     * What a path may and must go through between its ends.
     *
     * @param without things that no path goes through, the ends included
     * @param only the things that it may go through, or null for any
     * @param never things that it may not go through, or null for none
     * @param via things that it must go through, which may be any
     * @param mostLinks what has more links, in both directions together, is not gone through; 0 for no such limit
     */
    public record Passing(BitSet without, @Nullable BitSet only, @Nullable BitSet never, int[] via, int mostLinks) {
        /** Anything. */
        public static final Passing ANY = new Passing(new BitSet(), null, null, new int[0], 0);

        public Passing {
            if (via.length > MOST_VIA) throw new IllegalArgumentException("at most " + MOST_VIA + " via");
        }

        public static Passing without(BitSet things) {
            return new Passing(things, null, null, new int[0], 0);
        }
    }

    /**
     * What is asked.
     *
     * @param from numbers of the things at one end
     * @param to those at the other; a thing that is at both ends is a path of no step
     * @param hops steps a path has at most, 1 to {@link #MOST_HOPS}
     * @param most paths that are wanted at most, the shortest first
     * @param longer whether paths count too that are longer than the shortest
     */
    public record Question(
            int[] from, int[] to, int hops, int most, boolean longer, Direction direction, Passing passing) {
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
     * @param touched links that were looked at
     * @param hubs things that were not gone through because they have too many links, by number; the first 100 that were met
     */
    public record Found(List<int[]> paths, boolean isWhole, long touched, List<Integer> hubs) {
        public Found {
            paths = List.copyOf(paths);
            hubs = List.copyOf(hubs);
        }
    }

    /** @param isStopped asked now and then; when true, what was found so far is given back */
    public Found find(Question question, BooleanSupplier isStopped) {
        return find(question, question.most(), isStopped);
    }

    /**
     * As {@link #find(Question, BooleanSupplier)}; but once there are enough, no longer ones are looked for than those that there
     * are.
     */
    public Found find(Question question, int enough, BooleanSupplier isStopped) {
        Workspace room = Workspace.take();
        try {
            return new Search(question, enough, room, isStopped).find();
        } finally {
            room.giveBack();
        }
    }

    /** Ends a search from inside. */
    private static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Stopped() {
            super(null, null, false, false);
        }
    }

    /** One question. */
    private final class Search {
        private final Question question;
        private final int enough;
        private final Passing passing;
        private final boolean isFree;
        private final boolean isAnyPassed;
        private final BooleanSupplier isStopped;
        private final Workspace room;
        private final Marks marks;
        private final Marks rest;
        private final Workspace.Frontier source;
        private final Workspace.Frontier goal;
        private final List<int[]> paths = new ArrayList<>();
        private final List<Integer> hubs = new ArrayList<>();
        private final BitSet knownHubs = new BitSet();
        private final Map<Long, int[]> lists = new HashMap<>();
        private List<Via> vias = List.of();
        private @Nullable Arcs counting;
        private boolean hasRest;
        /** The link over which the searches met: its end on the side of the source, and that on the side of the goal. */
        private int met = -1;

        private int metBy = -1;
        private int ticks;

        Search(Question question, int enough, Workspace room, BooleanSupplier isStopped) {
            this.question = question;
            this.enough = Math.min(enough, question.most());
            this.passing = question.passing();
            this.isFree = question.direction() == Direction.FREE;
            this.isAnyPassed = passing.without().isEmpty()
                    && passing.only() == null
                    && passing.never() == null
                    && passing.mostLinks() == 0;
            this.isStopped = isStopped;
            this.room = room;
            this.marks = room.marks;
            this.rest = room.rest;
            this.source = room.source;
            this.goal = room.goal;
        }

        Found find() {
            long before = arcs.touched();
            boolean isWhole = true;
            try {
                room.begin();
                begin(question.from(), false);
                begin(question.to(), true);
                if (passing.via().length > 0) walkVia();
                else if (question.most() == 1) shortest();
                else walkAll();
            } catch (Stopped stopped) {
                isWhole = false;
            }
            hubs.sort(null);
            return new Found(paths, isWhole, arcs.touched() - before, hubs);
        }

        private void tick() {
            if ((++ticks & OFTEN) == 0 && isStopped.getAsBoolean()) throw new Stopped();
        }

        private void begin(int[] things, boolean isGoal) {
            Workspace.Frontier side = isGoal ? goal : source;
            for (int thing : things) {
                if (thing < 0 || passing.without().get(thing)) continue;
                int slot = marks.add(thing);
                if (marks.distance(slot, isGoal) == 0) continue;
                marks.set(slot, isGoal, 0, thing);
                side.add(thing);
            }
            side.step(true);
        }

        // ---- The two searches

        private void shortest() {
            int distance = meet(false);
            if (distance < 0) return;
            int[] path = new int[distance + 1];
            if (distance == 0) {
                path[0] = met;
            } else {
                int middle = marks.distanceOf(met, false);
                for (int thing = met, to = middle; to >= 0; to--) {
                    path[to] = thing;
                    thing = marks.reachedBy(marks.find(thing), false);
                }
                for (int thing = metBy, to = middle + 1; to <= distance; to++) {
                    path[to] = thing;
                    thing = marks.reachedBy(marks.find(thing), true);
                }
            }
            paths.add(path);
        }

        /**
         * The length of a shortest path, or -1.
         *
         * @param whole whether the level on which it is found is worked off all the same
         */
        private int meet(boolean whole) {
            for (int i = 0; i < source.size; i++) {
                int thing = source.things[i];
                if (marks.distanceOf(thing, true) != 0) continue;
                met = thing;
                return 0;
            }
            while (source.depth + goal.depth < question.hops()) {
                if (source.size == 0 || goal.size == 0) return -1;
                int distance = expand(!isSourceShorter(), whole);
                if (distance >= 0) return distance;
            }
            return -1;
        }

        /** Which side has fewer rows to look at; both are added up side by side, until the shorter one is known. */
        private boolean isSourceShorter() {
            long ofSource = 0;
            long ofGoal = 0;
            int i = 0;
            int j = 0;
            while (true) {
                if (ofSource <= ofGoal) {
                    if (i == source.size) return true;
                    ofSource += rows(source.things[i++], true);
                } else {
                    if (j == goal.size) return false;
                    ofGoal += rows(goal.things[j++], false);
                }
            }
        }

        private long rows(int thing, boolean forward) {
            return 1L + arcs.atMost(thing, forward) + (isFree ? arcs.atMost(thing, !forward) : 0);
        }

        /** Works off a level; the length of a shortest path where the other search is met, else -1. */
        private int expand(boolean isGoal, boolean whole) {
            Workspace.Frontier side = isGoal ? goal : source;
            int distance = side.depth + 1;
            int shortest = -1;
            for (int i = 0; i < side.size; i++) {
                int thing = side.things[i];
                // What is between the ends is none of them: nothing is reached through the other end.
                if (whole && side.depth > 0 && marks.distanceOf(thing, !isGoal) == 0) continue;
                for (int way = 0; way < (isFree ? 2 : 1); way++) {
                    arcs.open(thing, isGoal != (way == 0));
                    while (arcs.next()) {
                        tick();
                        int there = arcs.other();
                        int slot = marks.find(there);
                        if (slot < 0) {
                            if (!isAnyPassed && !mayPass(there)) continue;
                            marks.set(marks.put(there, slot), isGoal, distance, thing);
                        } else {
                            if (marks.distance(slot, isGoal) >= 0) continue;
                            if (shortest < 0) {
                                shortest = distance + marks.distance(slot, !isGoal);
                                met = isGoal ? there : thing;
                                metBy = isGoal ? thing : there;
                                if (!whole) return shortest;
                            }
                            marks.set(slot, isGoal, distance, thing);
                        }
                        side.add(there);
                    }
                }
            }
            side.step(false);
            return shortest;
        }

        /** Whether a path may go through a thing that is at no end. */
        private boolean mayPass(int thing) {
            if (passing.without().get(thing)) return false;
            if (isVia(thing)) return true;
            BitSet only = passing.only();
            if (only != null && !only.get(thing)) return false;
            BitSet never = passing.never();
            if (never != null && never.get(thing)) return false;
            return passing.mostLinks() == 0 || !isHub(thing);
        }

        private boolean isVia(int thing) {
            for (int via : passing.via()) if (via == thing) return true;
            return false;
        }

        private boolean isHub(int thing) {
            if (knownHubs.get(thing)) return true;
            if (arcs.atMost(thing, true) + arcs.atMost(thing, false) <= passing.mostLinks()) return false;
            Arcs count = counting;
            if (count == null) counting = count = links.arcs();
            if (count.count(thing, true) + count.count(thing, false) <= passing.mostLinks()) return false;
            knownHubs.set(thing);
            if (hubs.size() < MOST_HUBS) hubs.add(thing);
            return true;
        }

        // ---- Many paths

        /** Paths of one length after the other. */
        private void walkAll() {
            int shortest = meet(true);
            if (shortest < 0) return;
            for (int length = shortest; length <= question.hops() && paths.size() < enough; length++) {
                while (source.depth + goal.depth < length && source.size > 0 && goal.size > 0) {
                    expand(!isSourceShorter(), true);
                }
                carryBack(length);
                walk(length);
                if (!question.longer() && !paths.isEmpty()) return;
            }
        }

        /** Distances from the goal beyond its search, of what lies on a walk of that length. */
        private void carryBack(int length) {
            rest.begin();
            hasRest = goal.size > 0 && goal.depth < length;
            if (!hasRest) return;
            int[] level = goal.things;
            int size = goal.size;
            for (int distance = goal.depth + 1; distance <= length && size > 0; distance++) {
                int[] coming = new int[Math.max(16, size)];
                int next = 0;
                for (int i = 0; i < size; i++) {
                    int here = marks.distanceOf(level[i], false);
                    if (here < 0 || here + distance - 1 > length || here == 0 && distance > 1) continue;
                    for (int way = 0; way < (isFree ? 2 : 1); way++) {
                        arcs.open(level[i], way != 0);
                        while (arcs.next()) {
                            tick();
                            int there = arcs.other();
                            int slot = marks.find(there);
                            if (slot < 0 || marks.distance(slot, true) >= 0) continue;
                            int far = marks.distance(slot, false);
                            if (far < 0 || far + distance > length) continue;
                            int free = rest.find(there);
                            if (free >= 0) continue;
                            rest.set(rest.put(there, free), true, distance, level[i]);
                            if (next == coming.length) coming = Arrays.copyOf(coming, next * 2);
                            coming[next++] = there;
                        }
                    }
                }
                level = coming;
                size = next;
            }
        }

        private void walk(int length) {
            lists.clear();
            int[] starts = question.from().clone();
            Arrays.sort(starts);
            int[] path = new int[length + 1];
            for (int i = 0; i < starts.length; i++) {
                if (i > 0 && starts[i] == starts[i - 1] || !isAtEnd(starts[i], false)) continue;
                if (!isNear(starts[i], length)) continue;
                path[0] = starts[i];
                walk(path, 0);
                if (paths.size() >= question.most()) return;
            }
        }

        private boolean isAtEnd(int thing, boolean isGoal) {
            return thing >= 0 && marks.distanceOf(thing, isGoal) == 0;
        }

        /** Adds the simple paths that begin as this one does up to a step. */
        private void walk(int[] path, int step) {
            int left = path.length - 1 - step;
            int thing = path[step];
            boolean isGoal = isAtEnd(thing, true);
            if (left == 0) {
                if (isGoal && hasAllVia(path)) paths.add(path.clone());
                return;
            }
            // What is between the ends is none of them: from there a shorter path leads on, or has ended.
            if (isGoal || step > 0 && isAtEnd(thing, false)) return;
            if (!vias.isEmpty() && !isNearAllVia(path, step, left)) return;
            for (int other : neighbours(thing, left - 1)) {
                if (contains(path, step, other)) continue;
                path[step + 1] = other;
                walk(path, step + 1);
                if (paths.size() >= question.most()) return;
            }
        }

        private static boolean contains(int[] path, int last, int thing) {
            for (int i = 0; i <= last; i++) if (path[i] == thing) return true;
            return false;
        }

        /** Whether the goal can be reached from a thing in so many steps. */
        private boolean isNear(int thing, int left) {
            int slot = marks.find(thing);
            int distance = slot < 0 ? -1 : marks.distance(slot, true);
            if (distance < 0 && hasRest) distance = rest.distanceOf(thing, true);
            return distance >= 0 && distance <= left;
        }

        /** The neighbours from which the goal can be reached in so many steps, each once, by number. */
        private int[] neighbours(int thing, int left) {
            tick();
            boolean isLong = arcs.atMost(thing, true) + arcs.atMost(thing, false) > LONG_LIST;
            long key = (long) thing << 8 | left;
            int[] known = isLong ? lists.get(key) : null;
            if (known != null) return known;
            int[] found = new int[8];
            int size = 0;
            for (int way = 0; way < (isFree ? 2 : 1); way++) {
                arcs.open(thing, way == 0);
                while (arcs.next()) {
                    tick();
                    int other = arcs.other();
                    if (!isNear(other, left)) continue;
                    if (size == found.length) found = Arrays.copyOf(found, size * 2);
                    found[size++] = other;
                }
            }
            Arrays.sort(found, 0, size);
            int kept = 0;
            for (int i = 0; i < size; i++) if (i == 0 || found[i] != found[i - 1]) found[kept++] = found[i];
            int[] list = Arrays.copyOf(found, kept);
            if (isLong) lists.put(key, list);
            return list;
        }

        // ---- Paths through certain things

        /** How far things are from one that a path must go through, and that one from the goal. */
        private record Via(int thing, Marks marks, int toGoal) {}

        private void walkVia() {
            while (goal.depth < question.hops() && goal.size > 0) expand(true, true);
            List<Via> known = new ArrayList<>();
            int least = 0;
            for (int via : passing.via()) {
                int toGoal = via < 0 ? -1 : marks.distanceOf(via, true);
                if (toGoal < 0) return;
                known.add(new Via(via, around(via), toGoal));
                least = Math.max(least, toGoal);
            }
            vias = known;
            for (int length = least; length <= question.hops() && paths.size() < enough; length++) {
                walk(length);
                if (!question.longer() && !paths.isEmpty()) return;
            }
        }

        /** Distances to a thing. */
        private Marks around(int thing) {
            Marks known = new Marks();
            known.begin();
            known.set(known.add(thing), true, 0, thing);
            int[] level = {thing};
            int size = 1;
            for (int distance = 1; distance <= question.hops() && size > 0; distance++) {
                int[] coming = new int[Math.max(16, size)];
                int next = 0;
                for (int i = 0; i < size; i++) {
                    for (int way = 0; way < (isFree ? 2 : 1); way++) {
                        arcs.open(level[i], way != 0);
                        while (arcs.next()) {
                            tick();
                            int there = arcs.other();
                            int slot = known.find(there);
                            // What the goal is not reached from is on no path.
                            if (slot >= 0 || marks.find(there) < 0) continue;
                            known.set(known.put(there, slot), true, distance, level[i]);
                            if (next == coming.length) coming = Arrays.copyOf(coming, next * 2);
                            coming[next++] = there;
                        }
                    }
                }
                level = coming;
                size = next;
            }
            return known;
        }

        private boolean hasAllVia(int[] path) {
            for (Via via : vias) if (!contains(path, path.length - 1, via.thing())) return false;
            return true;
        }

        private boolean isNearAllVia(int[] path, int step, int left) {
            for (Via via : vias) {
                if (contains(path, step, via.thing())) continue;
                int distance = via.marks().distanceOf(path[step], true);
                if (distance < 0 || distance + via.toGoal() > left) return false;
            }
            return true;
        }
    }
}
