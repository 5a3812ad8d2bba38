package org.silkgraph.curation;

/** A graph that was to be removed and is not there. */
public final class NoSuchGraph extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String graph;

    NoSuchGraph(String graph) {
        super(graph);
        this.graph = graph;
    }

    /** Its IRI. */
    public String graph() {
        return graph;
    }
}
