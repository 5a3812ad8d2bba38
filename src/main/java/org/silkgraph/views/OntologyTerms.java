package org.silkgraph.views;

import java.util.List;
import org.silkgraph.terms.Label;

/** The terms in force, for people. */
public record OntologyTerms(Meta meta, String iri, String version, Label title, List<Group> groups) {
    public OntologyTerms {
        groups = List.copyOf(groups);
    }

    /** Terms of one sort: {@code classes}, {@code properties}, {@code concepts}, {@code rules}. */
    public record Group(String sort, List<Definition> terms) {
        public Group {
            terms = List.copyOf(terms);
        }
    }

    /** A term with its definition. */
    public record Definition(String name, String iri, Label label, Label definition, boolean planned) {}
}
