package org.silkgraph.views;

import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.apache.jena.graph.Node;
import org.silkgraph.paths.Around;
import org.silkgraph.paths.Connect;
import org.silkgraph.paths.LinkClaims;
import org.silkgraph.paths.Links;
import org.silkgraph.paths.PathFinder.Direction;
import org.silkgraph.search.Labels;
import org.silkgraph.snapshot.Numbers;
import org.silkgraph.store.Store;
import org.silkgraph.terms.Label;

/** What lies around entities: neighbourhoods, what can be reached, what two have in common. */
public final class Surroundings {
    /** Steps to what can be reached, at most. */
    public static final int MOST_STEPS = 6;

    public static final int USUAL_LIMIT = 20;
    public static final int MOST_LIMIT = 1_000;

    private static final int MOST_LINKS = 5_000;

    private final Store store;
    private final Labels labels;
    private final Duration time;

    public Surroundings(Store store, Labels labels) {
        this(store, labels, Connections.USUAL_TIME);
    }

    /** @param time after which what was found so far is the answer */
    public Surroundings(Store store, Labels labels, Duration time) {
        this.store = store;
        this.labels = labels;
        this.time = time;
    }

    /**
     * What lies around an entity.
     *
     * @throws UnknownValue where a name means nothing; with those that come near
     */
    public Neighbourhood around(NeighbourhoodQuery query) {
        try (Reading reading = new Reading(store)) {
            return new Looking(reading, query.links(), query.forward()).around(query);
        }
    }

    /**
     * What can be reached from an entity.
     *
     * @param classes local names of the classes whose entities are told; none for all
     * @param max steps, 1 to {@value #MOST_STEPS}
     * @throws UnknownValue where a name means nothing; with those that come near
     */
    public Reach reach(String from, List<String> classes, int max, int limit, boolean forward, LinkQuery links) {
        try (Reading reading = new Reading(store)) {
            return new Looking(reading, links, forward).reach(from, classes, max, limit);
        }
    }

    /**
     * What two entities have in common.
     *
     * @param classes local names of the classes whose entities are told; none for all
     * @param max steps from each of the two, 1 to {@value #MOST_STEPS}
     * @throws UnknownValue where a name means nothing; with those that come near
     */
    public CommonGround common(String from, String to, List<String> classes, int max, int limit, LinkQuery links) {
        try (Reading reading = new Reading(store)) {
            return new Looking(reading, links, false).common(from, to, classes, max, limit);
        }
    }

    /** One question at one version. */
    private final class Looking {
        private final Reading reading;
        private final Named named;
        private final Links links;
        private final Numbers numbers;
        private final Hops hops;
        private final Kinds kinds;
        private final LinkClaims claims;
        private final Direction direction;
        private final BooleanSupplier isLate = Deadline.in(time);
        private final Map<Integer, Integer> kindOf = new HashMap<>();
        private final Map<Integer, String> names = new HashMap<>();

        Looking(Reading reading, LinkQuery links, boolean forward) {
            this.reading = reading;
            this.named = new Named(reading, labels);
            this.links = Links.of(reading.view().dataset(), named.links(links));
            this.numbers = this.links.numbers();
            this.hops = new Hops(reading, numbers);
            this.kinds = new Kinds(reading, numbers);
            this.direction = forward ? Direction.FORWARD : Direction.FREE;
            this.claims = new LinkClaims(this.links, direction);
        }

        private Around from(Node thing) {
            return new Around(links, numbers.id(thing), direction, isLate);
        }

        private int kind(int thing) {
            return kindOf.computeIfAbsent(thing, kinds::of);
        }

        private String name(int thing) {
            return names.computeIfAbsent(thing, id -> Reading.name(numbers.node(id)));
        }

        private String typeName(int kind) {
            return kind < 0 ? "" : Reading.name(numbers.node(kind));
        }

        private Label typeLabel(int kind) {
            return kind < 0 ? new Label("", "") : reading.label(numbers.node(kind));
        }

        /** By slug. */
        private List<Integer> sorted(IntStream things) {
            return things.boxed().sorted(Comparator.comparing(this::name)).toList();
        }

