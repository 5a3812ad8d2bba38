package org.silkgraph.paths;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.silkgraph.paths.PathFinder.Direction;
import org.silkgraph.paths.PathFinder.Passing;
import org.silkgraph.paths.PathFinder.Question;
import org.silkgraph.snapshot.Arcs;

/**
 * Two searches breadth first, one from each end of a question, level by level, always the one whose level has fewer links to look
 * at, until they meet. The level in which they meet is left where it is; it is worked off when more is wanted than one path.
 *
 * <p>How far a thing is from an end is exact wherever it is known, and known of all things up to the depth of the search from there.
 */
final class Meeting {
    /** Links that are walked in the time that one is looked for. */
    static final int PROBE = 8;

    private static final int OFTEN = 0xFF;
    private static final int SOMETIMES = 0xF;
    private static final int MOST_HUBS = 100;

    final Question question;
    final Passing passing;
    final Arcs arcs;
    final Workspace room;
    final Distances distances;
    final Workspace.Frontier source;
    final Workspace.Frontier goal;

    private final Links links;
    private final boolean isFree;
    private final boolean isAnyPassed;
    private final BooleanSupplier isStopped;
    private final List<Integer> hubs = new ArrayList<>(0);
    private final BitSet knownHubs = new BitSet(0);
    private @Nullable Arcs counting;

    /** The link over which the searches met: its end on the side of the source, and that on the side of the goal. */
    private int met = -1;

    private int metBy = -1;
    private int ticks;
    private int looks;

