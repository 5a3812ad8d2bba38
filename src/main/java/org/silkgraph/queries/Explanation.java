package org.silkgraph.queries;

import java.util.List;
import java.util.Map;
import org.silkgraph.terms.Label;

/**
 * Why an answer is empty, as far as it can be told: with which values it was asked, and how much there is of each term the
 * question looks for.
 *
 * @param said in words
 * @param values the values in use, with the names of what they stand for
 * @param searched the terms of the query, those the store has nothing of first
 */
public record Explanation(Label said, Map<String, Label> values, List<Searched> searched) {
    public Explanation {
        searched = List.copyOf(searched);
    }

    /** A class, relation, kind or status the question looks for, and how often it occurs. */
    public record Searched(String term, Label label, long count) {}
}
