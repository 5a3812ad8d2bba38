package org.silkgraph.terms;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;

/** The property functions of this service, {@code {base}function#…}: predicates that compute in the place of looking up. */
public final class Fn {
    /** Namespace of the functions; nothing in the data has a predicate of it. */
    public static final String NS = Base.iri() + "function#";

    /** How two things are connected. */
    public static final Node path = NodeFactory.createURI(NS + "path");

    private Fn() {}
}