        // ---- Neighbourhood

        private record Key(int property, boolean backward, int kind) {}

        /** Counts of a group. */
        private static final class Tally {
            final BitSet entities = new BitSet();
            long links;
        }

        Neighbourhood around(NeighbourhoodQuery query) {
            Node focus = named.entity("focus", query.focus());
            Expanding expanding = new Expanding(query, focus);
            Around around = from(focus);
            List<Neighbourhood.Level> levels = new ArrayList<>();
            for (int level = 1; level <= query.levels(); level++) {
                Map<Key, Tally> groups = new HashMap<>();
                expanding.level = level;
                int[] things = around.next((here, property, backward, there) -> {
                    int kind = kind(there);
                    Tally tally = groups.computeIfAbsent(new Key(property, backward, kind), key -> new Tally());
                    tally.entities.set(there);
                    tally.links++;
                    expanding.take(here, property, there);
                });
                if (groups.isEmpty()) break;
                levels.add(level(level, groups));
                if (things.length == 0) break;
            }
            return new Neighbourhood(
                    reading.meta(expanding.isCut() || !around.isWhole()),
                    reading.ref(focus),
                    levels,
                    expanding.entities(),
                    expanding.links(),
                    around.isWhole());
        }

        private Neighbourhood.Level level(int level, Map<Key, Tally> groups) {
            BitSet all = new BitSet();
            long count = 0;
            List<Neighbourhood.Group> rows = new ArrayList<>();
            for (Map.Entry<Key, Tally> group : groups.entrySet()) {
                Tally tally = group.getValue();
                all.or(tally.entities);
                count += tally.links;
                rows.add(group(group.getKey(), tally));
            }
            rows.sort(Comparator.comparing((Neighbourhood.Group group) -> -group.entities())
                    .thenComparing(Neighbourhood.Group::property)
                    .thenComparing(Neighbourhood.Group::backward)
                    .thenComparing(Neighbourhood.Group::type));
            return new Neighbourhood.Level(level, all.cardinality(), count, rows);
        }

        private Neighbourhood.Group group(Key key, Tally tally) {
            Node property = numbers.node(key.property);
            return new Neighbourhood.Group(
                    Reading.name(property),
                    property.getURI(),
                    reading.label(property),
                    Reading.isPlanned(property),
                    key.backward,
                    typeName(key.kind),
                    typeLabel(key.kind),
                    tally.entities.cardinality(),
                    tally.links);
        }

        /** What is told one by one. */
        private final class Expanding {
            private final int limit;
            private final boolean isAll;
            private final Set<Integer> properties = new LinkedHashSet<>();
            private final BitSet classes;
            private final boolean isOfClass;
            private final int focus;
            private final Map<Integer, Integer> steps = new LinkedHashMap<>();
            private final Set<Long> pairs = new LinkedHashSet<>();
            private int level;
            private List<Integer> chosen = List.of();

            Expanding(NeighbourhoodQuery query, Node focus) {
                this.limit = query.limit();
                this.isAll = query.expand().contains(NeighbourhoodQuery.ALL);
                this.isOfClass = !query.classes().isEmpty();
                this.classes = links.of(named.types("class", query.classes()));
                this.focus = numbers.id(focus);
                if (isAll) return;
                for (Node property : named.properties("expand", query.expand())) properties.add(numbers.id(property));
            }

            void take(int here, int property, int there) {
                if (!isAll && !properties.contains(property) || isOfClass && !classes.get(there)) return;
                steps.putIfAbsent(there, level);
                pairs.add((long) here << 32 | there);
            }

            private List<Integer> chosen() {
                if (!chosen.isEmpty() || steps.isEmpty()) return chosen;
                chosen = steps.keySet().stream()
                        .sorted(Comparator.comparing((Integer thing) -> steps.get(thing))
                                .thenComparing(Looking.this::name))
                        .limit(limit)
                        .toList();
                return chosen;
            }

            boolean isCut() {
                return steps.size() > limit || told().size() > MOST_LINKS;
            }

            List<Neighbourhood.Reached> entities() {
                return chosen().stream()
                        .map(thing -> new Neighbourhood.Reached(hops.ref(thing), steps.get(thing)))
                        .toList();
            }

