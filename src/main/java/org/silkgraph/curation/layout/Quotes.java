package org.silkgraph.curation.layout;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.jena.graph.Node;
import org.silkgraph.terms.Sg;

/** Where the quotes stand in their texts. */
final class Quotes {
    private static final Place NOWHERE = new Place(Integer.MAX_VALUE, Integer.MAX_VALUE);

    private final Facts facts;
    private final Map<Node, Place> places = new HashMap<>();

    Quotes(Holdings holdings) {
        this.facts = holdings.facts();
        holdings.evidence()
                .forEach(one -> places.put(one, new Place(offset(one, Vocabulary.START), offset(one, Vocabulary.END))));
    }

    /** Start and end in code points. */
    record Place(int start, int end) implements Comparable<Place> {
        @Override
        public int compareTo(Place other) {
            return start != other.start ? Integer.compare(start, other.start) : Integer.compare(end, other.end);
        }
    }

    private int offset(Node evidence, Node property) {
        String digits = facts.text(evidence, property);
        return digits.matches("[0-9]{1,9}") ? Integer.parseInt(digits) : Integer.MAX_VALUE;
    }

    Place place(Node evidence) {
        return places.getOrDefault(evidence, NOWHERE);
    }

    String section(Node evidence) {
        return facts.text(evidence, Sg.section);
    }

    /** The quotes of a claim as the text has them. */
    List<Node> of(Node claim) {
        return facts.values(claim, Vocabulary.DERIVED_FROM).stream()
                .filter(places::containsKey)
                .sorted(inText())
                .toList();
    }

    /** Evidence by its place; other terms as ever. */
    Comparator<Node> inText() {
        return Comparator.comparing(this::place).thenComparing(Order.TERMS);
    }
}
