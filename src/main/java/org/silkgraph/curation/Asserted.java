package org.silkgraph.curation;

import java.util.HashSet;
import java.util.Iterator;
import java.util.Set;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.vocabulary.RDF;
import org.silkgraph.snapshot.ReadView;
import org.silkgraph.store.rules.Schema;
import org.silkgraph.terms.Graphs;
import org.silkgraph.terms.Sg;

/** What people wrote, without what the gate derived: the part of a view that can be loaded into another store. */
public final class Asserted {
    private final DatasetGraph data;
    private final Schema schema;

    private Asserted(DatasetGraph data) {
        this.data = data;
        this.schema = new Schema(data.getGraph(Graphs.ONTOLOGY));
    }

    /** The asserted quads of the default graph and of user graphs. Use it while the view is open. */
    public static Iterator<Quad> of(ReadView view) {
        Asserted asserted = new Asserted(view.dataset());
        return Iter.filter(view.dataset().find(), quad -> !quad.isDefaultGraph() || asserted.isWritten(quad));
    }

    private boolean isWritten(Quad quad) {
        if (schema.isDerivedProperty(quad.getPredicate())) return false;
        boolean isType = quad.getPredicate().equals(RDF.Nodes.type) && Sg.isTerm(quad.getObject());
        return !isType || !superTypes(quad.getSubject()).contains(quad.getObject());
    }

    private Set<Node> superTypes(Node subject) {
        Set<Node> all = new HashSet<>();
        data.find(Quad.defaultGraphIRI, subject, RDF.Nodes.type, Node.ANY)
                .forEachRemaining(quad -> all.addAll(schema.superClasses(quad.getObject())));
        return all;
    }
}
