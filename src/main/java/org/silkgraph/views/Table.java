package org.silkgraph.views;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.silkgraph.queries.Csv;

/** An answer as rows of cells, for CSV. */
public final class Table {
    private final List<String> names;
    private final List<Map<String, Object>> rows = new ArrayList<>();

    Table(List<String> names) {
        this.names = List.copyOf(names);
    }

    /** Adds a row; empty cells are empty texts. */
    void row(List<Object> cells) {
        Map<String, Object> row = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) row.put(names.get(i), cells.get(i));
        rows.add(row);
    }

    /** @param forSpreadsheets with a byte order mark and without live formulas */
    public String csv(boolean forSpreadsheets) {
        return Csv.of(names, rows, forSpreadsheets);
    }
}
