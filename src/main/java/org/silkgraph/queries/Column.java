package org.silkgraph.queries;

import org.silkgraph.terms.Label;

/** One column of an answer: the variable that fills it, what it holds, and its title. */
public record Column(String name, ColumnType type, Label title) {
    public Column {
        Names.check("column", name);
        Names.bothLanguages("title of column " + name, title);
    }
}
