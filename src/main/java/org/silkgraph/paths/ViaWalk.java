package org.silkgraph.paths;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Paths that go through certain things, in whatever order: how far each thing is from them is found out first. */
final class ViaWalk extends Walk {
    private final List<Via> vias = new ArrayList<>();

    /** How far things are from one that a path must go through, and that one from the goal. */
    private record Via(int place, Marks marks, int toGoal) {}

    ViaWalk(Meeting meeting, Completion completion, Effort effort, List<int[]> paths) {
        super(meeting, completion, effort, paths);
    }

    /** All paths, the shortest first. */
    void walk() {
        meeting.growToGoal();
        int least = 0;
        for (int via : question.passing().via()) {
            int place = arcs.place(via);
            int toGoal = via < 0 ? -1 : meeting.distances.of(true, place);
            if (toGoal < 0) return;
            vias.add(new Via(place, around(place), toGoal));
            least = Math.max(least, toGoal);
        }
        walkFrom(least);
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
                meeting.open(level[i], false);
                while (arcs.next()) {
                    meeting.tick();
                    int there = arcs.other();
                    int slot = known.find(there);
                    // What the goal is not reached from is on no path.
                    if (slot >= 0 || meeting.distances.get(there) == 0) continue;
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

    @Override
    boolean isWanted(int[] path) {
        for (Via via : vias) if (!contains(path, path.length - 1, via.place())) return false;
        return true;
    }

    @Override
    boolean mayGoOn(int[] path, int step, int left) {
        for (Via via : vias) {
            if (contains(path, step, via.place())) continue;
            int distance = via.marks().distanceOf(path[step], true);
            if (distance < 0 || distance + via.toGoal() > left) return false;
        }
        return true;
    }
}
