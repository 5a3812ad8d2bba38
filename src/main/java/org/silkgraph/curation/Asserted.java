package org.silkgraph.curation;

import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
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
        return Iter.filter(view.dataset().find(), asserted::isWritten);
    }

    /** The asserted quads of one graph, also one of the system's such as a reference graph. Use it while the view is open. */
    public static Iterator<Quad> of(ReadView view, Node graph) {
        Asserted asserted = new Asserted(view.dataset());
        return Iter.filter(view.dataset().find(graph, Node.ANY, Node.ANY, Node.ANY), asserted::isWritten);
    }

    /** All of it: the default graph, graphs of users, and every reference graph. Use it while the view is open. */
    public static Iterator<Quad> everywhere(ReadView view) {
        Iterator<Node> references = Iter.filter(view.systemGraphs().iterator(), Graphs::isReference);
        return Iter.concat(of(view), Iter.flatMap(references, graph -> of(view, graph)));
    }

    /** Quads of files without the types that follow from others of the same subject in the same graph, as a view gives them. */
    public static List<Quad> in(List<Quad> quads, ReadView view) {
        Schema schema = new Schema(view.dataset().getGraph(Graphs.ONTOLOGY));
        Set<Quad> following = new HashSet<>();
        for (Quad quad : quads) {
            if (!quad.getPredicate().equals(RDF.Nodes.type)) continue;
            for (Node above : schema.superClasses(quad.getObject())) {
                following.add(Quad.create(quad.getGraph(), quad.getSubject(), RDF.Nodes.type, above));
            }
        }
        return quads.stream().filter(quad -> !following.contains(quad)).toList();
    }

    private boolean isWritten(Quad quad) {
        if (quad.isDefaultGraph() && schema.isDerivedProperty(quad.getPredicate())) return false;
        boolean isType = quad.getPredicate().equals(RDF.Nodes.type) && Sg.isTerm(quad.getObject());
        return !isType || !superTypes(quad).contains(quad.getObject());
    }

    /** What follows from the types of the same subject in the same graph. */
    private Set<Node> superTypes(Quad one) {
        Set<Node> all = new HashSet<>();
        data.find(one.getGraph(), one.getSubject(), RDF.Nodes.type, Node.ANY)
                .forEachRemaining(quad -> all.addAll(schema.superClasses(quad.getObject())));
        return all;
    }
}
