package org.silkgraph.views;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.silkgraph.queries.Explanation;
import org.silkgraph.terms.Label;

/**
 * A saved question and its answer as a page shows it: a thing and its two names are one cell.
 *
 * @param question as in the list
 * @param title with the values it was asked with
 * @param values by parameter; a parameter left free is missing
 */
public record QuestionPage(
        Meta meta,
        QuestionList.Row question,
        Label title,
        Map<String, String> values,
        List<Label> heads,
        List<List<Cell>> rows,
        Optional<Explanation> explanation) {
    /** The value of a parameter, empty where it was left free. */
    public String value(String parameter) {
        return values.getOrDefault(parameter, "");
    }

    /**
     * A cell.
     *
     * @param label what it says, in both languages
     * @param kind {@code thing}, {@code quote}, or empty for anything else
     * @param href where it leads, empty for nowhere
     */
    public record Cell(Label label, String kind, String href) {}
}
