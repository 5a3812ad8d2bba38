package org.silkgraph.terms;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.Quad;

/**
 * The graphs the service keeps for itself, below {@code {base}graph/}. They answer when named, are left out of
 * {@code GRAPH ?g}, and no door writes them.
 */
public final class Graphs {
    private static final String NS = Base.iri() + "graph/";
    private static final String REFERENCE = NS + "reference/";

    /** The ontology, kinds, shapes and mappings in force. */
    public static final Node ONTOLOGY = graph("ontology");
    /** Direct triples of implied claims. */
    public static final Node IMPLIED = graph("implied");
    /** Who changed what (PROV). */
    public static final Node CHANGES = graph("changes");
    /** Virtual: default, implied, reference and ontology in one. */
    public static final Node ALL = graph("all");

    private Graphs() {}

    /** The graph of one reference dataset, for example {@code regions}. */
    public static Node reference(String dataset) {
        return NodeFactory.createURI(REFERENCE + dataset);
    }

    public static boolean isReference(Node graph) {
        return graph.isURI() && graph.getURI().startsWith(REFERENCE);
    }

    /** True for every graph that only the service itself writes. */
    public static boolean isSystem(Node graph) {
        return graph.equals(ONTOLOGY)
                || graph.equals(IMPLIED)
                || graph.equals(CHANGES)
                || graph.equals(ALL)
                || Quad.isUnionGraph(graph)
                || isReference(graph);
    }

    private static Node graph(String name) {
        return NodeFactory.createURI(NS + name);
    }
}
