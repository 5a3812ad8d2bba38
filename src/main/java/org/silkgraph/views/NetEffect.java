package org.silkgraph.views;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.out.NodeFmtLib;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.vocabulary.RDF;
import org.silkgraph.store.journal.Entries.Looking;
import org.silkgraph.store.rules.Schema;
import org.silkgraph.terms.Graphs;
import org.silkgraph.terms.Sg;

/**
 * The quads of one change, told apart: what people wrote, and what the gate derived from it by the ontology in force. At most
 * so many of each side are kept.
 */
final class NetEffect implements Looking {
    private final Schema schema;
    private final int most;
    private final List<Quad> added = new ArrayList<>();
    private final List<Quad> removed = new ArrayList<>();
    private boolean truncated;

    NetEffect(Schema schema, int most) {
        this.schema = schema;
        this.most = most;
    }

    @Override
    public boolean removed(Quad quad) {
        if (removed.size() < most) removed.add(quad);
        else truncated = true;
        return true;
    }

    /** What was removed comes first: once what was added is enough, all is. */
    @Override
    public boolean added(Quad quad) {
        if (added.size() < most) return added.add(quad);
        truncated = true;
        return false;
    }

    boolean isTruncated() {
        return truncated;
    }

    Change.Effect written() {
        return new Change.Effect(lines(added, false), lines(removed, false));
    }

    Change.Effect derived() {
        return new Change.Effect(lines(added, true), lines(removed, true));
    }

    private List<String> lines(List<Quad> quads, boolean wanted) {
        Map<Node, Set<Node>> superTypes = superTypes(quads);
        return quads.stream()
                .filter(quad -> isDerived(quad, superTypes) == wanted)
                .map(NetEffect::line)
                .sorted()
                .toList();
    }

    private boolean isDerived(Quad quad, Map<Node, Set<Node>> superTypes) {
        if (quad.getGraph().equals(Graphs.IMPLIED)) return true;
        if (quad.isDefaultGraph() && schema.isDerivedProperty(quad.getPredicate())) return true;
        return quad.getPredicate().equals(RDF.Nodes.type)
                && superTypes.getOrDefault(quad.getSubject(), Set.of()).contains(quad.getObject());
    }

    /** The classes that follow from another class which the same side gives to the same thing. */
    private Map<Node, Set<Node>> superTypes(List<Quad> quads) {
        Map<Node, Set<Node>> all = new HashMap<>();
        for (Quad quad : quads) {
            if (!quad.getPredicate().equals(RDF.Nodes.type) || !Sg.isTerm(quad.getObject())) continue;
            all.computeIfAbsent(quad.getSubject(), subject -> new HashSet<>())
                    .addAll(schema.superClasses(quad.getObject()));
        }
        return all;
    }

    private static String line(Quad quad) {
        return quad.isDefaultGraph() ? NodeFmtLib.str(quad.asTriple()) : NodeFmtLib.str(quad);
    }
}
