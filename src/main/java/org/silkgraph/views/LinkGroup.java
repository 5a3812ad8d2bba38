package org.silkgraph.views;

import java.util.List;
import org.silkgraph.terms.Label;

/**
 * The claims of one property.
 *
 * @param planned true where the relation is announced, requested or prepared, and nothing says that it came about
 */
public record LinkGroup(String property, String iri, Label label, boolean planned, List<Link> claims) {
    public LinkGroup {
        claims = List.copyOf(claims);
    }
}
