package org.silkgraph.views;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.silkgraph.terms.Label;

/** All saved questions, by id. They fit on one page, so there is no next one. */
public record QuestionList(Meta meta, List<Row> rows, Optional<String> next) {
    public QuestionList {
        rows = List.copyOf(rows);
    }

    /** The questions of one group, in the order of the list. */
    public List<Row> in(String group) {
        return rows.stream().filter(row -> row.group().equals(group)).toList();
    }

    /** Groups that have questions, in the order of the list. */
    public List<String> groups() {
        return rows.stream().map(Row::group).distinct().toList();
    }

    /**
     * One question.
     *
     * @param title with the titles of the parameters in the places of values
     * @param links where its answer is, by form
     */
    public record Row(
            String id,
            String group,
            Label title,
            Label description,
            List<Given> parameters,
            List<Told> columns,
            Map<String, String> links) {}

    /**
     * A parameter.
     *
     * @param standard the value used where none is given; empty: any
     * @param ofClass the class that an entity must be of; empty: any
     */
    public record Given(
            String name,
            String type,
            Label title,
            String standard,
            boolean optional,
            String ofClass,
            Optional<Integer> min,
            Optional<Integer> max) {}

    /** A column. */
    public record Told(String name, String type, Label title) {}
}
