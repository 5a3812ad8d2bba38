package org.silkgraph.paths;

import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.vocabulary.RDF;
import org.jspecify.annotations.Nullable;
import org.silkgraph.snapshot.ArcMask;
import org.silkgraph.snapshot.Arcs;
import org.silkgraph.snapshot.Cursor;
import org.silkgraph.snapshot.IdAccess;
import org.silkgraph.snapshot.Numbers;
import org.silkgraph.snapshot.Selection;
import org.silkgraph.terms.Graphs;
import org.silkgraph.terms.Sg;

/**
 * The links between things at one version. A link is a triple with a property that claims have (but for statuses): in the default
 * graph, which has what is stated, and where wanted in {@code graph/implied}; and where wanted each triple of reference data
 * between two things, which has no claim. Literals, types, evidence and history are no links. What follows from a claim by a
 * super-property is no link of its own unless somebody claims that property too.
 *
 * <p>Links are read by {@link Arcs}. Immutable; any number of threads.
 */
public final class Links {
    private static final int MOST_FINDERS = 16;
    private static final int MOST_KEPT = 1 << 10;

    private final Numbers numbers;
    private final Selection stated;
    private final Selection all;
    private final Filter filter;
    private final Terms terms;
    private final boolean hasReference;
    private final Arcs.Choice choice;
    private final List<Dataset> datasets;
    /** Finders that are not in use. */
    private final Queue<PathFinder> finders = new ConcurrentLinkedQueue<>();
    /** Claims between things of which each has very many links: paths lead over them again and again. */
    private final Map<Long, List<LinkClaim>> between = new ConcurrentHashMap<>();

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

    private Links(Numbers numbers, Selection stated, Selection all, Filter filter) {
        this.numbers = numbers;
        this.stated = stated;
        this.all = all;
        this.filter = filter;
        this.terms = numbers.kept(Terms.class, Terms.class, () -> Terms.of(numbers));
        // Reference data has no source in this sense, and no period.
        this.hasReference = filter.reference() && !filter.isBySource();
        this.datasets = !hasReference
                ? List.of()
                : numbers.reference().stream()
                        .map(named -> new Dataset(numbers.id(named.name()), named.graphs()))
                        .toList();
        BitSet only = filter.properties().isEmpty() ? null : ids(filter.properties());
        BitSet never = filter.notProperties().isEmpty() ? null : ids(filter.notProperties());
        this.choice = numbers.arcs(filter.implied(), hasReference, only, never, mask());
    }

    /** A graph of reference data: the number of its name, and where its rows are. */
    record Dataset(int name, Selection graph) {}

    List<Dataset> datasets() {
        return datasets;
    }

    /** Terms by number, looked up once for a version. */
    record Terms(
            int subject, int predicate, int object, int certainty, int stated, int source, int during, int status) {
        static Terms of(Numbers numbers) {
            return new Terms(
                    numbers.id(RDF.Nodes.subject),
                    numbers.id(RDF.Nodes.predicate),
                    numbers.id(RDF.Nodes.object),
                    numbers.id(Sg.certainty),
                    numbers.id(Sg.stated),
                    numbers.id(Sg.source),
                    numbers.id(Sg.during),
                    numbers.id(Sg.hasStatus));
        }
    }

    /** The links of a dataset that a view gave. What was made for a version and filter is kept with the version, masks aside. */
    public static Links of(DatasetGraph dataset, Filter filter) {
        Numbers numbers = Numbers.of(dataset).orElseThrow(() -> new IllegalArgumentException("no dataset of a view"));
        Supplier<Links> maker = () -> new Links(
                numbers,
                Numbers.selection(dataset.getDefaultGraph()).orElse(Selection.nothing()),
                Numbers.selection(dataset.getGraph(Graphs.ALL)).orElse(Selection.nothing()),
                filter);
        return filter.isBySource() ? maker.get() : numbers.kept(filter, Links.class, maker);
    }

    /** As these, with another filter. */
    public Links with(Filter other) {
        return new Links(numbers, stated, all, other);
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

    Terms terms() {
        return terms;
    }

    /** Reads the links; one thread. */
    public Arcs arcs() {
        return choice.arcs();
    }

    /** A finder that nobody else uses until it is given back. */
    PathFinder takeFinder() {
        PathFinder kept = finders.poll();
        return kept == null ? new PathFinder(this) : kept;
    }

    void giveBack(PathFinder finder) {
        if (finders.size() < MOST_FINDERS) finders.offer(finder);
    }

    /** What {@link #keep} was told, or null. */
    @Nullable
    List<LinkClaim> kept(long key) {
        return between.get(key);
    }

    /** Keeps claims that took long to find, as long as these are not many. */
    void keep(long key, List<LinkClaim> claims) {
        if (between.size() < MOST_KEPT) between.put(key, claims);
    }

    /** Whether links of reference data count. */
    boolean hasReference() {
        return hasReference;
    }

    boolean isWanted(int property) {
        return choice.isWanted(property);
    }

    private BitSet ids(Collection<Node> nodes) {
        BitSet ids = new BitSet();
        for (Node node : nodes) {
            int id = numbers.id(node);
            if (id >= 0) ids.set(id);
        }
        return ids;
    }

    /** The links that claims of the sources and periods state or imply; null where any may. */
    private @Nullable ArcMask mask() {
        if (!filter.isBySource()) return null;
        ArcMask mask = numbers.mask();
        BitSet claims = filter.sources().isEmpty() ? ofPeriods() : ofSources();
        if (!filter.sources().isEmpty() && !filter.periods().isEmpty()) claims.and(ofPeriods());
        int[] wanted = {terms.subject, terms.predicate, terms.object, terms.certainty};
        int[] values = new int[wanted.length];
        for (int claim = claims.nextSetBit(0); claim >= 0; claim = claims.nextSetBit(claim + 1)) {
            numbers.read(claim, wanted, values);
            if (!filter.implied() && values[3] != terms.stated) continue;
            if (values[0] >= 0 && values[1] >= 0 && values[2] >= 0) mask.add(values[0], values[1], values[2]);
        }
        return mask;
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

    /** The things of these classes, by number; super-classes are in the data. */
    public BitSet of(Collection<Node> classes) {
        BitSet things = new BitSet();
        for (Node one : classes) {
            Cursor cursor = numbers.cursor(all);
            cursor.open(IdAccess.ANY, numbers.id(RDF.type.asNode()), numbers.id(one));
            while (cursor.next()) things.set(cursor.subject());
        }
        return things;
    }
}