            private List<Long> told() {
                Set<Integer> known = new LinkedHashSet<>(chosen());
                known.add(focus);
                return pairs.stream()
                        .filter(pair -> known.contains((int) (pair >>> 32)) && known.contains((int) (long) pair))
                        .toList();
            }

            List<Connection.Hop> links() {
                return told().stream()
                        .sorted(Comparator.comparing((Long pair) -> name((int) (pair >>> 32)))
                                .thenComparing(pair -> name((int) (long) pair)))
                        .limit(MOST_LINKS)
                        .map(pair -> {
                            int here = (int) (pair >>> 32);
                            int there = (int) (long) pair;
                            return hops.hop(here, there, claims.between(here, there));
                        })
                        .toList();
            }
        }

        // ---- Reach

        Reach reach(String given, List<String> classes, int max, int limit) {
            Node from = named.entity("from", given);
            BitSet wanted = links.of(named.types("class", classes));
            Around around = from(from);
            Map<Integer, int[]> counts = new HashMap<>();
            List<Integer> found = new ArrayList<>();
            for (int level = 1; level <= max; level++) {
                int[] things = around.next();
                int at = level - 1;
                for (int thing : things) {
                    counts.computeIfAbsent(kind(thing), kind -> new int[max])[at]++;
                }
                found.addAll(sorted(IntStream.of(things).filter(thing -> classes.isEmpty() || wanted.get(thing))));
                if (things.length == 0) break;
            }
            List<Reach.Row> rows = found.stream()
                    .limit(limit)
                    .map(thing ->
                            new Reach.Row(name(thing), hops.ref(thing), around.distance(thing), path(around, thing)))
                    .toList();
            return new Reach(
                    reading.meta(found.size() > rows.size() || !around.isWhole()),
                    reading.ref(from),
                    max,
                    ofClasses(counts),
                    found.size(),
                    rows,
                    around.isWhole());
        }

        private List<Reach.OfClass> ofClasses(Map<Integer, int[]> counts) {
            return counts.entrySet().stream()
                    .map(entry -> new Reach.OfClass(
                            typeName(entry.getKey()),
                            typeLabel(entry.getKey()),
                            IntStream.of(entry.getValue()).sum(),
                            IntStream.of(entry.getValue()).boxed().toList()))
                    .sorted(Comparator.comparing((Reach.OfClass one) -> -one.entities())
                            .thenComparing(Reach.OfClass::type))
                    .toList();
        }

        private Connection.Path path(Around around, int thing) {
            return hops.path(Connect.path(around.pathTo(thing), claims));
        }

        // ---- Common ground

        CommonGround common(String givenFrom, String givenTo, List<String> classes, int max, int limit) {
            Node from = named.entity("from", givenFrom);
            Node to = named.entity("to", givenTo);
            BitSet wanted = links.of(named.types("class", classes));
            Around here = from(from);
            Around there = from(to);
            List<Integer> near = new ArrayList<>();
            for (int level = 1; level <= max; level++) {
                for (int thing : here.next()) near.add(thing);
                there.next();
            }
            int other = numbers.id(to);
            List<Integer> found = near.stream()
                    .filter(thing -> thing != other && there.distance(thing) > 0)
                    .filter(thing -> classes.isEmpty() || wanted.get(thing))
                    .sorted(Comparator.comparing((Integer thing) -> here.distance(thing) + there.distance(thing))
                            .thenComparing(this::name))
                    .toList();
            boolean isWhole = here.isWhole() && there.isWhole();
            List<CommonGround.Row> rows = found.stream()
                    .limit(limit)
                    .map(thing -> new CommonGround.Row(
                            name(thing),
                            hops.ref(thing),
                            here.distance(thing),
                            there.distance(thing),
                            path(here, thing),
                            path(there, thing)))
                    .toList();
            return new CommonGround(
                    reading.meta(found.size() > rows.size() || !isWhole),
                    reading.ref(from),
                    reading.ref(to),
                    max,
                    found.size(),
                    rows,
                    isWhole);
        }
    }
}
