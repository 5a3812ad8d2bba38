package org.silkgraph.views;

import java.util.List;
import org.silkgraph.terms.Label;

/** A reference dataset: where its facts come from, in which version, under which licence. */
public record Dataset(String name, String iri, Label title, String version, String licence, List<Text> rights) {
    public Dataset {
        rights = List.copyOf(rights);
    }
}
