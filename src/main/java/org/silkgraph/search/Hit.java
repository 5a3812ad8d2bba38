package org.silkgraph.search;

import java.util.List;
import org.silkgraph.terms.Label;

/** An entity found by one of its names: the name that matched, and how well (0 is best). */
public record Hit(String slug, Label label, List<String> types, String matched, int rank) {
    public Hit {
        types = List.copyOf(types);
    }
}
