package org.silkgraph.paths;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.silkgraph.snapshot.Arcs;

/**
 * Shortest simple paths between things over {@link Links}.
 *
 * <p><b>Idea.</b> Two searches breadth first, one from each end, level by level, always the one whose level has fewer links to look
 * at; they meet in the middle ({@link Meeting}), so that about the square root of what one search would touch is touched. The first
 * thing known to both ends a search for one path, since every level before was worked off whole. For more paths it is walked from the
 * source depth first ({@link Walk}), never into what is known to be too far from the goal: of each path one half is known to the search
 * from there, so that mostly no further level has to be worked off.
 *
 * <p><b>Invariants.</b> Distances are exact wherever there is one ({@link Distances}), and known up to the depth of a search. A path
 * names no thing twice, and between its ends none that is at an end. What is left out was proved to be on no path of the length, so
 * that paths come in one order whatever was known: what was found is found again as long as the version is the same. Only a search
 * that was stopped depends on the machine.
 *
 * <p><b>Memory.</b> The index of arcs of the snapshot ({@code ArcIndex}), about 10 bytes a link; and for each search that runs at the
 * same time, kept for the next one, 4 bytes a thing of the base and 4 a thing that it reached.
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

    private final Links links;
    private final Walk.Effort effort;
    private final Arcs arcs;

    public PathFinder(Links links) {
        this(links, Walk.Effort.USUAL);
    }

    PathFinder(Links links, Walk.Effort effort) {
        this.links = links;
        this.effort = effort;
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
        Meeting meeting = new Meeting(question, links, arcs, room, isStopped);
        List<int[]> paths = new ArrayList<>();
        long before = arcs.touched();
        boolean isWhole = true;
        try (Completion completion = new Completion(meeting, links)) {
            meeting.begin();
            if (question.passing().via().length > 0) new ViaWalk(meeting, completion, effort, paths).walk();
            else find(meeting, completion, paths);
        } catch (Meeting.Stopped stopped) {
            isWhole = false;
        } finally {
            room.giveBack();
        }
        return new Found(paths, isWhole, arcs.touched() - before, meeting.hubs());
    }

    private void find(Meeting meeting, Completion completion, List<int[]> paths) {
        int shortest = meeting.meet();
        if (shortest < 0) return;
        if (meeting.question.most() == 1) paths.add(meeting.joined());
        else new Walk(meeting, completion, effort, paths).walkFrom(shortest);
    }
}
