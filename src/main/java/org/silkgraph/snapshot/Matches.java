package org.silkgraph.snapshot;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Function;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.Quad;

/** The matches of a pattern of terms as triples or quads, made as they are asked for. Terms of the pattern are given as they came. */
final class Matches<T> implements Iterator<T> {
    private final Snapshot snapshot;
    private final Cursor cursor;
    private final Node s;
    private final Node p;
    private final Node o;
    private final Function<Matches<T>, T> shape;
    private boolean isAt;

    private Matches(Snapshot snapshot, Node s, Node p, Node o, Selection graphs, Function<Matches<T>, T> shape) {
        this.snapshot = snapshot;
        this.s = s;
        this.p = p;
        this.o = o;
        this.shape = shape;
        this.cursor = cursor(snapshot, s, p, o, graphs);
    }

    /** The pattern in numbers; a term that is not concrete is any. */
    static Cursor cursor(Snapshot snapshot, Node s, Node p, Node o, Selection graphs) {
        Cursor cursor = new Cursor(snapshot, graphs);
        cursor.open(number(snapshot, s), number(snapshot, p), number(snapshot, o));
        return cursor;
    }

    static int number(Snapshot snapshot, Node term) {
        return isAny(term) ? IdAccess.ANY : snapshot.terms().id(term);
    }

    private static boolean isAny(Node term) {
        return term == null || !term.isConcrete();
    }

    static Iterator<Triple> triples(Snapshot snapshot, Node s, Node p, Node o, Selection graphs) {
        return new Matches<>(snapshot, s, p, o, graphs, Matches::triple);
    }

    /** Quads of one graph, which has that name. */
    static Iterator<Quad> quads(Snapshot snapshot, Node name, Node s, Node p, Node o, Selection graphs) {
        return new Matches<Quad>(snapshot, s, p, o, graphs, match -> Quad.create(name, match.triple()));
    }

    /** Quads of several graphs with their names. */
    static Iterator<Quad> quads(Snapshot snapshot, Node s, Node p, Node o, Selection graphs) {
        return new Matches<Quad>(
                snapshot,
                s,
                p,
                o,
                graphs,
                match -> Quad.create(snapshot.graphs().name(match.cursor.graph()), match.triple()));
    }

    private Triple triple() {
        return Triple.create(
                isAny(s) ? snapshot.terms().node(cursor.subject()) : s,
                isAny(p) ? snapshot.terms().node(cursor.predicate()) : p,
                isAny(o) ? snapshot.terms().node(cursor.object()) : o);
    }

    @Override
    public boolean hasNext() {
        if (!isAt) isAt = cursor.next();
        return isAt;
    }

    @Override
    public T next() {
        if (!hasNext()) throw new NoSuchElementException();
        isAt = false;
        return shape.apply(this);
    }
}
