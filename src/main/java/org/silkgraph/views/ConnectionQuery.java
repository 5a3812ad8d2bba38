package org.silkgraph.views;

import java.util.List;
import org.silkgraph.paths.PathFinder;

/**
 * How two entities are connected.
 *
 * @param from slug or name of an entity
 * @param to likewise
 * @param hops steps a path has at most
 * @param limit paths that are wanted at most
 * @param longer whether paths count too that are longer than the shortest
 * @param implied whether links count that sources only imply
 * @param forward whether links are walked from subject to object only
 * @param without slugs of entities that no path goes through
 */
public record ConnectionQuery(
        String from,
        String to,
        int hops,
        int limit,
        boolean longer,
        boolean implied,
        boolean forward,
        List<String> without) {
    public static final int USUAL_HOPS = 6;
    public static final int MOST_HOPS = 12;
    public static final int USUAL_PATHS = 10;
    public static final int MOST_PATHS = 1_000;

    public ConnectionQuery {
        without = List.copyOf(without);
        if (hops < 1 || hops > MOST_HOPS)
            throw new IllegalArgumentException("hops must be 1 to " + MOST_HOPS + ": " + hops);
        if (limit < 1 || limit > MOST_PATHS) {
            throw new IllegalArgumentException("paths must be 1 to " + MOST_PATHS + ": " + limit);
        }
    }

    /** As asked, with other limits. */
    ConnectionQuery with(int otherHops, boolean alsoImplied, boolean onlyForward) {
        return new ConnectionQuery(from, to, otherHops, 1, false, alsoImplied, onlyForward, without);
    }

    PathFinder.Direction direction() {
        return forward ? PathFinder.Direction.FORWARD : PathFinder.Direction.FREE;
    }
}
