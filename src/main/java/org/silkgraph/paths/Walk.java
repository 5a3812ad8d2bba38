package org.silkgraph.paths;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.silkgraph.paths.PathFinder.Question;
import org.silkgraph.snapshot.Arcs;

/**
 * Simple paths depth first, in the order of numbers, one length after the other; never into what is known to be too far from the
 * goal. The more is known the less is walked in vain, and the same paths come in the same order:
 *
 * <ol>
 *   <li>At first nothing is known of what neither search has seen, so that a path is found without a level being worked off for it.
 *   <li>Where that would take more than the next level, the level is worked off and distances from the goal are carried back over
 *       what lies on some walk of the length.
 *   <li>Where still nothing is found, since all ways lead over things that the path has already, it is looked from time to time
 *       whether what has begun can still reach the goal ({@link Completion}), and what cannot is left at once.
 * </ol>
 *
 * By the last no more is begun than paths are found, or were found that are shorter, times their steps.
 */
class Walk {
    private static final int LONG_LIST = 64;
    /**
     * How long it is walked with little known.
     *
     * @param least links that are looked at before a level is worked off, whatever that would cost
     * @param times how many times the links of the level are looked at rather than work it off: with that the walk is not over
     * @param patience beginnings without a path before it is looked whether they have one
     */
    record Effort(long least, int times, int patience) {
        static final Effort USUAL = new Effort(1 << 10, 16, 1 << 8);
    }

    private static final Dear DEAR = new Dear();

    final Meeting meeting;
    final Question question;
    final Arcs arcs;

    private final Distances distances;
    private final Workspace room;
    private final Marks rest;
    private final List<int[]> paths;
    private final Completion completion;
    private final Effort effort;
    /** Neighbours that are near enough, by thing and steps left. */
    private final Map<Long, int[]> lists = new HashMap<>();
    /** Things with many links, by thing and steps left, that were walked without a list. */
    private final Set<Long> seen = new HashSet<>();
    /** The place of the goal where it is one thing, else -1. */
    private final int onlyGoal;

    private boolean isExact;
    private boolean hasRest;
    private long mostTouched;
    private int begun;
    /** The last step up to which it is known that what has begun can reach the goal. */
    private int alive = -1;
    /** The step from which nothing reaches the goal, while the walk goes back there. */
    private int dead = Integer.MAX_VALUE;

