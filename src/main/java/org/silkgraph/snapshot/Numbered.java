package org.silkgraph.snapshot;

import org.apache.jena.graph.Node;
import org.jspecify.annotations.Nullable;

/**
 * Terms that came lately with their numbers, in front of {@link Terms}: subjects come in runs, predicates and classes again and
 * again, and most of those are not made bytes of again. One thread.
 */
final class Numbered {
    private static final int KEPT = 1 << 13;

    private final Terms terms;
    private final @Nullable Node[] nodes = new Node[KEPT];
    private final int[] numbers = new int[KEPT];

    Numbered(Terms terms) {
        this.terms = terms;
    }

    int of(Node term) {
        int hash = term.hashCode() * 0x9E3779B9;
        int slot = hash >>> Integer.numberOfLeadingZeros(KEPT) + 1;
        if (term.equals(nodes[slot])) return numbers[slot];
        int number = terms.add(term);
        nodes[slot] = term;
        numbers[slot] = number;
        return number;
    }
}
