package org.silkgraph.views;

import java.util.List;

/**
 * What lies around an entity.
 *
 * @param focus slug or name of it
 * @param levels how far, 1 to {@value #MOST_LEVELS}
 * @param expand local names of the properties whose links are told one by one, or {@code all}; none for counts only
 * @param classes local names of the classes that are expanded; none for all
 * @param limit entities that are told at most
 * @param forward whether links are walked from subject to object only
 * @param links which links count
 */
public record NeighbourhoodQuery(
        String focus,
        int levels,
        List<String> expand,
        List<String> classes,
        int limit,
        boolean forward,
        LinkQuery links) {
    public static final int MOST_LEVELS = 6;
    public static final int USUAL_LIMIT = 100;
    public static final int MOST_LIMIT = 1_000;
    /** Expands links of every property. */
    public static final String ALL = "all";

    public NeighbourhoodQuery {
        expand = List.copyOf(expand);
        classes = List.copyOf(classes);
        if (levels < 1 || levels > MOST_LEVELS) {
            throw new IllegalArgumentException("levels must be 1 to " + MOST_LEVELS + ": " + levels);
        }
    }
}
