package org.silkgraph.paths;

import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;
import org.silkgraph.paths.PathFinder.Passing;
import org.silkgraph.paths.PathFinder.Question;
import org.silkgraph.snapshot.Arcs;

/**
 * Whether what has begun as a path can still reach the goal without a thing that it has already: two searches once more, from the
 * neighbours of its last thing and from the goal. A thing behind another one that every way leads over is found out that way.
 */
final class Completion implements AutoCloseable {
    private final Meeting meeting;
    private final Links links;
    private @Nullable Workspace room;
    private @Nullable Arcs arcs;
    private @Nullable BitSet closed;

    Completion(Meeting meeting, Links links) {
        this.meeting = meeting;
        this.links = links;
    }

    /**
     * True where a path leads from one of the neighbours to the goal, and not over the path.
     *
     * @param path things by place, up to a step
     * @param neighbours of the last of them, by place
     * @param left steps that there may be after the neighbour
     */
    boolean isPossible(int[] path, int step, int[] neighbours, int left) {
        Question asked = meeting.question;
        Passing passing = asked.passing();
        int[] from = Arrays.stream(neighbours)
                .filter(place -> !Walk.contains(path, step, place))
                .filter(place -> left == 0 || !meeting.isAtEnd(place, true))
                .map(meeting.arcs::term)
                .toArray();
        if (left == 0) return from.length > 0;
        BitSet closed = closed(asked);
        int[] begun = Arrays.stream(path, 0, step + 1).map(meeting.arcs::term).toArray();
        for (int thing : begun) closed.set(thing);
        Workspace room = this.room;
        if (room == null) this.room = room = Workspace.take();
        Arcs arcs = this.arcs;
        if (arcs == null) this.arcs = arcs = links.arcs();
        Passing open = new Passing(closed, passing.only(), passing.never(), passing.via(), passing.mostLinks());
        Question question = new Question(from, asked.to(), left, 1, 1, asked.direction(), open);
        Meeting rest = new Meeting(question, links, arcs, room, meeting.isStopped());
        rest.begin();
        boolean isPossible = rest.meet() >= 0;
        for (int thing : begun) if (!isClosed(thing, asked)) closed.clear(thing);
        return isPossible;
    }

    /** What no path goes through: what was asked for, and the things that it may begin with. */
    private BitSet closed(Question asked) {
        BitSet things = closed;
        if (things != null) return things;
        things = (BitSet) asked.passing().without().clone();
        for (int thing : asked.from()) if (thing >= 0) things.set(thing);
        closed = things;
        return things;
    }

    private static boolean isClosed(int thing, Question asked) {
        if (asked.passing().without().get(thing)) return true;
        for (int one : asked.from()) if (one == thing) return true;
        return false;
    }

    @Override
    public void close() {
        if (room != null) room.giveBack();
        room = null;
    }
}
