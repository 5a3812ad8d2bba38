package org.silkgraph.snapshot;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Quad;
import org.silkgraph.terms.Graphs;

/** The graphs of a version and their numbers; the default graph is 0. Immutable; a version that brings a graph has a larger copy. */
final class GraphNames {
    static final int DEFAULT = 0;

    private final Node[] names;
    private final Map<Node, Integer> numbers;
    private final boolean[] system;
    private final boolean[] inUnion;

    private GraphNames(Node[] names) {
        this.names = names;
        this.numbers = new HashMap<>();
        this.system = new boolean[names.length];
        this.inUnion = new boolean[names.length];
        for (int i = 0; i < names.length; i++) {
            numbers.put(names[i], i);
            system[i] = i != DEFAULT && Graphs.isSystem(names[i]);
            inUnion[i] = i == DEFAULT
                    || names[i].equals(Graphs.IMPLIED)
                    || names[i].equals(Graphs.ONTOLOGY)
                    || Graphs.isReference(names[i]);
        }
    }

    static GraphNames onlyDefault() {
        return new GraphNames(new Node[] {Quad.defaultGraphIRI});
    }

    /** With these graphs besides, as far as they are new. */
    GraphNames with(Collection<Node> graphs) {
        List<Node> fresh = graphs.stream()
                .filter(graph -> number(graph) == IdAccess.NONE)
                .distinct()
                .toList();
        if (fresh.isEmpty()) return this;
        Node[] more = Arrays.copyOf(names, names.length + fresh.size());
        for (int i = 0; i < fresh.size(); i++) more[names.length + i] = fresh.get(i);
        return new GraphNames(more);
    }

    /** The number of a graph, or {@link IdAccess#NONE}. */
    int number(Node graph) {
        if (Quad.isDefaultGraph(graph)) return DEFAULT;
        return numbers.getOrDefault(graph, IdAccess.NONE);
    }

    Node name(int number) {
        return names[number];
    }

    int size() {
        return names.length;
    }

    /** Written by the service only, so left out of {@code GRAPH ?g}. */
    boolean isSystem(int number) {
        return system[number];
    }

    /** Whether it is part of {@link Graphs#ALL}. */
    boolean isInUnion(int number) {
        return inUnion[number];
    }
}
