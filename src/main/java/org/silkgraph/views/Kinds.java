package org.silkgraph.views;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.RDF;
import org.silkgraph.snapshot.Cursor;
import org.silkgraph.snapshot.IdAccess;
import org.silkgraph.snapshot.Numbers;
import org.silkgraph.snapshot.Selection;
import org.silkgraph.terms.Sg;

/** The most specific class of things, by number: for answers that count many. */
final class Kinds {
    private static final Comparator<Kind> MOST_SPECIFIC =
            Comparator.comparingInt((Kind kind) -> -kind.depth).thenComparing(kind -> kind.node.getURI());

    private final Reading reading;
    private final Numbers numbers;
    private final Cursor cursor;
    private final int type;
    private final Map<Integer, Kind> known = new HashMap<>();

    private record Kind(int id, Node node, int depth) {}

    Kinds(Reading reading, Numbers numbers) {
        this.reading = reading;
        this.numbers = numbers;
        this.cursor = numbers.cursor(Numbers.selection(reading.all()).orElse(Selection.nothing()));
        this.type = numbers.id(RDF.Nodes.type);
    }

    /** The number of the class, or {@link IdAccess#NONE} for a thing without. */
    int of(int thing) {
        Kind best = null;
        cursor.open(thing, type, IdAccess.ANY);
        while (cursor.next()) {
            Kind kind = known.computeIfAbsent(cursor.object(), this::read);
            if (kind.depth < 0) continue;
            if (best == null || MOST_SPECIFIC.compare(kind, best) < 0) best = kind;
        }
        return best == null ? IdAccess.NONE : best.id;
    }

    private Kind read(int id) {
        Node node = numbers.node(id);
        boolean isClass = Sg.isTerm(node) && !node.equals(Sg.Entity);
        return new Kind(id, node, isClass ? reading.depth(node) : -1);
    }
}
