package org.silkgraph.web;

/**
 * Whether the store has the ontology of this release.
 *
 * @param violations how many things of the store broke the new rules at start, so that it kept the ontology it had; 0 where it has
 *     that of this release
 */
public record OntologyInForce(int violations) {
    public static final OntologyInForce SHIPPED = new OntologyInForce(0);

    public boolean isShipped() {
        return violations == 0;
    }
}
