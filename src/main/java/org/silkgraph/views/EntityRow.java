package org.silkgraph.views;

import java.util.List;
import org.silkgraph.terms.Label;

/** One row of the list of entities: classes, most specific first, and kinds by local name. */
public record EntityRow(String slug, String iri, Label label, List<String> types, List<String> kinds) {
    public EntityRow {
        types = List.copyOf(types);
        kinds = List.copyOf(kinds);
    }
}
