package org.silkgraph.snapshot.ids;

import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Var;

/** A place of a pattern: a term, or the slot of a variable. */
record Place(int slot, int id, Node node) {
    static Place of(Node node, Run run) {
        if (Var.isVar(node)) return new Place(run.slot(Var.alloc(node)), Run.UNBOUND, node);
        if (!node.isConcrete()) throw new NotOnIds("a term with a variable inside");
        return new Place(-1, run.numbers.id(node), node);
    }

    boolean isVariable() {
        return slot >= 0;
    }

    /** Its number now, {@link Run#UNBOUND} for a variable without a value. */
    int value(int[] row) {
        return slot >= 0 ? row[slot] : id;
    }

    String text(Outline names) {
        return slot >= 0 ? names.name(slot) : node.toString();
    }
}
