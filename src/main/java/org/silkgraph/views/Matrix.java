package org.silkgraph.views;

import java.util.List;

/**
 * Which entities of some classes are linked with which of others.
 *
 * @param rowClasses local names of the classes of the rows
 * @param columnClasses those of the columns
 * @param max steps that were allowed
 * @param entities how many entities of the row classes and of the column classes there are
 * @param total how many cells are not empty
 * @param rows the cells that are not empty, by row, then by column; at most the limit
 * @param complete false where the time was up: cells may be missing
 */
public record Matrix(
        Meta meta,
        List<String> rowClasses,
        List<String> columnClasses,
        int max,
        Sizes entities,
        long total,
        List<Cell> rows,
        boolean complete) {
    public Matrix {
        rowClasses = List.copyOf(rowClasses);
        columnClasses = List.copyOf(columnClasses);
        rows = List.copyOf(rows);
    }

    /** How many entities stand at each side. */
    public record Sizes(int rows, int columns) {}

    /**
     * A cell.
     *
     * @param steps of a shortest path between the two
     * @param paths how many paths of that length there are; at most 100 are counted
     * @param count how many claims they rest on
     * @param claims ids of those, sorted
     * @param planned whether each of the paths has a planned or requested relation
     * @param path the best of them, with its claims and their quotes
     */
    public record Cell(
            Ref row,
            Ref column,
            int steps,
            int paths,
            int count,
            List<String> claims,
            boolean planned,
            Connection.Path path) {
        public Cell {
            claims = List.copyOf(claims);
        }
    }

    /** One row a cell. */
    public Table table() {
        Table table = new Table(List.of(
                "row",
                "rowZh",
                "rowEn",
                "column",
                "columnZh",
                "columnEn",
                "steps",
                "paths",
                "count",
                "planned",
                "claims",
                "sentencesZh",
                "sentencesEn"));
        for (Cell cell : rows) {
            table.row(List.of(
                    cell.row().slug(),
                    cell.row().label().zh(),
                    cell.row().label().en(),
                    cell.column().slug(),
                    cell.column().label().zh(),
                    cell.column().label().en(),
                    cell.steps(),
                    cell.paths(),
                    cell.count(),
                    cell.planned(),
                    String.join(" ", cell.claims()),
                    cell.path().told().zh(),
                    cell.path().told().en()));
        }
        return table;
    }
}
