package org.silkgraph.curation;

import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Quad;
import org.silkgraph.terms.Graphs;

/**
 * Files that were read, and where they go.
 *
 * @param reference name of the reference dataset whose graph they go to; empty for the default graph
 */
public record Portion(Optional<String> reference, Handed handed) {
    /**
     * Reads files.
     *
     * @param onRead hears of bytes as they are read
     * @throws Unparsable where one cannot be read
     */
    public static Portion read(Optional<String> reference, List<? extends Input> files, LongConsumer onRead) {
        return new Portion(
                reference, Inputs.read(files, reference.map(Graphs::reference).orElse(Quad.defaultGraphIRI), onRead));
    }

    /** The graph of its reference dataset. */
    public Optional<Node> graph() {
        return reference.map(Graphs::reference);
    }
}
