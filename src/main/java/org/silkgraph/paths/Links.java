package org.silkgraph.paths;

import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.vocabulary.RDF;
import org.silkgraph.snapshot.ArcMask;
import org.silkgraph.snapshot.Arcs;
import org.silkgraph.snapshot.Cursor;
import org.silkgraph.snapshot.IdAccess;
import org.silkgraph.snapshot.Numbers;
import org.silkgraph.snapshot.Selection;
import org.silkgraph.terms.Sg;

/**
 * The links between things at one version. A link is a triple with a property that claims have (but for statuses): in the default
 * graph, which has what is stated, and where wanted in {@code graph/implied}; and where wanted each triple of reference data
 * between two things, which has no claim. Literals, types, evidence and history are no links. What follows from a claim by a
 * super-property is no link of its own unless somebody claims that property too.
 *
 * <p>Nothing is copied: a link is a row of the sorted columns, read by {@link Arcs}; beside them stand two bits a row and layer.
 * Immutable; any number of threads.
 */
public final class Links {
    private static final int OFTEN = 0x3FF;

    private final Numbers numbers;
    private final Selection stated;
    private final Filter filter;
    private final Arcs.Choice choice;

    /**
     * Which links count; an empty set asks for nothing.
     *
     * @param implied whether links count that sources only imply
     * @param reference whether links of reference data count
     * @param properties the only ones that count
     * @param notProperties those that do not
     * @param sources the only sources whose claims count
     * @param periods the only periods whose claims count, as claims have them
     */
    public record Filter(
            boolean implied,
            boolean reference,
            Set<Node> properties,
            Set<Node> notProperties,
            Set<Node> sources,
            Set<String> periods) {
        /** What is stated. */
        public static final Filter STATED = new Filter(false, false, Set.of(), Set.of(), Set.of(), Set.of());

        public Filter {
            properties = Set.copyOf(properties);
            notProperties = Set.copyOf(notProperties);
            sources = Set.copyOf(sources);
            periods = Set.copyOf(periods);
        }

        /** Also what is implied, or not. */
        public Filter implied(boolean also) {
            return new Filter(also, reference, properties, notProperties, sources, periods);
        }

        /** Whatever the property is. */
        public Filter ofAnyProperty() {
            return new Filter(implied, reference, Set.of(), Set.of(), sources, periods);
        }

        /** Whatever source and period are. */
        public Filter ofAnySource() {
            return new Filter(implied, reference, properties, notProperties, Set.of(), Set.of());
        }

        boolean isBySource() {
            return !sources.isEmpty() || !periods.isEmpty();
        }
    }

    private Links(Numbers numbers, Selection stated, Filter filter) {
        this.numbers = numbers;
        this.stated = stated;
        this.filter = filter;
        // Reference data has no source in this sense, and no period.
        boolean reference = filter.reference() && !filter.isBySource();
        boolean without = filter.properties().isEmpty();
        this.choice = new Arcs.Choice(
                numbers.claimed(), filter.implied(), reference, named().orElse(null), without, mask().orElse(null));
    }

    /** The links of a dataset that a view gave. */
    public static Links of(DatasetGraph dataset, Filter filter) {
        Numbers numbers = Numbers.of(dataset).orElseThrow(() -> new IllegalArgumentException("no dataset of a view"));
        return new Links(numbers, Numbers.selection(dataset.getDefaultGraph()).orElse(Selection.nothing()), filter);
    }

    /** As these, with another filter. */
    public Links with(Filter other) {
        return new Links(numbers, stated, other);
    }

    public Filter filter() {
        return filter;
    }

    public Numbers numbers() {
        return numbers;
    }

    /** The graph that claims stand in. */
    Selection stated() {
        return stated;
    }

    /** Reads the links; one thread. */
    public Arcs arcs() {
        return numbers.arcs(choice);
    }

    /** Whether links of reference data count. */
    boolean hasReference() {
        return choice.reference();
    }

    boolean isWanted(int property) {
        return choice.isWanted(property);
    }

    /** The properties that count, or where none are named those that do not. */
    private Optional<BitSet> named() {
        if (filter.properties().isEmpty() && filter.notProperties().isEmpty()) return Optional.empty();
        BitSet without = ids(filter.notProperties());
        if (filter.properties().isEmpty()) return Optional.of(without);
        BitSet only = ids(filter.properties());
        only.andNot(without);
        return Optional.of(only);
    }

    private BitSet ids(Collection<Node> nodes) {
        BitSet ids = new BitSet();
        for (Node node : nodes) {
            int id = numbers.id(node);
            if (id >= 0) ids.set(id);
        }
        return ids;
    }

    /** The links that claims of the sources and periods state or imply. */
    private Optional<ArcMask> mask() {
        if (!filter.isBySource()) return Optional.empty();
        ArcMask mask = numbers.mask();
        BitSet claims = filter.sources().isEmpty() ? ofPeriods() : ofSources();
        BitSet periods = filter.sources().isEmpty() || filter.periods().isEmpty() ? claims : ofPeriods();
        claims.and(periods);
        Cursor cursor = numbers.cursor(stated);
        int subject = numbers.id(RDF.subject.asNode());
        int predicate = numbers.id(RDF.predicate.asNode());
        int object = numbers.id(RDF.object.asNode());
        for (int claim = claims.nextSetBit(0); claim >= 0; claim = claims.nextSetBit(claim + 1)) {
            if ((claim & OFTEN) == 0 && Thread.currentThread().isInterrupted()) break;
            int s = value(cursor, claim, subject);
            int p = value(cursor, claim, predicate);
            int o = value(cursor, claim, object);
            if (s >= 0 && p >= 0 && o >= 0) mask.add(s, p, o);
        }
        return Optional.of(mask);
    }

    private BitSet ofSources() {
        BitSet claims = new BitSet();
        for (Node source : filter.sources()) having(Sg.source, source, claims);
        return claims;
    }

    private BitSet ofPeriods() {
        BitSet claims = new BitSet();
        for (String period : filter.periods()) having(Sg.during, NodeFactory.createLiteralString(period), claims);
        return claims;
    }

    private void having(Node property, Node value, BitSet to) {
        Cursor cursor = numbers.cursor(stated);
        cursor.open(IdAccess.ANY, numbers.id(property), numbers.id(value));
        while (cursor.next()) to.set(cursor.subject());
    }

    private static int value(Cursor cursor, int subject, int predicate) {
        cursor.open(subject, predicate, IdAccess.ANY);
        return cursor.next() ? cursor.object() : IdAccess.NONE;
    }

    /** The things of these classes, by number; super-classes are in the data. */
    public BitSet of(Collection<Node> classes) {
        BitSet things = new BitSet();
        for (Node one : classes) {
            Cursor cursor = numbers.cursor(numbers.union(List.of(stated)));
            cursor.open(IdAccess.ANY, numbers.id(RDF.type.asNode()), numbers.id(one));
            while (cursor.next()) things.set(cursor.subject());
        }
        return things;
    }
}
