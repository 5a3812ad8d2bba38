package org.silkgraph.snapshot;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Quad;

/**
 * Terms and their numbers; grows only. One writer (the gate) and any number of readers: a term is stored in the array before
 * the map makes its number known.
 */
final class Dictionary {
    private final Map<Node, Integer> numbers = new ConcurrentHashMap<>();
    private volatile Node[] terms = new Node[1024];
    private int size;

    void add(Quad quad) {
        add(quad.getSubject());
        add(quad.getPredicate());
        add(quad.getObject());
    }

    private void add(Node term) {
        if (numbers.containsKey(term)) return;
        if (size == terms.length) terms = Arrays.copyOf(terms, size * 2);
        terms[size] = term;
        numbers.put(term, size);
        size++;
    }

    int id(Node term) {
        Integer number = numbers.get(term);
        return number == null ? IdAccess.NONE : number;
    }

    Node node(int id) {
        return terms[id];
    }

    long size() {
        return numbers.size();
    }
}
