package org.silkgraph.views;

import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.vocabulary.RDF;
import org.silkgraph.paths.Links;
import org.silkgraph.paths.PathFinder;
import org.silkgraph.search.Hit;
import org.silkgraph.search.Labels;
import org.silkgraph.search.Names;
import org.silkgraph.snapshot.Numbers;
import org.silkgraph.store.Store;
import org.silkgraph.terms.Label;
import org.silkgraph.terms.Sg;

/** How entities are connected, with the sentences that say so. */
public final class Connections {
    private static final Duration USUAL_TIME = Duration.ofSeconds(5);
    /** Candidates that are ranked, more than anybody may ask for. */
    private static final int MOST_RANKED = 2_000;

    private static final Comparator<Connection.Path> BEST_FIRST = Comparator.comparingInt(Connection.Path::length)
            .thenComparing(path -> !path.stated())
            .thenComparing(path -> -path.sources())
            .thenComparing(Connections::slugs);

    private final Store store;
    private final Labels labels;
    private final Duration time;

    public Connections(Store store, Labels labels) {
        this(store, labels, USUAL_TIME);
    }

    /** @param time after which what was found so far is the answer */
    public Connections(Store store, Labels labels, Duration time) {
        this.store = store;
        this.labels = labels;
        this.time = time;
    }

    /**
     * The paths between two entities.
     *
     * @throws UnknownValue where an end, or one to be avoided, is no entity; with the nearest slugs
     */
    public Connection find(ConnectionQuery query) {
        try (Reading reading = new Reading(store)) {
            return new Search(reading, query).answer();
        }
    }

    private static String slugs(Connection.Path path) {
        return path.hops().stream().map(hop -> hop.to().slug()).collect(Collectors.joining(" "));
    }

    /** One question at one version. */
    private final class Search {
        private final Reading reading;
        private final ConnectionQuery query;
        private final DatasetGraph dataset;
        private final Numbers numbers;
        private final Claims claims;
        private final Node from;
        private final Node to;
        private final BitSet without = new BitSet();
        private final Map<Node, List<Node>> out = new HashMap<>();
        private final long end = System.nanoTime() + time.toNanos();
        private final BooleanSupplier isLate = () -> System.nanoTime() - end > 0;

        Search(Reading reading, ConnectionQuery query) {
            this.reading = reading;
            this.query = query;
            this.dataset = reading.view().dataset();
            this.numbers = Numbers.of(dataset).orElseThrow();
            this.claims = new Claims(reading);
            this.from = entity("from", query.from());
            this.to = entity("to", query.to());
            for (String slug : query.without()) without.set(numbers.id(entity("without", slug)));
        }

        /** By slug, or by a name that is the name of one entity only. */
        private Node entity(String parameter, String given) {
            Node bySlug = Sg.id(given);
            if (reading.isEntity(bySlug)) return bySlug;
            Names names = labels.at(reading.view());
            List<Hit> exact =
                    names.find(given).stream().filter(hit -> hit.rank() == 0).toList();
            if (exact.size() == 1) return Sg.id(exact.getFirst().slug());
            List<String> near = exact.isEmpty()
                    ? names.near(given, 3)
                    : exact.stream().map(Hit::slug).limit(10).toList();
            throw new UnknownValue(parameter, given, near);
        }

        Connection answer() {
            PathFinder.Found found = candidates();
            List<Connection.Path> paths = found.paths().stream()
                    .map(this::path)
                    .sorted(BEST_FIRST)
                    .limit(query.limit())
                    .toList();
            boolean isMore = found.paths().size() > paths.size();
            Optional<Connection.None> none = paths.isEmpty() && found.isWhole()
                    ? Optional.of(new Connection.None(query.hops(), relaxation()))
                    : Optional.empty();
            return new Connection(
                    reading.meta(isMore || !found.isWhole()),
                    reading.ref(from),
                    reading.ref(to),
                    query.hops(),
                    paths,
                    found.isWhole(),
                    none);
        }

