package org.silkgraph.paths;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
 * <p><b>Memory.</b> The index of arcs of the snapshot ({@code ArcIndex}): 8 bytes a link and 8 a thing, about 11 a link in all. A search
 * takes 16 bytes a thing that it touched, twice, kept for the next one up to 2 MiB a search that runs at the same time.
 *
 * <p><b>Given up.</b> A link has no weight; of several links between two things the path has one step, and which links these are is
 * looked up when it is told ({@link LinkClaims}). Paths that use a thing twice are never found. Of very many paths of one length the
 * first by number are found, not the best.
 *
 * <p>One question at a time; for as long as the version is held.
 */
public final class PathFinder {
    /** Steps a path may have at most. */
    public static final int MOST_HOPS = 30;
    /** Things that a path may have to go through at most. */
    public static final int MOST_VIA = 8;

    private static final int OFTEN = 0xFF;
    private static final int SOMETIMES = 0xF;
    private static final int LONG_LIST = 64;
    private static final int MOST_HUBS = 100;
    private static final int MOST_PROBED = 1 << 12;
    /** Links that are walked in the time that one is looked for. */
    private static final int PROBE = 32;

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
     * @param most paths that are given at most, the shortest first
     * @param enough where there are so many, none that are longer are looked for; 1 for those of the shortest length only
     */
    public record Question(int[] from, int[] to, int hops, int most, int enough, Direction direction, Passing passing) {
        /** @param longer whether paths count too that are longer than the shortest */
        public Question(
                int[] from, int[] to, int hops, int most, boolean longer, Direction direction, Passing passing) {
            this(from, to, hops, most, longer ? most : 1, direction, passing);
        }

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
        Workspace room = Workspace.take();
        try {
            return new Search(question, room, isStopped).find();
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
        private final Passing passing;
        private final boolean isFree;
        private final boolean isAnyPassed;
        private final BooleanSupplier isStopped;
        private final Workspace room;
        private final Distances distances;
        private final Marks rest;
        private final Workspace.Frontier source;
        private final Workspace.Frontier goal;
        private final List<int[]> paths = new ArrayList<>();
        private final List<Integer> hubs = new ArrayList<>(0);
        private final BitSet knownHubs = new BitSet(0);
        private final Map<Long, int[]> lists = new HashMap<>();
        /** Hubs, by thing and steps left, that were walked without a list. */
        private final Set<Long> seen = new HashSet<>();

        private List<Via> vias = List.of();
        private @Nullable Arcs counting;
        private boolean hasRest;
        /** What is one step from the goal, where it is known and not very much. */
        private int @Nullable [] nearGoal;

        private int @Nullable [] nearSource;
        /** The link over which the searches met: its end on the side of the source, and that on the side of the goal. */
        private int met = -1;

        private int metBy = -1;
        private int ticks;
        private int looks;

        Search(Question question, Workspace room, BooleanSupplier isStopped) {
            this.question = question;
            this.passing = question.passing();
            this.isFree = question.direction() == Direction.FREE;
            this.isAnyPassed = passing.without().isEmpty()
                    && passing.only() == null
                    && passing.never() == null
                    && passing.mostLinks() == 0;
            this.isStopped = isStopped;
            this.room = room;
            this.distances = room.distances;
            this.rest = room.rest;
            this.source = room.source;
            this.goal = room.goal;
        }

        Found find() {
            long before = arcs.touched();
            boolean isWhole = true;
            try {
                room.begin(arcs.places());
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

        /** As {@link #tick}, where some have been looked at. */
        private void look() {
            if ((++looks & SOMETIMES) == 0 && isStopped.getAsBoolean()) throw new Stopped();
        }

        private void begin(int[] things, boolean isGoal) {
            Workspace.Frontier side = isGoal ? goal : source;
            for (int thing : things) {
                if (thing < 0 || passing.without().get(thing)) continue;
                int place = arcs.place(thing);
                int known = distances.get(place);
                if (Distances.of(known, isGoal) == 0) continue;
                distances.set(place, known, isGoal, 0);
                side.add(place);
            }
            side.step(true);
        }

        // ---- The two searches

        /** One of the shortest paths. */
        private void shortest() {
            for (int i = 0; i < goal.size; i++) {
                if (distances.of(false, goal.things[i]) != 0) continue;
                paths.add(terms(new int[] {goal.things[i]}));
                return;
            }
            while (source.depth + goal.depth < question.hops() && source.size > 0 && goal.size > 0) {
                if (!reach(!isSourceShorter())) continue;
                paths.add(joined());
                return;
            }
        }

        /** Works off a level; true as soon as the other search is met. */
        private boolean reach(boolean isGoal) {
            Workspace.Frontier side = isGoal ? goal : source;
            int distance = side.depth + 1;
            int[] near = room.near;
            for (int i = 0; i < side.size; i++) {
                int here = side.things[i];
                open(here, !isGoal);
                for (int size = arcs.next(near); size > 0; size = arcs.next(near)) {
                    look();
                    for (int j = 0; j < size; j++) {
                        int there = near[j];
                        int known = distances.get(there);
                        if (known == 0) {
                            if (!isAnyPassed && !mayPass(there)) continue;
                            distances.set(there, 0, isGoal, distance);
                            side.add(there);
                        } else if (Distances.of(known, isGoal) < 0) {
                            met = isGoal ? there : here;
                            metBy = isGoal ? here : there;
                            return true;
                        }
                    }
                }
            }
            side.step(false);
            return false;
        }

        private int[] joined() {
            int before = distances.of(false, met);
            int after = distances.of(true, metBy);
            int[] path = new int[before + after + 2];
            path[before] = met;
            for (int i = before; i > 0; i--) path[i - 1] = nearer(path[i], i - 1, false);
            path[before + 1] = metBy;
            for (int i = before + 1; i + 1 < path.length; i++) {
                path[i + 1] = nearer(path[i], path.length - 2 - i, true);
            }
            return terms(path);
        }

        /** A neighbour that is at a distance from an end. */
        private int nearer(int place, int distance, boolean isGoal) {
            int[] near = room.near;
            open(place, isGoal);
            for (int size = arcs.next(near); size > 0; size = arcs.next(near)) {
                for (int j = 0; j < size; j++) if (distances.of(isGoal, near[j]) == distance) return near[j];
            }
            throw new IllegalStateException("nothing at distance " + distance + " beside one that is farther");
        }

        /** Things by number of what is by place. */
        private int[] terms(int[] places) {
            int[] things = new int[places.length];
            for (int i = 0; i < things.length; i++) things[i] = arcs.term(places[i]);
            return things;
        }

        /** The length of a shortest path, or -1. */
        private int meet() {
            for (int i = 0; i < source.size; i++) {
                if (distances.of(true, source.things[i]) == 0) return 0;
            }
            while (source.depth + goal.depth < question.hops()) {
                if (source.size == 0 || goal.size == 0) return -1;
                int distance = expand(!isSourceShorter());
                if (distance >= 0) return distance;
            }
            return -1;
        }

        /** Which side has fewer links to look at. The one with fewer things is counted first, the other only as far as it matters. */
        private boolean isSourceShorter() {
            boolean isSourceFirst = source.size <= goal.size;
            Workspace.Frontier first = isSourceFirst ? source : goal;
            Workspace.Frontier other = isSourceFirst ? goal : source;
            long sum = rows(first, Long.MAX_VALUE);
            // Each thing has a link at least: that by which it was reached.
            boolean isFirst = sum <= other.size || rows(other, sum) >= sum;
            return isFirst == isSourceFirst;
        }

        private long rows(Workspace.Frontier side, long enough) {
            long sum = 0;
            for (int i = 0; i < side.size && sum < enough; i++) sum += arcs.atMost(side.things[i]);
            return sum;
        }

        private void open(int place, boolean forward) {
            if (isFree) arcs.open(place);
            else arcs.open(place, forward);
        }

        /** Works off a level; the length of a shortest path where the other search is met, else -1. */
        private int expand(boolean isGoal) {
            Workspace.Frontier side = isGoal ? goal : source;
            int distance = side.depth + 1;
            int shortest = -1;
            int[] near = room.near;
            for (int i = 0; i < side.size; i++) {
                open(side.things[i], !isGoal);
                for (int size = arcs.next(near); size > 0; size = arcs.next(near)) {
                    look();
                    for (int j = 0; j < size; j++) {
                        int there = near[j];
                        int known = distances.get(there);
                        if (known == 0 ? !isAnyPassed && !mayPass(there) : Distances.of(known, isGoal) >= 0) continue;
                        distances.set(there, known, isGoal, distance);
                        int rest = Distances.of(known, !isGoal);
                        if (rest >= 0 && shortest < 0) shortest = distance + rest;
                        // Nothing is reached through the other end.
                        if (rest != 0) side.add(there);
                    }
                }
            }
            side.step(false);
            if (side.depth == 1 && side.size <= MOST_PROBED) {
                int[] first = Arrays.copyOf(side.things, side.size);
                if (isGoal) nearGoal = first;
                else nearSource = first;
            }
            return shortest;
        }

        /** Whether a path may go through a thing that is at no end. */
        private boolean mayPass(int place) {
            int thing = arcs.term(place);
            if (passing.without().get(thing)) return false;
            if (isVia(thing)) return true;
            BitSet only = passing.only();
            if (only != null && !only.get(thing)) return false;
            BitSet never = passing.never();
            if (never != null && never.get(thing)) return false;
            return passing.mostLinks() == 0 || !isHub(place);
        }

        private boolean isVia(int thing) {
            for (int via : passing.via()) if (via == thing) return true;
            return false;
        }

        private boolean isHub(int place) {
            if (knownHubs.get(place)) return true;
            if (arcs.atMost(place) <= passing.mostLinks()) return false;
            Arcs count = counting;
            if (count == null) counting = count = links.arcs();
            if (count.count(place) <= passing.mostLinks()) return false;
            knownHubs.set(place);
            if (hubs.size() < MOST_HUBS) hubs.add(arcs.term(place));
            return true;
        }

        // ---- Many paths

        /** Paths of one length after the other. */
        private void walkAll() {
            int shortest = meet();
            if (shortest < 0) return;
            for (int length = shortest; length <= question.hops() && paths.size() < question.most(); length++) {
                while (source.depth + goal.depth < length && source.size > 0 && goal.size > 0) {
                    expand(!isSourceShorter());
                }
                carryBack(length);
                walk(length);
                if (paths.size() >= question.enough()) return;
            }
        }

        /** Distances from the goal beyond its search, of what lies on a walk of that length. */
        private void carryBack(int length) {
            rest.begin();
            // Of the source itself it need not be known.
            hasRest = goal.size > 0 && goal.depth < length - 1;
            if (!hasRest) return;
            int[] level = goal.things;
            int size = goal.size;
            for (int distance = goal.depth + 1; distance < length && size > 0; distance++) {
                if (length - distance == 1 && carryToSource(level, size, distance)) return;
                int[] coming = new int[Math.max(16, size)];
                int next = 0;
                for (int i = 0; i < size; i++) {
                    int here = distances.of(false, level[i]);
                    // Nothing is reached through the source.
                    if (here < 1 || here + distance - 1 > length) continue;
                    open(level[i], false);
                    while (arcs.next()) {
                        tick();
                        int there = arcs.other();
                        int mark = distances.get(there);
                        int far = Distances.of(mark, false);
                        if (far < 0 || Distances.of(mark, true) >= 0 || far + distance > length) continue;
                        int free = rest.find(there);
                        if (free >= 0) continue;
                        rest.set(rest.put(there, free), true, distance, level[i]);
                        if (next == coming.length) coming = Arrays.copyOf(coming, next * 2);
                        coming[next++] = there;
                    }
                }
                level = coming;
                size = next;
            }
        }

        /**
         * The last step back, to what is one step from the source: looked for among the links, where that is less to look at.
         *
         * @return false where it is not
         */
        private boolean carryToSource(int[] level, int size, int distance) {
            int[] near = nearSource;
            if (near == null) return false;
            int kept = 0;
            long links = 0;
            for (int i = 0; i < size; i++) {
                int here = distances.of(false, level[i]);
                if (here < 1 || here > 2) continue;
                links += arcs.atMost(level[i]);
                kept++;
            }
            if ((long) kept * near.length * PROBE > links) return false;
            for (int there : near) {
                if (distances.of(true, there) >= 0 || rest.find(there) >= 0) continue;
                for (int i = 0; i < size; i++) {
                    tick();
                    int here = distances.of(false, level[i]);
                    if (here < 1 || here > 2 || !isLinked(there, level[i])) continue;
                    rest.set(rest.add(there), true, distance, level[i]);
                    break;
                }
            }
            return true;
        }

        private void walk(int length) {
            lists.clear();
            seen.clear();
            int[] starts = question.from().clone();
            Arrays.sort(starts);
            int[] path = new int[length + 1];
            for (int i = 0; i < starts.length; i++) {
                if (i > 0 && starts[i] == starts[i - 1]) continue;
                int start = arcs.place(starts[i]);
                if (!isAtEnd(start, false)) continue;
                path[0] = start;
                walk(path, 0);
                if (paths.size() >= question.most()) return;
            }
        }

        private boolean isAtEnd(int thing, boolean isGoal) {
            return thing >= 0 && distances.of(isGoal, thing) == 0;
        }

        /** Adds the simple paths that begin as this one does up to a step. */
        private void walk(int[] path, int step) {
            int left = path.length - 1 - step;
            int thing = path[step];
            boolean isGoal = isAtEnd(thing, true);
            if (left == 0) {
                if (isGoal && hasAllVia(path)) paths.add(terms(path));
                return;
            }
            // What is between the ends is none of them: from there a shorter path leads on, or has ended.
            if (isGoal || step > 0 && isAtEnd(thing, false)) return;
            if (!vias.isEmpty() && !isNearAllVia(path, step, left)) return;
            boolean isLong = arcs.atMost(thing) > LONG_LIST;
            if (isLong && left > 2 && arcs.isSettled(thing) && seen.add((long) thing << 8 | left)) {
                walkInOrder(path, step, left - 1);
                return;
            }
            for (int other : neighbours(thing, left - 1)) {
                if (goOn(path, step, other)) return;
            }
        }

        /** Goes a step further; true where there are paths enough. */
        private boolean goOn(int[] path, int step, int other) {
            if (contains(path, step, other)) return false;
            path[step + 1] = other;
            walk(path, step + 1);
            return paths.size() >= question.most();
        }

        /**
         * As for any other thing, without making a list of all its neighbours first: of a hub the first few may do. Where it is met
         * again with as many steps left, a list is made.
         */
        private void walkInOrder(int[] path, int step, int left) {
            int thing = path[step];
            int[] near = room.nearAt(step);
            int before = -1;
            open(thing, true);
            for (int size = arcs.next(near); size > 0; size = arcs.next(near)) {
                look();
                int position = arcs.position();
                for (int i = 0; i < size; i++) {
                    if (near[i] == before || !isNear(near[i], left)) continue;
                    before = near[i];
                    if (goOn(path, step, near[i])) return;
                }
                open(thing, true);
                arcs.seek(position);
            }
        }

        private static boolean contains(int[] path, int last, int thing) {
            for (int i = 0; i <= last; i++) if (path[i] == thing) return true;
            return false;
        }

        /** Whether the goal can be reached from a thing in so many steps. */
        private boolean isNear(int thing, int left) {
            int distance = distances.of(true, thing);
            if (distance < 0 && hasRest) distance = rest.distanceOf(thing, true);
            return distance >= 0 && distance <= left;
        }

        /** The neighbours from which the goal can be reached in so many steps, each once, by number. */
        private int[] neighbours(int thing, int left) {
            tick();
            long links = arcs.atMost(thing);
            boolean isLong = links > LONG_LIST;
            long key = (long) thing << 8 | left;
            int[] known = isLong ? lists.get(key) : null;
            if (known != null) return known;
            int[] list = isLong ? probed(thing, left, links) : null;
            if (list == null) list = walked(thing, left);
            if (isLong) lists.put(key, list);
            return list;
        }

        private int[] walked(int thing, int left) {
            int[] found = new int[8];
            int size = 0;
            open(thing, true);
            while (arcs.next()) {
                tick();
                int other = arcs.other();
                if (!isNear(other, left)) continue;
                if (size == found.length) found = Arrays.copyOf(found, size * 2);
                found[size++] = other;
            }
            return sorted(found, size);
        }

        /** Each once, in the order of their numbers, which is not that of places where things are new. */
        private int[] sorted(int[] places, int size) {
            long[] keys = new long[size];
            for (int i = 0; i < size; i++) keys[i] = (long) arcs.term(places[i]) << Integer.SIZE | places[i];
            Arrays.sort(keys);
            int[] list = new int[size];
            int kept = 0;
            for (int i = 0; i < size; i++) if (i == 0 || keys[i] != keys[i - 1]) list[kept++] = (int) keys[i];
            return kept == size ? list : Arrays.copyOf(list, kept);
        }

        /**
         * The same for a thing with many links, where few things are near enough to the goal: these are looked for among its
         * links.
         *
         * @return null where it is better to walk its links
         */
        private int @Nullable [] probed(int thing, int left, long links) {
            int[] near = nearGoal;
            if (left > 1 || left == 1 && near == null) return null;
            int size = question.to().length + (left == 1 && near != null ? near.length : 0);
            if ((long) size * PROBE > links) return null;
            int[] found = new int[size];
            int kept = 0;
            for (int one : question.to()) {
                int place = arcs.place(one);
                if (isAtEnd(place, true) && isLinked(thing, place)) found[kept++] = place;
            }
            if (left == 1 && near != null) {
                for (int other : near) {
                    tick();
                    if (isLinked(thing, other)) found[kept++] = other;
                }
            }
            return sorted(found, kept);
        }

        private boolean isLinked(int thing, int other) {
            return isFree ? arcs.joins(thing, other) : arcs.has(thing, other);
        }

        // ---- Paths through certain things

        /** How far things are from one that a path must go through, and that one from the goal. */
        private record Via(int thing, Marks marks, int toGoal) {}

        private void walkVia() {
            while (goal.depth < question.hops() && goal.size > 0) expand(true);
            List<Via> known = new ArrayList<>();
            int least = 0;
            for (int via : passing.via()) {
                int place = arcs.place(via);
                int toGoal = via < 0 ? -1 : distances.of(true, place);
                if (toGoal < 0) return;
                known.add(new Via(place, around(place), toGoal));
                least = Math.max(least, toGoal);
            }
            vias = known;
            for (int length = least; length <= question.hops() && paths.size() < question.most(); length++) {
                walk(length);
                if (paths.size() >= question.enough()) return;
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
                    open(level[i], false);
                    while (arcs.next()) {
                        tick();
                        int there = arcs.other();
                        int slot = known.find(there);
                        // What the goal is not reached from is on no path.
                        if (slot >= 0 || distances.get(there) == 0) continue;
                        known.set(known.put(there, slot), true, distance, level[i]);
                        if (next == coming.length) coming = Arrays.copyOf(coming, next * 2);
                        coming[next++] = there;
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
