package org.silkgraph.views;

import java.util.List;
import java.util.Optional;
import org.silkgraph.terms.Label;

/** All sources, by slug. They fit on one page, so there is no next one. */
public record SourceList(Meta meta, List<Row> rows, Optional<String> next) {
    public SourceList {
        rows = List.copyOf(rows);
    }

    /** One source; {@code spans} and {@code claims} count the quotes taken from it and what rests on them. */
    public record Row(String slug, String iri, Label label, String during, int spans, int claims) {}
}
