package org.silkgraph.views;

import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.apache.jena.graph.Node;
import org.silkgraph.paths.Connect;
import org.silkgraph.paths.Links;
import org.silkgraph.paths.PathFinder;
import org.silkgraph.paths.PathFinder.Direction;
import org.silkgraph.paths.PathFinder.Passing;
import org.silkgraph.paths.PathFinder.Question;
import org.silkgraph.search.Labels;
import org.silkgraph.snapshot.Numbers;
import org.silkgraph.store.Store;

/** How entities are connected, with the sentences that say so. */
public final class Connections {
    /** After this what was found so far is the answer. */
    public static final Duration USUAL_TIME = Duration.ofSeconds(5);

    private final Origin origin;
    private final Labels labels;
    private final Duration time;

    public Connections(Store store, Labels labels) {
        this(store, labels, USUAL_TIME);
    }

    /** @param time after which what was found so far is the answer */
    public Connections(Store store, Labels labels, Duration time) {
        this(Origin.of(store), labels, time);
    }

    /**
     * @param labels asked only for names that are not slugs
     * @param time after which what was found so far is the answer
     */
    public Connections(Origin origin, Labels labels, Duration time) {
        this.origin = origin;
        this.labels = labels;
        this.time = time;
    }

    /**
     * The paths between two entities, or two sets of them.
     *
     * @throws UnknownValue where a name means nothing; with those that come near
     */
    public Connection find(ConnectionQuery query) {
        try (Reading reading = new Reading(origin)) {
            return new Search(reading, query).answer();
        }
    }

    /** One question at one version. */
    private final class Search {
        private final Reading reading;
        private final ConnectionQuery query;
        private final Links links;
        private final Numbers numbers;
        private final Hops hops;
        private final List<Node> from;
        private final List<Node> to;
        private final Passing passing;
        private final BooleanSupplier isLate = Deadline.in(time);

        Search(Reading reading, ConnectionQuery query) {
            this.reading = reading;
            this.query = query;
            Named named = new Named(reading, labels);
            this.from = named.entities("from", query.from());
            this.to = named.entities("to", query.to());
            this.links = Links.of(reading.view().dataset(), named.links(query.links()));
            this.numbers = links.numbers();
            this.hops = new Hops(reading, numbers);
            this.passing = passing(named, query.through());
        }

        private Passing passing(Named named, ConnectionQuery.Through through) {
            List<Node> via = named.entities("via", through.via());
            List<Node> without = named.entities("without", through.without());
            List<Node> classes = named.types("class", through.classes());
            List<Node> notClasses = named.types("not-class", through.notClasses());
            BitSet avoided = new BitSet();
            for (int thing : ids(without)) if (thing >= 0) avoided.set(thing);
            return new Passing(
                    avoided,
                    classes.isEmpty() ? null : links.of(classes),
                    notClasses.isEmpty() ? null : links.of(notClasses),
                    ids(via),
                    through.hub());
        }

        private int[] ids(Collection<Node> things) {
            return things.stream().mapToInt(numbers::id).toArray();
        }

        Connection answer() {
            Connect.Best best =
                    new Connect(links).find(question(query.max(), query.k(), query.forward(), passing), isLate);
            List<Connection.Path> paths = best.paths().stream().map(hops::path).toList();
            Optional<Connection.None> none = paths.isEmpty() && best.isWhole()
                    ? Optional.of(new Connection.None(query.max(), best.touched(), relaxation()))
                    : Optional.empty();
            return new Connection(
                    reading.meta(best.isMore() || !best.isWhole()),
                    from.stream().map(reading::ref).toList(),
                    to.stream().map(reading::ref).toList(),
                    query.max(),
                    paths,
                    best.isWhole(),
                    best.isRanked(),
                    best.hubs().stream().map(hops::ref).toList(),
                    none);
        }

        private Question question(int max, int k, boolean forward, Passing through) {
            return new Question(
                    ids(from), ids(to), max, k, query.longer(), forward ? Direction.FORWARD : Direction.FREE, through);
        }

        /** What has to be given up: first more steps alone, then one wish after the other, in the end all of them. */
        private Optional<Connection.Relaxation> relaxation() {
            for (Wish wish : wishes()) {
                Optional<Connection.Relaxation> found = without(wish);
                if (found.isPresent()) return found;
            }
            return Optional.empty();
        }

        private List<Wish> wishes() {
            boolean certainty = !query.links().implied();
            boolean property = !query.links().properties().isEmpty()
                    || !query.links().notProperties().isEmpty();
            boolean source = !query.links().sources().isEmpty()
                    || !query.links().periods().isEmpty();
            boolean through = !query.through().equals(ConnectionQuery.Through.ANYTHING);
            List<Wish> wishes = new ArrayList<>();
            wishes.add(new Wish(false, false, false, false, false));
            if (certainty) wishes.add(new Wish(true, false, false, false, false));
            if (property) wishes.add(new Wish(false, true, false, false, false));
            if (query.forward()) wishes.add(new Wish(false, false, true, false, false));
            if (source) wishes.add(new Wish(false, false, false, true, false));
            if (through) wishes.add(new Wish(false, false, false, false, true));
            wishes.add(new Wish(false, property, query.forward(), source, through));
            wishes.add(new Wish(certainty, property, query.forward(), source, through));
            return wishes;
        }

        private Optional<Connection.Relaxation> without(Wish wish) {
            Links.Filter filter = links.filter();
            if (wish.certainty) filter = filter.implied(true);
            if (wish.property) filter = filter.ofAnyProperty();
            if (wish.source) filter = filter.ofAnySource();
            boolean forward = query.forward() && !wish.direction;
            Passing through = wish.through ? Passing.ANY : passing;
            PathFinder finder = new PathFinder(filter.equals(links.filter()) ? links : links.with(filter));
            PathFinder.Found found = finder.find(question(ConnectionQuery.MOST_HOPS, 1, forward, through), isLate);
            if (found.paths().isEmpty()) return Optional.empty();
            return Optional.of(new Connection.Relaxation(
                    wish.certainty,
                    wish.property,
                    wish.direction,
                    wish.source,
                    wish.through,
                    found.paths().getFirst().length - 1));
        }

        /** What is given up. */
        private record Wish(boolean certainty, boolean property, boolean direction, boolean source, boolean through) {}
    }
}
