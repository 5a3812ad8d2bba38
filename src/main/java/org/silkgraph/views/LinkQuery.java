package org.silkgraph.views;

import java.util.List;

/**
 * Which links count; an empty list asks for nothing.
 *
 * @param implied whether links count that sources only imply
 * @param reference whether links of reference data count, which have no claim
 * @param properties local names of the only properties that count
 * @param notProperties those that do not
 * @param sources slugs of the only sources whose claims count
 * @param periods the only periods whose claims count, as claims have them
 */
public record LinkQuery(
        boolean implied,
        boolean reference,
        List<String> properties,
        List<String> notProperties,
        List<String> sources,
        List<String> periods) {
    /** What is stated. */
    public static final LinkQuery STATED = new LinkQuery(false, false, List.of(), List.of(), List.of(), List.of());
    /** What is stated or implied. */
    public static final LinkQuery ALSO_IMPLIED = new LinkQuery(true, false, List.of(), List.of(), List.of(), List.of());

    public LinkQuery {
        properties = List.copyOf(properties);
        notProperties = List.copyOf(notProperties);
        sources = List.copyOf(sources);
        periods = List.copyOf(periods);
    }
}
