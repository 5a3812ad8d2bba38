package org.silkgraph.snapshot;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.Quad;
import org.silkgraph.terms.Graphs;

/**
 * The graphs of a version and their numbers; the default graph is 0. Immutable to those who read it: a version that brings graphs
 * writes them behind those of the version before, where no reader of that one looks, so that it costs nothing how many there are.
 */
final class GraphNames {
    static final int DEFAULT = 0;

    private static final byte IRI = 'U';
    private static final byte BLANK = 'B';

    private final Known known;
    private final int size;
    private final Node[] names;
    private final boolean[] system;
    private final boolean[] inUnion;
    private final boolean[] reference;

    private GraphNames(Known known) {
        this.known = known;
        this.size = known.size;
        this.names = known.names;
        this.system = known.system;
        this.inUnion = known.inUnion;
        this.reference = known.reference;
    }

    /** What versions share; grows, by the thread that makes versions. */
    private static final class Known {
        private final Map<Node, Integer> numbers = new ConcurrentHashMap<>();
        private Node[] names = new Node[16];
        private boolean[] system = new boolean[16];
        private boolean[] inUnion = new boolean[16];
        private boolean[] reference = new boolean[16];
        private int size;

        void add(Node name) {
            if (size == names.length) {
                names = Arrays.copyOf(names, size * 2);
                system = Arrays.copyOf(system, size * 2);
                inUnion = Arrays.copyOf(inUnion, size * 2);
                reference = Arrays.copyOf(reference, size * 2);
            }
            names[size] = name;
            system[size] = size != DEFAULT && Graphs.isSystem(name);
            reference[size] = size != DEFAULT && Graphs.isReference(name);
            inUnion[size] =
                    size == DEFAULT || name.equals(Graphs.IMPLIED) || name.equals(Graphs.ONTOLOGY) || reference[size];
            numbers.put(name, size);
            size++;
        }
    }

    static GraphNames onlyDefault() {
        return of(List.of(Quad.defaultGraphIRI));
    }

    /** Graphs in the order of their numbers, the default one first. */
    static GraphNames of(List<Node> names) {
        Known known = new Known();
        names.forEach(known::add);
        return new GraphNames(known);
    }

    /** With these graphs besides, as far as they are new. */
    GraphNames with(Collection<Node> graphs) {
        List<Node> fresh = graphs.stream()
                .filter(graph -> number(graph) == IdAccess.NONE)
                .distinct()
                .toList();
        if (fresh.isEmpty()) return this;
        // Where another version was made of this one already, this one begins a history of its own.
        Known shared = known.size == size ? known : of(all()).known;
        fresh.forEach(shared::add);
        return new GraphNames(shared);
    }

    /** In the order of their numbers. */
    List<Node> all() {
        return List.of(Arrays.copyOf(names, size));
    }

    /** Puts down the names. */
    void write(ArraySink out) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int[] ends = new int[size];
        for (int graph = 0; graph < size; graph++) {
            bytes.write(names[graph].isURI() ? IRI : BLANK);
            bytes.writeBytes(nameOf(names[graph]).getBytes(StandardCharsets.UTF_8));
            ends[graph] = bytes.size();
        }
        out.ints(ends);
        out.bytes(bytes.toByteArray());
    }

    private static String nameOf(Node name) {
        return name.isURI() ? name.getURI() : name.getBlankNodeLabel();
    }

    /** What {@link #write} put down. */
    static GraphNames read(ArraySource in) {
        int[] ends = in.ints();
        byte[] bytes = in.bytes();
        List<Node> names = new ArrayList<>();
        int from = 0;
        for (int end : ends) {
            String name = new String(bytes, from + 1, end - from - 1, StandardCharsets.UTF_8);
            names.add(bytes[from] == IRI ? NodeFactory.createURI(name) : NodeFactory.createBlankNode(name));
            from = end;
        }
        return of(names);
    }

    /** The number of a graph, or {@link IdAccess#NONE}. */
    int number(Node graph) {
        if (Quad.isDefaultGraph(graph)) return DEFAULT;
        int number = known.numbers.getOrDefault(graph, IdAccess.NONE);
        return number < size ? number : IdAccess.NONE;
    }

    Node name(int number) {
        return names[number];
    }

    int size() {
        return size;
    }

    /** Written by the service only, so left out of {@code GRAPH ?g}. */
    boolean isSystem(int number) {
        return system[number];
    }

    /** Whether it is one of reference data. */
    boolean isReference(int number) {
        return reference[number];
    }

    /** Whether it is part of {@link Graphs#ALL}. */
    boolean isInUnion(int number) {
        return inUnion[number];
    }
}
