package org.silkgraph.snapshot;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.jspecify.annotations.Nullable;

/**
 * One version as numbers, for what works on numbers: the SPARQL executor and the search for paths. Numbers of terms are dense
 * from 0 and stay what they are for the life of the process; terms that come later have larger ones.
 */
public final class Numbers {
    private final Snapshot snapshot;

    Numbers(Snapshot snapshot) {
        this.snapshot = snapshot;
    }

    /** The numbers behind a dataset that a view gave. */
    public static Optional<Numbers> of(DatasetGraph dataset) {
        return dataset instanceof SnapshotDataset known ? Optional.of(new Numbers(known.snapshot())) : Optional.empty();
    }

    /** The graphs that a graph of such a dataset shows. */
    public static Optional<Selection> selection(Graph graph) {
        return graph instanceof SnapshotGraph known ? Optional.of(known.selection()) : Optional.empty();
    }

    /** Whether all of what the default graph of the store has is in that of the dataset, as where a query names no other with FROM. */
    public static boolean showsDefault(DatasetGraph dataset) {
        return dataset instanceof SnapshotDataset known && known.showsDefault();
    }

    /** How many terms there are: numbers from here on are free. */
    public int terms() {
        return snapshot.terms().size();
    }

    /** The number of a term, or {@link IdAccess#NONE}. */
    public int id(Node term) {
        return snapshot.terms().id(term);
    }

    public Node node(int id) {
        return snapshot.terms().node(id);
    }

    public boolean isIri(int id) {
        return snapshot.terms().isIri(id);
    }

    /**
     * The language of a literal, in lower case, empty for a literal without; no term is made for that.
     *
     * @return null where the term would have to be looked at
     */
    public @Nullable String language(int id) {
        return snapshot.terms().language(id);
    }

    public Cursor cursor(Selection graphs) {
        return new Cursor(snapshot, graphs);
    }

    /**
     * The arcs between things in the default graph with a property that claims have, and where wanted in other graphs.
     *
     * @param implied whether those in {@code graph/implied} count
     * @param reference whether those of reference data count, with any predicate
     * @param only the predicates that count of all there are, or null for all
     * @param never those that do not, or null for none
     * @param mask the arcs that count of all these, or null for all
     */
    public Arcs.Choice arcs(
            boolean implied, boolean reference, @Nullable BitSet only, @Nullable BitSet never, @Nullable ArcMask mask) {
        return new Arcs.Choice(snapshot, implied, reference, only, never, mask);
    }

    /** Something that was made of this version before, or is made now and kept for as long as the version is; few things are. */
    public <T> T kept(Object key, Class<T> type, Supplier<T> maker) {
        return snapshot.kept(key, type, maker);
    }

    /**
     * Reads values of a subject in the default graph, all in one walk.
     *
     * @param predicates what is asked for
     * @param values where the first value of each is put, or {@link IdAccess#NONE}
     */
    public void read(int subject, int[] predicates, int[] values) {
        ValueRows.read(snapshot, subject, predicates, values);
    }

    /** A choice of arcs, empty yet. */
    public ArcMask mask() {
        return new ArcMask();
    }

    /** Whether it is an IRI of a thing, {@code {base}id/…}. */
    public boolean isThing(int id) {
        return snapshot.terms().isThing(id);
    }

    /** The graphs of reference data that hold something. */
    public List<Named> reference() {
        GraphNames graphs = snapshot.graphs();
        List<Named> all = new ArrayList<>();
        for (int graph = 0; graph < graphs.size(); graph++) {
            if (graphs.isReference(graph) && snapshot.count(graph) > 0) {
                all.add(new Named(graphs.name(graph), Selection.one(graph)));
            }
        }
        return all;
    }

    /**
     * The subjects that have two values in the default graph, sorted: of claims those that link two things. What refers to the one
     * and what refers to the other is walked side by side, so that it takes no longer than the shorter list allows.
     */
    public int[] having(int predicate, int object, int otherPredicate, int otherObject) {
        return Both.of(snapshot, predicate, object, otherPredicate, otherObject);
    }

    /** The union of selections: a triple that is in several comes once. */
    public Selection union(List<Selection> parts) {
        return Selection.union(snapshot, parts);
    }

    /** How many quads match in all graphs, known without looking at them: never less than what a selection has. */
    public long atMost(int s, int p, int o) {
        if (s < IdAccess.ANY || p < IdAccess.ANY || o < IdAccess.ANY) return 0;
        Order order = Order.of(s, p, o);
        int a = order.first(s, p, o);
        int b = order.second(s, p, o);
        int c = order.third(s, p, o);
        return length(snapshot.base().in(order).range(a, b, c))
                + length(snapshot.delta().added(order).range(a, b, c));
    }

    /** How many subjects a predicate has, or all have, about. */
    public double subjects(int predicate) {
        return predicate < 0
                ? terms() / 2.0
                : snapshot.base().statistics(predicate).subjects();
    }

    /** How many objects a predicate has, or all have, about. */
    public double objects(int predicate) {
        return predicate < 0
                ? terms() / 2.0
                : snapshot.base().statistics(predicate).objects();
    }

    /** How many predicates there are, about. */
    public double predicates() {
        return 50;
    }

    /**
     * How many triples of a selection have a predicate, or how many there are where the predicate is {@link IdAccess#ANY}: exact
     * and without looking at them.
     *
     * @return empty where that would take looking
     */
    public OptionalLong count(Selection graphs, int predicate) {
        boolean isUnion = graphs.isUnion() && graphs.equals(snapshot.all());
        if (graphs.isNothing() || predicate < IdAccess.ANY) return OptionalLong.of(0);
        if (graphs.only() < 0 && !isUnion) return OptionalLong.empty();
        if (predicate >= 0) {
            return OptionalLong.of(snapshot.count(predicate, isUnion ? Snapshot.UNION : graphs.only()));
        }
        return OptionalLong.of(isUnion ? snapshot.countUnion() : snapshot.count(graphs.only()));
    }

    private static long length(long range) {
        return Columns.to(range) - Columns.from(range);
    }

    /** The graphs with names that the dataset shows under {@code GRAPH ?g}. */
    public List<Named> named(DatasetGraph dataset) {
        List<Named> all = new ArrayList<>();
        dataset.listGraphNodes().forEachRemaining(name -> selection(dataset.getGraph(name))
                .ifPresent(graphs -> all.add(new Named(name, graphs))));
        return all;
    }

    /** A graph with its name. */
    public record Named(Node name, Selection graphs) {}
}
