package org.silkgraph.views;

import java.util.List;

/**
 * What two entities have in common: the entities that both are linked with.
 *
 * @param from one entity
 * @param to the other
 * @param max steps that were allowed on each side
 * @param total how many there are
 * @param rows those with fewer steps first, then by slug; at most the limit
 * @param complete false where the time was up: others may be missing
 */
public record CommonGround(Meta meta, Ref from, Ref to, int max, int total, List<Row> rows, boolean complete) {
    public CommonGround {
        rows = List.copyOf(rows);
    }

    /**
     * An entity that both are linked with.
     *
     * @param stepsFrom how far from the one
     * @param stepsTo how far from the other
     * @param fromPath a shortest path from the one, with its claims
     * @param toPath a shortest path from the other
     */
    public record Row(
            String slug, Ref entity, int stepsFrom, int stepsTo, Connection.Path fromPath, Connection.Path toPath) {}

    /** One row an entity. */
    public Table table() {
        Table table = new Table(List.of(
                "slug",
                "labelZh",
                "labelEn",
                "class",
                "stepsFrom",
                "stepsTo",
                "fromVia",
                "toVia",
                "fromSentencesZh",
                "fromSentencesEn",
                "toSentencesZh",
                "toSentencesEn"));
        for (Row row : rows) {
            table.row(List.of(
                    row.slug(),
                    row.entity().label().zh(),
                    row.entity().label().en(),
                    row.entity().type(),
                    row.stepsFrom(),
                    row.stepsTo(),
                    row.fromPath().way(),
                    row.toPath().way(),
                    row.fromPath().told().zh(),
                    row.fromPath().told().en(),
                    row.toPath().told().zh(),
                    row.toPath().told().en()));
        }
        return table;
    }
}
