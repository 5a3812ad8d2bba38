package org.silkgraph.snapshot;

import java.util.Collection;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DynamicDatasets;
import org.silkgraph.terms.Version;

/**
 * The graph at one version, read only. One per request: acquired, used and closed by one thread. Nothing taken from it (no
 * iterator, no graph) is promised to work after {@link #close}.
 */
public interface ReadView extends AutoCloseable {
    Version version();

    /**
     * The published dataset: system graphs answer when named and are left out of {@code GRAPH ?g}; {@code {base}graph/all}
     * is the union of default, implied, reference and ontology. Every write to it fails.
     */
    DatasetGraph dataset();

    /**
     * The dataset that a query describes with FROM and FROM NAMED: the union of the first as default graph, and the second by
     * their names. A graph that does not exist is empty; nothing is fetched.
     */
    default DatasetGraph dataset(Collection<Node> defaults, Collection<Node> named) {
        return DynamicDatasets.dynamicDataset(defaults, named, dataset(), false);
    }

    /** The system graphs that hold something, which {@link #dataset} does not list. */
    Set<Node> systemGraphs();

    /** The union graph as numbers. */
    IdAccess ids();

    @Override
    void close();
}
