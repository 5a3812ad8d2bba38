package org.silkgraph.snapshot;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.graph.impl.GraphBase;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.util.iterator.ExtendedIterator;
import org.apache.jena.util.iterator.WrappedIterator;
import org.silkgraph.terms.Graphs;

/** Default, implied, reference and ontology graph as one set of triples; read only. */
final class UnionGraph extends GraphBase {
    private final DatasetGraph data;
    private final List<Node> members;

    UnionGraph(DatasetGraph data) {
        this.data = data;
        this.members = members(data);
    }

    private static List<Node> members(DatasetGraph data) {
        List<Node> members = new ArrayList<>(List.of(Quad.defaultGraphIRI, Graphs.IMPLIED, Graphs.ONTOLOGY));
        data.listGraphNodes().forEachRemaining(graph -> {
            if (Graphs.isReference(graph)) members.add(graph);
        });
        return members;
    }

    @Override
    protected ExtendedIterator<Triple> graphBaseFind(Triple pattern) {
        Function<Node, Iterator<Triple>> inOne = graph -> Iter.map(
                data.find(graph, pattern.getSubject(), pattern.getPredicate(), pattern.getObject()), Quad::asTriple);
        return WrappedIterator.create(Iter.distinct(Iter.flatMap(members.iterator(), inOne)));
    }
}