    /** Ends a walk that is not worth while. */
    private static final class Dear extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Dear() {
            super(null, null, false, false);
        }
    }

    /** @param paths to which those are added that are found */
    Walk(Meeting meeting, Completion completion, Effort effort, List<int[]> paths) {
        this.meeting = meeting;
        this.question = meeting.question;
        this.arcs = meeting.arcs;
        this.distances = meeting.distances;
        this.room = meeting.room;
        this.rest = meeting.room.rest;
        this.completion = completion;
        this.effort = effort;
        this.paths = paths;
        this.onlyGoal = question.to().length == 1 ? arcs.place(question.to()[0]) : -1;
    }

    /** Whether a path that has come so far can have all that it must have; for those who want more of it. */
    boolean mayGoOn(int[] path, int step, int left) {
        return true;
    }

    /** Whether a path has all that it must have. */
    boolean isWanted(int[] path) {
        return true;
    }

    /** Paths of that length and longer ones, until there are enough. */
    void walkFrom(int shortest) {
        for (int length = shortest; length <= question.hops() && paths.size() < question.most(); length++) {
            int before = paths.size();
            if (!isWalkedAtOnce(length)) {
                paths.subList(before, paths.size()).clear();
                meeting.grow(length);
                carryBack(length);
                isExact = true;
                walk(length);
            }
            if (paths.size() >= question.enough()) return;
        }
    }

    /** Walks with what is known from the two searches; false where that is given up. */
    private boolean isWalkedAtOnce(int length) {
        // A thing on a path is then known to one search or the other.
        meeting.grow(length - 1);
        isExact = meeting.goal.isEmpty() || meeting.goal.depth >= length - 1;
        hasRest = false;
        long level = meeting.rows(meeting.source, Long.MAX_VALUE);
        mostTouched = isExact
                ? Long.MAX_VALUE
                : arcs.touched() + effort.least() + effort.times() * meeting.rows(meeting.goal, level);
        try {
            walk(length);
            return true;
        } catch (Dear dear) {
            return false;
        } finally {
            mostTouched = Long.MAX_VALUE;
        }
    }

    // ---- Distances that are carried back

    /** Distances from the goal beyond its search, of what lies on a walk of that length. */
    private void carryBack(int length) {
        Workspace.Frontier goal = meeting.goal;
        rest.begin();
        // Of the source itself it need not be known.
        hasRest = !goal.isEmpty() && goal.depth < length - 1;
        if (!hasRest) return;
        int[] level = Arrays.copyOfRange(goal.things, goal.start, goal.end);
        int size = level.length;
        for (int distance = goal.depth + 1; distance < length && size > 0; distance++) {
            if (length - distance == 1 && carryToSource(level, size, distance)) return;
            int[] coming = new int[Math.max(16, size)];
            int next = 0;
            for (int i = 0; i < size; i++) {
                int here = distances.of(false, level[i]);
                // Nothing is reached through the source.
                if (here < 1 || here + distance - 1 > length) continue;
                meeting.open(level[i], false);
                while (arcs.next()) {
                    meeting.tick();
                    int there = arcs.other();
                    int mark = distances.get(there);
                    int far = Distances.of(mark, false);
                    if (far < 0 || far + distance > length) continue;
                    // Of the level that comes the search may know some.
                    int toGoal = Distances.of(mark, true);
                    if (toGoal >= 0 && toGoal != distance) continue;
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
        Workspace.Frontier source = meeting.source;
        int first = source.within(0);
        int last = source.within(1);
        if (source.depth == 0) return false;
        int kept = 0;
        long links = 0;
        for (int i = 0; i < size; i++) {
            int here = distances.of(false, level[i]);
            if (here < 1 || here > 2) continue;
            links += arcs.atMost(level[i]);
            kept++;
        }
        if ((long) kept * (last - first) * Meeting.PROBE > links) return false;
        for (int at = first; at < last; at++) {
            int there = source.things[at];
            if (distances.of(true, there) >= 0 || rest.find(there) >= 0) continue;
            for (int i = 0; i < size; i++) {
                meeting.tick();
                int here = distances.of(false, level[i]);
                if (here < 1 || here > 2 || !meeting.isLinked(there, level[i])) continue;
                rest.set(rest.add(there), true, distance, level[i]);
                break;
            }
        }
        return true;
    }

    // ---- The walk

    private void walk(int length) {
        lists.clear();
        seen.clear();
        begun = 0;
        alive = -1;
        int[] starts = question.from().clone();
        Arrays.sort(starts);
        int[] path = new int[length + 1];
        for (int i = 0; i < starts.length; i++) {
            if (i > 0 && starts[i] == starts[i - 1]) continue;
            int start = arcs.place(starts[i]);
            if (!meeting.isAtEnd(start, false)) continue;
            path[0] = start;
            walk(path, 0);
            if (paths.size() >= question.most()) return;
        }
    }

    /** Adds the simple paths that begin as this one does up to a step. */
    private void walk(int[] path, int step) {
        int left = path.length - 1 - step;
        int thing = path[step];
        boolean isGoal = meeting.isAtEnd(thing, true);
        if (left == 0) {
            if (isGoal && isWanted(path)) {
                paths.add(meeting.terms(path));
                begun = 0;
            }
            return;
        }
        // What is between the ends is none of them: from there a shorter path leads on, or has ended.
        if (isGoal || step > 0 && meeting.isAtEnd(thing, false)) return;
        if (!mayGoOn(path, step, left)) return;
        meeting.tick();
        if (left == 1 && onlyGoal >= 0) {
            if (meeting.isLinked(thing, onlyGoal)) goOn(path, step, onlyGoal);
            return;
        }
        if (arcs.touched() > mostTouched) throw DEAR;
        if (isExact && left > 1 && ++begun > effort.patience() && isDead(path, step)) return;
        goOn(path, step);
        if (dead == step) dead = Integer.MAX_VALUE;
    }

    private void goOn(int[] path, int step) {
        int thing = path[step];
        int left = path.length - 2 - step;
        boolean isLong = arcs.atMost(thing) > LONG_LIST;
        boolean isInOrder = arcs.isSettled(thing);
        if (!isLong && isInOrder) {
            walkInOrder(path, step, left);
            return;
        }
        long key = (long) thing << 8 | left;
        int[] list = isLong ? lists.get(key) : null;
        if (list == null) {
            list = isLong ? probed(thing, left) : null;
            if (list == null && isInOrder && seen.add(key)) {
                walkInOrder(path, step, left);
                return;
            }
            if (list == null) list = walked(thing, left);
            if (isLong) lists.put(key, list);
        }
        for (int other : list) if (goOn(path, step, other)) return;
    }

    /** Goes a step further; true where no other step has to be tried. */
    private boolean goOn(int[] path, int step, int other) {
        if (contains(path, step, other)) return false;
        path[step + 1] = other;
        alive = Math.min(alive, step);
        walk(path, step + 1);
        return paths.size() >= question.most() || dead <= step;
    }

    /**
     * Goes on without making a list of all neighbours first: of a thing with many the first few may do. Where it is met again with
     * as many steps left, a list is made.
     */
    private void walkInOrder(int[] path, int step, int left) {
        int thing = path[step];
        int[] near = room.nearAt(step);
        int before = -1;
        meeting.open(thing, true);
        for (int size = arcs.next(near); size > 0; size = arcs.next(near)) {
            meeting.look();
            if (arcs.touched() > mostTouched) throw DEAR;
            int position = arcs.position();
            for (int i = 0; i < size; i++) {
                if (near[i] == before || !isNear(near[i], left)) continue;
                before = near[i];
                if (goOn(path, step, near[i])) return;
            }
            if (size < near.length) return;
            meeting.open(thing, true);
            arcs.seek(position);
        }
    }

    static boolean contains(int[] path, int last, int thing) {
        for (int i = 0; i <= last; i++) if (path[i] == thing) return true;
        return false;
    }

    /** Whether it is not known that the goal cannot be reached from a thing in so many steps. */
    private boolean isNear(int thing, int left) {
        int known = distances.get(thing);
        // What neither search knows is on no path of this length, or may not be gone through.
        if (known == 0) return false;
        int distance = Distances.of(known, true);
        if (distance < 0) {
            if (!isExact) return left > meeting.goal.depth;
            if (hasRest) distance = rest.distanceOf(thing, true);
        }
        return distance >= 0 && distance <= left;
    }

    /** Neighbours that are near enough, each once, by number. */
    private int[] walked(int thing, int left) {
        int[] found = new int[8];
        int size = 0;
        meeting.open(thing, true);
        while (arcs.next()) {
            meeting.tick();
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
     * The same for a thing with many links, where few things are near enough to the goal: these are looked for among its links.
     *
     * @return null where it is better to walk its links
     */
    private int @Nullable [] probed(int thing, int left) {
        Workspace.Frontier goal = meeting.goal;
        if (left > goal.depth) return null;
        int near = goal.within(left);
        if ((long) near * Meeting.PROBE > arcs.atMost(thing)) return null;
        int[] found = new int[near];
        int kept = 0;
        for (int i = 0; i < near; i++) {
            meeting.tick();
            if (meeting.isLinked(thing, goal.things[i])) found[kept++] = goal.things[i];
        }
        return sorted(found, kept);
    }

    // ---- Where all ways lead over what the path has already

    /** Whether nothing that begins so reaches the goal; then the walk goes back to where that was so first. */
    private boolean isDead(int[] path, int step) {
        if (step <= alive || canEnd(path, step)) return false;
        int first = step;
        while (first - 1 > alive && !canEnd(path, first - 1)) first--;
        if (first < step) dead = first;
        return true;
    }

    private boolean canEnd(int[] path, int step) {
        int left = path.length - 2 - step;
        boolean canEnd = completion.isPossible(path, step, walked(path[step], left), left);
        if (canEnd) alive = step;
        return canEnd;
    }
}