    /** Ends a search from inside. */
    static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Stopped() {
            super(null, null, false, false);
        }
    }

    Meeting(Question question, Links links, Arcs arcs, Workspace room, BooleanSupplier isStopped) {
        this.question = question;
        this.passing = question.passing();
        this.links = links;
        this.arcs = arcs;
        this.isFree = question.direction() == Direction.FREE;
        this.isAnyPassed = passing.without().isEmpty()
                && passing.only() == null
                && passing.never() == null
                && passing.mostLinks() == 0;
        this.isStopped = isStopped;
        this.room = room;
        this.distances = room.distances;
        this.source = room.source;
        this.goal = room.goal;
    }

    /** Counts one more that was looked at; ends the search where it is to be stopped. */
    void tick() {
        if ((++ticks & OFTEN) == 0 && isStopped.getAsBoolean()) throw new Stopped();
    }

    /** As {@link #tick}, where some have been looked at. */
    void look() {
        if ((++looks & SOMETIMES) == 0 && isStopped.getAsBoolean()) throw new Stopped();
    }

    BooleanSupplier isStopped() {
        return isStopped;
    }

    /** Things with too many links that were not gone through, by number. */
    List<Integer> hubs() {
        hubs.sort(null);
        return hubs;
    }

    void begin() {
        room.begin(arcs.places());
        begin(question.from(), false);
        begin(question.to(), true);
    }

    private void begin(int[] things, boolean isGoal) {
        Workspace.Frontier side = side(isGoal);
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

    private Workspace.Frontier side(boolean isGoal) {
        return isGoal ? goal : source;
    }

    /** The length of a shortest path, or -1 where there is none within the steps that are asked for. */
    int meet() {
        for (int i = source.start; i < source.end; i++) {
            if (distances.of(true, source.things[i]) != 0) continue;
            met = source.things[i];
            return 0;
        }
        while (source.depth + goal.depth < question.hops() && !source.isEmpty() && !goal.isEmpty()) {
            if (reach(!isSourceShorter())) return source.depth + goal.depth + 1;
        }
        return -1;
    }

    /**
     * Works off a level; true as soon as the other search is met. Of a thing with very many links it is first asked whether it is
     * linked with one of the few things where the other search stands; its links are walked last.
     */
    private boolean reach(boolean isGoal) {
        Workspace.Frontier side = side(isGoal);
        long many = (long) PROBE * side(!isGoal).size();
        int hubs = 0;
        for (int i = side.start; i < side.end; i++) {
            if (arcs.atMost(side.things[i]) <= many) continue;
            hubs++;
            if (isLinkedWithOther(side.things[i], isGoal)) return true;
        }
        for (int i = side.start; i < side.end; i++) {
            if (hubs > 0 && arcs.atMost(side.things[i]) > many) continue;
            if (!reach(side, side.things[i], isGoal)) continue;
            if (hubs == 0) side.done = i;
            return true;
        }
        for (int i = side.start; hubs > 0 && i < side.end; i++) {
            if (arcs.atMost(side.things[i]) <= many) continue;
            hubs--;
            if (reach(side, side.things[i], isGoal)) return true;
        }
        side.step(false);
        return false;
    }

    private boolean isLinkedWithOther(int here, boolean isGoal) {
        Workspace.Frontier other = side(!isGoal);
        for (int i = other.start; i < other.end; i++) {
            tick();
            int there = other.things[i];
            if (!(isGoal ? isLinked(there, here) : isLinked(here, there))) continue;
            met = isGoal ? there : here;
            metBy = isGoal ? here : there;
            return true;
        }
        return false;
    }

    /** Goes over the links of a thing; true as soon as the other search is met. */
    private boolean reach(Workspace.Frontier side, int here, boolean isGoal) {
        int distance = side.depth + 1;
        int[] near = room.near;
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
        return false;
    }

    /** Works levels off until together they reach so far, or one search has seen all that it can. */
    void grow(int together) {
        while (source.depth + goal.depth < together && !source.isEmpty() && !goal.isEmpty()) finish(!isSourceShorter());
    }

    /** Works off all levels of the search from the goal, so that it is known from everywhere how far it is. */
    void growToGoal() {
        while (goal.depth < question.hops() && !goal.isEmpty()) finish(true);
    }

    /** Works off what is left of a level. */
    private void finish(boolean isGoal) {
        Workspace.Frontier side = side(isGoal);
        int distance = side.depth + 1;
        int[] near = room.near;
        for (int i = side.done; i < side.end; i++) {
            open(side.things[i], !isGoal);
            for (int size = arcs.next(near); size > 0; size = arcs.next(near)) {
                look();
                for (int j = 0; j < size; j++) {
                    int there = near[j];
                    int known = distances.get(there);
                    if (known == 0 ? !isAnyPassed && !mayPass(there) : Distances.of(known, isGoal) >= 0) continue;
                    distances.set(there, known, isGoal, distance);
                    // Nothing is reached through the other end.
                    if (Distances.of(known, !isGoal) != 0) side.add(there);
                }
            }
        }
        side.step(false);
    }

    /** Which side has fewer links to look at. The one with fewer things is counted first, the other only as far as it matters. */
    private boolean isSourceShorter() {
        boolean isSourceFirst = source.size() <= goal.size();
        Workspace.Frontier first = isSourceFirst ? source : goal;
        Workspace.Frontier other = isSourceFirst ? goal : source;
        long sum = rows(first, Long.MAX_VALUE);
        // Each thing has a link at least: that by which it was reached.
        boolean isFirst = sum <= other.size() || rows(other, sum) >= sum;
        return isFirst == isSourceFirst;
    }

    /** Links of the level that comes next, as far as they matter. */
    long rows(Workspace.Frontier side, long enough) {
        long sum = 0;
        for (int i = side.start; i < side.end && sum < enough; i++) sum += arcs.atMost(side.things[i]);
        return sum;
    }

    void open(int place, boolean forward) {
        if (isFree) arcs.open(place);
        else arcs.open(place, forward);
    }

    boolean isLinked(int place, int other) {
        return isFree ? arcs.joins(place, other) : arcs.has(place, other);
    }

    boolean isAtEnd(int place, boolean isGoal) {
        return place >= 0 && distances.of(isGoal, place) == 0;
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

    // ---- The path over the link where they met

    /** One of the shortest paths, after {@link #meet} found its length. */
    int[] joined() {
        if (metBy < 0) return new int[] {arcs.term(met)};
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
        Workspace.Frontier side = side(isGoal);
        int first = distance == 0 ? 0 : side.within(distance - 1);
        int last = side.within(distance);
        if (last - first == 1) return side.things[first];
        if ((long) (last - first) * PROBE < arcs.atMost(place)) {
            for (int i = first; i < last; i++) {
                boolean isOne = isGoal ? isLinked(place, side.things[i]) : isLinked(side.things[i], place);
                if (isOne) return side.things[i];
            }
        }
        int[] near = room.near;
        open(place, isGoal);
        for (int size = arcs.next(near); size > 0; size = arcs.next(near)) {
            for (int j = 0; j < size; j++) if (distances.of(isGoal, near[j]) == distance) return near[j];
        }
        throw new IllegalStateException("nothing at distance " + distance + " beside one that is farther");
    }

    /** Things by number of what is by place. */
    int[] terms(int[] places) {
        int[] things = new int[places.length];
        for (int i = 0; i < things.length; i++) things[i] = arcs.term(places[i]);
        return things;
    }
}