        private PathFinder.Found candidates() {
            if (query.longer()) return paths(query, MOST_RANKED);
            PathFinder.Found one = paths(query, 1);
            int length = one.paths().isEmpty() ? 0 : one.paths().getFirst().length - 1;
            return length == 0 ? one : paths(query.with(length, query.implied(), query.forward()), MOST_RANKED);
        }

        private PathFinder.Found paths(ConnectionQuery asked, int most) {
            PathFinder finder = new PathFinder(Links.of(dataset, asked.implied()));
            PathFinder.Question question = new PathFinder.Question(
                    new int[] {numbers.id(from)},
                    new int[] {numbers.id(to)},
                    asked.hops(),
                    most,
                    asked.direction(),
                    without);
            return finder.find(question, isLate);
        }

        /** What has to be given up, the least first: the number of steps, the direction, what is stated. */
        private Optional<Connection.Relaxation> relaxation() {
            for (boolean implied : query.implied() ? new boolean[] {true} : new boolean[] {false, true}) {
                for (boolean forward : query.forward() ? new boolean[] {true, false} : new boolean[] {false}) {
                    List<int[]> one = paths(query.with(ConnectionQuery.MOST_HOPS, implied, forward), 1)
                            .paths();
                    if (one.isEmpty()) continue;
                    return Optional.of(new Connection.Relaxation(
                            implied && !query.implied(), query.forward() && !forward, one.getFirst().length - 1));
                }
            }
            return Optional.empty();
        }

        private Connection.Path path(int[] things) {
            List<Connection.Hop> hops = new ArrayList<>();
            for (int i = 1; i < things.length; i++) hops.add(hop(numbers.node(things[i - 1]), numbers.node(things[i])));
            boolean stated = hops.stream().allMatch(hop -> hop.links().stream().anyMatch(Search::isStated));
            long sources = hops.stream()
                    .flatMap(hop -> hop.links().stream())
                    .map(link -> link.claim().source().slug())
                    .distinct()
                    .count();
            return new Connection.Path(hops.size(), stated, (int) sources, hops);
        }

        private static boolean isStated(Connection.Step link) {
            return link.claim().certainty().equals("stated");
        }

        private Connection.Hop hop(Node here, Node there) {
            List<Connection.Step> links = new ArrayList<>(steps(here, there, false));
            if (!query.forward()) links.addAll(steps(there, here, true));
            links.sort(Comparator.comparing((Connection.Step link) -> !isStated(link))
                    .thenComparing(Connection.Step::backward)
                    .thenComparing(Connection.Step::property)
                    .thenComparing(link -> link.claim().during())
                    .thenComparing(link -> link.claim().id()));
            return new Connection.Hop(reading.ref(here), reading.ref(there), links);
        }

        private List<Connection.Step> steps(Node subject, Node object, boolean backward) {
            return out.computeIfAbsent(subject, node -> claims.claims(RDF.subject.asNode(), node)).stream()
                    .filter(claim -> claims.end(claim, RDF.object.asNode()).equals(object))
                    .filter(claim -> !claims.property(claim).equals(Sg.hasStatus))
                    .map(claim -> step(claim, subject, object, backward))
                    .filter(link -> query.implied() || isStated(link))
                    .toList();
        }

        private Connection.Step step(Node claim, Node subject, Node object, boolean backward) {
            Node property = claims.property(claim);
            Label label = reading.label(property);
            Label a = reading.label(subject);
            Label b = reading.label(object);
            Label sentence = new Label(
                    a.zh() + " " + label.zh() + " " + b.zh() + "。", a.en() + " " + label.en() + " " + b.en() + ".");
            Link link = claims.link(claim, backward ? RDF.subject.asNode() : RDF.object.asNode());
            return new Connection.Step(
                    Reading.name(property), label, Reading.isPlanned(property), backward, sentence, link);
        }
    }
}
