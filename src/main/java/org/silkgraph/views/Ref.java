package org.silkgraph.views;

import org.silkgraph.terms.Label;

/**
 * What a link points to: an entity by its slug, or a term (a status) by its local name.
 *
 * @param type the most specific class of an entity, empty for a term
 */
public record Ref(String slug, String iri, Label label, String type) {
    /** Nothing. */
    static final Ref NONE = new Ref("", "", new Label("", ""), "");

    /** True for an entity, which has a page of its own. */
    public boolean entity() {
        return !type.isEmpty();
    }
}
