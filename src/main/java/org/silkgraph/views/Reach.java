package org.silkgraph.views;

import java.util.List;
import org.silkgraph.terms.Label;

/**
 * Which entities can be reached from one, by class.
 *
 * @param from the entity
 * @param max steps that were allowed
 * @param classes how many of each class, the most specific one of an entity, at which distance
 * @param total entities of the classes that were asked for
 * @param rows those, nearer ones first, then by slug; at most the limit
 * @param complete false where the time was up: farther ones may be missing
 */
public record Reach(Meta meta, Ref from, int max, List<OfClass> classes, int total, List<Row> rows, boolean complete) {
    public Reach {
        classes = List.copyOf(classes);
        rows = List.copyOf(rows);
    }

    /**
     * Entities of a class.
     *
     * @param type local name, empty for entities without a class
     * @param entities how many in all
     * @param bySteps how many one step away, two steps away, and so on
     */
    public record OfClass(String type, Label label, int entities, List<Integer> bySteps) {
        public OfClass {
            bySteps = List.copyOf(bySteps);
        }
    }

    /**
     * An entity.
     *
     * @param steps of a shortest path there
     * @param path one of them, with its claims
     */
    public record Row(String slug, Ref entity, int steps, Connection.Path path) {}

    /** One row an entity. */
    public Table table() {
        Table table =
                new Table(List.of("slug", "labelZh", "labelEn", "class", "steps", "via", "sentencesZh", "sentencesEn"));
        for (Row row : rows) {
            table.row(List.of(
                    row.slug(),
                    row.entity().label().zh(),
                    row.entity().label().en(),
                    row.entity().type(),
                    row.steps(),
                    row.path().way(),
                    row.path().told().zh(),
                    row.path().told().en()));
        }
        return table;
    }
}
