package org.silkgraph.curation.changes;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.core.Var;
import org.silkgraph.store.Changeset;

/**
 * A change as it is carried out on the state it will change: things that go whole, values that make room, then what is added;
 * last, quotes go on which no claim rests any more.
 *
 * @param gone entities and claims that go whole
 * @param cleared values that make room
 * @param added what is added
 */
record Composed(Set<Node> gone, List<Cleared> cleared, List<Quad> added) implements Changeset.Edit {
    private static final Var ANYTHING = Var.alloc("anything");

    Composed {
        gone = Set.copyOf(gone);
        cleared = List.copyOf(cleared);
        added = List.copyOf(added);
    }

    /** The values of one property of one thing, as far as a test says. */
    record Cleared(Node subject, Node property, Predicate<Node> which) {}

    @Override
    public void run(DatasetGraph staged) {
        Set<Node> quotes = new LinkedHashSet<>();
        for (Node thing : gone) {
            staged.find(Quad.defaultGraphIRI, thing, Terms.DERIVED_FROM, Node.ANY)
                    .forEachRemaining(quad -> quotes.add(quad.getObject()));
            delete(staged, thing, Node.ANY, value -> true);
        }
        cleared.forEach(one -> delete(staged, one.subject(), one.property(), one.which()));
        added.forEach(staged::add);
        quotes.stream()
                .filter(quote -> !staged.contains(Quad.defaultGraphIRI, Node.ANY, Terms.DERIVED_FROM, quote))
                .forEach(quote -> delete(staged, quote, Node.ANY, value -> true));
    }

    private static void delete(DatasetGraph staged, Node subject, Node property, Predicate<Node> which) {
        Iter.toList(staged.find(Quad.defaultGraphIRI, subject, property, Node.ANY)).stream()
                .filter(quad -> which.test(quad.getObject()))
                .forEach(staged::delete);
    }

    /** The properties that are set to nothing: the rules for what is written by hand hold for them too. */
    @Override
    public List<Quad> removed() {
        record Place(Node subject, Node property) {}
        Set<Place> set = new HashSet<>();
        added.forEach(quad -> set.add(new Place(quad.getSubject(), quad.getPredicate())));
        List<Quad> written = new ArrayList<>();
        for (Cleared one : cleared) {
            if (set.contains(new Place(one.subject(), one.property()))) continue;
            written.add(Quad.create(Quad.defaultGraphIRI, one.subject(), one.property(), ANYTHING));
        }
        return written;
    }
}
