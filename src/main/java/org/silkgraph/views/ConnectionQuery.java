package org.silkgraph.views;

import java.util.List;

/**
 * How two entities, or two sets of entities, are connected. Entities are named by slug, or by a name that no other has.
 *
 * @param from one end
 * @param to the other end
 * @param max steps a path has at most, 1 to {@value #MOST_HOPS}
 * @param k paths that are wanted at most, 1 to {@value #MOST_PATHS}
 * @param longer whether paths count too that are longer than the shortest
 * @param forward whether links are walked from subject to object only
 * @param links which links count
 * @param through what paths go through
 */
public record ConnectionQuery(
        List<String> from,
        List<String> to,
        int max,
        int k,
        boolean longer,
        boolean forward,
        LinkQuery links,
        Through through) {
    public static final int USUAL_HOPS = 6;
    public static final int MOST_HOPS = 12;
    public static final int USUAL_PATHS = 10;
    public static final int MOST_PATHS = 1_000;
    /** Entities at an end at most. */
    public static final int MOST_ENDS = 100;

    public ConnectionQuery {
        from = List.copyOf(from);
        to = List.copyOf(to);
        if (max < 1 || max > MOST_HOPS)
            throw new IllegalArgumentException("max must be 1 to " + MOST_HOPS + ": " + max);
        if (k < 1 || k > MOST_PATHS) throw new IllegalArgumentException("k must be 1 to " + MOST_PATHS + ": " + k);
    }

    /**
     * What paths go through between their ends; an empty list asks for nothing.
     *
     * @param via entities that every path goes through, at most 8
     * @param without entities that no path goes through
     * @param classes local names of the only classes that paths go through
     * @param notClasses those that they do not
     * @param hub no path goes through an entity with more links; 0 for no such limit
     */
    public record Through(
            List<String> via, List<String> without, List<String> classes, List<String> notClasses, int hub) {
        /** Anything. */
        public static final Through ANYTHING = new Through(List.of(), List.of(), List.of(), List.of(), 0);

        public Through {
            via = List.copyOf(via);
            without = List.copyOf(without);
            classes = List.copyOf(classes);
            notClasses = List.copyOf(notClasses);
        }

        public static Through without(String... slugs) {
            return new Through(List.of(), List.of(slugs), List.of(), List.of(), 0);
        }
    }

    /** The shortest paths between two entities over what is stated, as a question without more words means it. */
    public static ConnectionQuery between(String from, String to) {
        return new ConnectionQuery(
                List.of(from), List.of(to), USUAL_HOPS, USUAL_PATHS, false, false, LinkQuery.STATED, Through.ANYTHING);
    }

    public ConnectionQuery max(int steps) {
        return new ConnectionQuery(from, to, steps, k, longer, forward, links, through);
    }

    /** The k shortest, also longer ones. */
    public ConnectionQuery k(int paths) {
        return new ConnectionQuery(from, to, max, paths, true, forward, links, through);
    }

    public ConnectionQuery links(LinkQuery other) {
        return new ConnectionQuery(from, to, max, k, longer, forward, other, through);
    }

    public ConnectionQuery through(Through other) {
        return new ConnectionQuery(from, to, max, k, longer, forward, links, other);
    }
}
