package org.silkgraph.curation.layout;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.vocabulary.RDF;
import org.silkgraph.curation.Asserted;
import org.silkgraph.snapshot.ReadView;
import org.silkgraph.terms.Graphs;
import org.silkgraph.terms.Sg;

/**
 * All there is to lay out, read from a view once, so that the view may be closed. What is of two kinds counts as the one
 * that comes first of source, evidence, claim, entity.
 *
 * @param facts what people wrote into the default graph
 * @param references the same of reference graphs, in order
 * @param users the same of graphs of users
 * @param names how things are called
 */
record Holdings(
        Facts facts,
        Map<Node, Facts> references,
        List<Quad> users,
        Set<Node> sources,
        Set<Node> evidence,
        Set<Node> claims,
        Set<Node> entities,
        Names names) {

    Holdings {
        evidence = without(evidence, sources);
        claims = without(claims, sources, evidence);
        entities = without(entities, sources, evidence, claims);
    }

    @SafeVarargs
    private static Set<Node> without(Set<Node> all, Set<Node>... others) {
        Set<Node> rest = new HashSet<>(all);
        for (Set<Node> other : others) rest.removeAll(other);
        return rest;
    }

    static Holdings of(ReadView view) {
        DatasetGraph data = view.dataset();
        Map<Node, Facts> references = new TreeMap<>(Order.TERMS);
        view.systemGraphs().stream()
                .filter(Graphs::isReference)
                .forEach(graph -> references.put(graph, asserted(view, graph)));
        return new Holdings(
                asserted(view, Quad.defaultGraphIRI),
                references,
                graphsOfUsers(view),
                instances(data, Sg.Source),
                instances(data, Sg.Evidence),
                instances(data, Sg.Claim),
                instances(data, Sg.Entity),
                names(data, references.keySet()));
    }

    private static Facts asserted(ReadView view, Node graph) {
        return new Facts(Iter.map(Asserted.of(view, graph), Quad::asTriple));
    }

    private static List<Quad> graphsOfUsers(ReadView view) {
        List<Quad> quads = new ArrayList<>();
        Iter.toSet(view.dataset().listGraphNodes())
                .forEach(graph -> Asserted.of(view, graph).forEachRemaining(quads::add));
        return quads;
    }

    /** Sub-classes included: the types that follow stand in the graph. */
    private static Set<Node> instances(DatasetGraph data, Node type) {
        Set<Node> all = new HashSet<>();
        data.find(Quad.defaultGraphIRI, Node.ANY, RDF.Nodes.type, type)
                .forEachRemaining(quad -> all.add(quad.getSubject()));
        return all;
    }

    private static Names names(DatasetGraph data, Set<Node> references) {
        Names names = new Names().add(named(data, Quad.defaultGraphIRI));
        references.forEach(graph -> names.add(named(data, graph)));
        return names.add(named(data, Graphs.ONTOLOGY));
    }

    private static Iterator<Triple> named(DatasetGraph data, Node graph) {
        Iterator<Quad> all =
                Iter.flatMap(Names.PROPERTIES.iterator(), property -> data.find(graph, Node.ANY, property, Node.ANY));
        return Iter.map(all, Quad::asTriple);
    }
}
