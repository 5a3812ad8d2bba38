package org.silkgraph.paths;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.vocabulary.RDF;
import org.junit.jupiter.api.Test;
import org.silkgraph.paths.PathFinder.Direction;
import org.silkgraph.paths.PathFinder.Passing;
import org.silkgraph.paths.PathFinder.Question;
import org.silkgraph.snapshot.Arcs;
import org.silkgraph.snapshot.Commit;
import org.silkgraph.snapshot.Numbers;
import org.silkgraph.snapshot.ReadView;
import org.silkgraph.snapshot.SnapshotReadStore;
import org.silkgraph.terms.Attribution;
import org.silkgraph.terms.Graphs;
import org.silkgraph.terms.Sg;
import org.silkgraph.terms.Version;

/** Random claims, made by commits that add and remove, under random filters: links and paths are those of trying all. */
class FiltersTest {
    private static final int HOPS = 5;
    private static final Node REFERENCE = Graphs.reference("test");

    /** A claim, or a triple of reference data where it has no source. */
    private record Said(int from, int property, int to, boolean implied, int source, int period) {
        boolean isReference() {
            return source < 0;
        }
    }

    private static Node thing(int number) {
        return Sg.id("n" + number);
    }

    private static Node property(int number) {
        return Sg.term("p" + number);
    }

    private static Node source(int number) {
        return Sg.id("source" + number);
    }

    private static Node type(int number) {
        return Sg.term("Class" + number);
    }

    /** A store, and what it says. */
    private static final class Sample implements AutoCloseable {
        final Random random;
        final int things;
        final SnapshotReadStore store = new SnapshotReadStore();
        final Set<Said> said = new LinkedHashSet<>();
        private long version;

        Sample(long seed, int things, int claims) {
            this.random = new Random(seed);
            this.things = things;
            List<Quad> types = new ArrayList<>();
            for (int i = 0; i < things; i++) types.add(quad(thing(i), RDF.Nodes.type, type(i % 3)));
            commit(types, List.of());
            for (int round = 0; round < 3; round++) {
                Set<Said> next = new LinkedHashSet<>(said);
                for (int i = 0; i < claims / 3; i++) next.add(any());
                next.removeIf(one -> random.nextInt(6) == 0);
                change(next);
            }
        }

        private Said any() {
            int from = random.nextInt(things);
            int to = random.nextInt(things);
            boolean isReference = random.nextInt(5) == 0;
            return new Said(
                    from,
                    random.nextInt(3),
                    to,
                    !isReference && random.nextInt(4) == 0,
                    isReference ? -1 : random.nextInt(2),
                    isReference ? -1 : 2015 + random.nextInt(3));
        }

        private void change(Set<Said> next) {
            Set<Quad> before = quads(said);
            Set<Quad> after = quads(next);
            List<Quad> added =
                    after.stream().filter(quad -> !before.contains(quad)).toList();
            List<Quad> removed =
                    before.stream().filter(quad -> !after.contains(quad)).toList();
            commit(added, removed);
            said.clear();
            said.addAll(next);
        }

        private static Set<Quad> quads(Set<Said> said) {
            Set<Quad> quads = new LinkedHashSet<>();
            for (Said one : said) {
                Node s = thing(one.from);
                Node p = property(one.property);
                Node o = thing(one.to);
                if (one.isReference()) {
                    quads.add(Quad.create(REFERENCE, s, p, o));
                    continue;
                }
                Node claim = NodeFactory.createURI("https://w3id.org/silkgraph/claim/" + one.from + "-" + one.property
                        + "-" + one.to + "-" + one.implied + "-" + one.source + "-" + one.period);
                quads.add(Quad.create(one.implied ? Graphs.IMPLIED : Quad.defaultGraphIRI, s, p, o));
                quads.add(quad(claim, RDF.Nodes.subject, s));
                quads.add(quad(claim, RDF.Nodes.predicate, p));
                quads.add(quad(claim, RDF.Nodes.object, o));
                quads.add(quad(claim, Sg.certainty, one.implied ? Sg.implied : Sg.stated));
                quads.add(quad(claim, Sg.source, source(one.source)));
                quads.add(quad(claim, Sg.during, NodeFactory.createLiteralString("" + one.period)));
            }
            return quads;
        }

        private static Quad quad(Node s, Node p, Node o) {
            return Quad.create(Quad.defaultGraphIRI, s, p, o);
        }

        private void commit(List<Quad> added, List<Quad> removed) {
            store.apply(new Commit(
                    new Version(++version), Instant.EPOCH, Attribution.system("load", "test"), added, removed));
        }

        @Override
        public void close() {
            store.close();
        }
    }

    private static Links.Filter filter(Random random) {
        Set<Node> properties = new HashSet<>();
        Set<Node> notProperties = new HashSet<>();
        Set<Node> sources = new HashSet<>();
        Set<String> periods = new HashSet<>();
        if (random.nextInt(3) == 0) properties.add(property(random.nextInt(3)));
        if (random.nextInt(3) == 0) notProperties.add(property(random.nextInt(3)));
        if (random.nextInt(3) == 0) sources.add(source(random.nextInt(3)));
        if (random.nextInt(3) == 0) periods.add("" + (2015 + random.nextInt(3)));
        return new Links.Filter(
                random.nextBoolean(), random.nextBoolean(), properties, notProperties, sources, periods);
    }

    /** What the filter says, said plainly. */
    private static boolean isWanted(Said one, Links.Filter filter) {
        if (!filter.properties().isEmpty() && !filter.properties().contains(property(one.property))) return false;
        if (filter.notProperties().contains(property(one.property))) return false;
        boolean isBySource = !filter.sources().isEmpty() || !filter.periods().isEmpty();
        if (one.isReference()) return filter.reference() && !isBySource;
        if (one.implied && !filter.implied()) return false;
        if (!filter.sources().isEmpty() && !filter.sources().contains(source(one.source))) return false;
        return filter.periods().isEmpty() || filter.periods().contains("" + one.period);
    }

    @Test
    void links_and_their_claims_are_those_that_the_filter_lets_through() {
        for (long seed = 1; seed <= 60; seed++) {
            try (Sample sample = new Sample(seed, 14, 90);
                    ReadView view = sample.store.acquire()) {
                for (int i = 0; i < 8; i++) {
                    Links.Filter filter = filter(sample.random);
                    Links links = Links.of(view.dataset(), filter);
                    Numbers numbers = links.numbers();
                    LinkClaims claims = new LinkClaims(links, Direction.FORWARD);
                    for (int from = 0; from < sample.things; from++) {
                        Set<String> wanted = new TreeSet<>();
                        for (Said one : sample.said) {
                            if (one.from == from && isWanted(one, filter)) wanted.add(one.property + " " + one.to);
                        }
                        assertEquals(wanted, arcs(links, from), "seed " + seed + " " + filter);
                        for (int to = 0; to < sample.things; to++) {
                            int there = to;
                            int here = from;
                            long count = sample.said.stream()
                                    .filter(one -> one.from == here && one.to == there && isWanted(one, filter))
                                    .count();
                            List<LinkClaim> found = claims.between(numbers.id(thing(from)), numbers.id(thing(to)));
                            assertEquals(count, found.size(), "seed " + seed + " " + filter);
                        }
                    }
                }
            }
        }
    }

    /** Each once, the same read from either end. */
    private static Set<String> arcs(Links links, int from) {
        Numbers numbers = links.numbers();
        Set<String> found = new TreeSet<>();
        Arcs arcs = links.arcs();
        int thing = numbers.id(thing(from));
        if (thing < 0) return found;
        arcs.open(arcs.place(thing), true);
        while (arcs.next()) {
            String name = numbers.node(arcs.term(arcs.other())).getURI();
            String property = numbers.node(arcs.predicate()).getURI();
            String arc = property.substring(property.lastIndexOf("#p") + 2) + " "
                    + name.substring(name.lastIndexOf("/n") + 2);
            assertTrue(found.add(arc), "twice: " + arc);
        }
        Arcs back = links.arcs();
        for (String arc : found) {
            back.open(back.place(numbers.id(thing(Integer.parseInt(arc.split(" ")[1])))), false);
            boolean isThere = false;
            while (back.next()) {
                isThere |= back.term(back.other()) == thing
                        && back.predicate() == numbers.id(property(arc.charAt(0) - '0'));
            }
            assertTrue(isThere, "not from the other end: " + arc);
        }
        return found;
    }

    @Test
    void paths_through_and_around_things_are_those_of_trying_all() {
        int some = 0;
        for (long seed = 1; seed <= 250; seed++) {
            try (Sample sample = new Sample(seed, 11, 50);
                    ReadView view = sample.store.acquire()) {
                Random random = sample.random;
                Links links = Links.of(view.dataset(), filter(random));
                Numbers numbers = links.numbers();
                PathFinder finder =
                        seed % 3 == 0 ? new PathFinder(links, new Walk.Effort(0, 0, 0)) : new PathFinder(links);
                for (int i = 0; i < 4; i++) {
                    int from = numbers.id(thing(random.nextInt(sample.things)));
                    int to = numbers.id(thing(random.nextInt(sample.things)));
                    Passing passing = passing(sample, links);
                    Direction direction = random.nextBoolean() ? Direction.FREE : Direction.FORWARD;
                    List<int[]> wanted = all(links, from, to, passing, direction);
                    Question question =
                            new Question(new int[] {from}, new int[] {to}, HOPS, 12, true, direction, passing);
                    List<int[]> found = finder.find(question, () -> false).paths();
                    assertEquals(Math.min(12, wanted.size()), found.size(), "seed " + seed + " " + i);
                    for (int at = 0; at < found.size(); at++) {
                        assertArrayEquals(wanted.get(at), found.get(at), "seed " + seed + " path " + at);
                    }
                    some += found.isEmpty() ? 0 : 1;
                    Question one = new Question(new int[] {from}, new int[] {to}, HOPS, 1, false, direction, passing);
                    List<int[]> first = finder.find(one, () -> false).paths();
                    assertEquals(Math.min(1, wanted.size()), first.size(), "seed " + seed);
                    if (!first.isEmpty()) assertEquals(wanted.getFirst().length, first.getFirst().length);
                }
            }
        }
        assertTrue(some > 200, "questions with an answer: " + some);
    }

    private static Passing passing(Sample sample, Links links) {
        Random random = sample.random;
        Numbers numbers = links.numbers();
        BitSet without = new BitSet();
        if (random.nextInt(3) == 0) without.set(numbers.id(thing(random.nextInt(sample.things))));
        BitSet only = random.nextInt(3) == 0 ? links.of(List.of(type(0), type(1))) : null;
        BitSet never = random.nextInt(4) == 0 ? links.of(List.of(type(random.nextInt(3)))) : null;
        int[] via = new int[random.nextInt(3) == 0 ? 1 + random.nextInt(2) : 0];
        for (int i = 0; i < via.length; i++) via[i] = numbers.id(thing(random.nextInt(sample.things)));
        return new Passing(without, only, never, via, random.nextInt(4) == 0 ? 6 : 0);
    }

    private static List<int[]> all(Links links, int from, int to, Passing passing, Direction direction) {
        return all(links, from, to, passing, direction, HOPS);
    }

    private static List<int[]> all(Links links, int from, int to, Passing passing, Direction direction, int hops) {
        Arcs arcs = links.arcs();
        IntPredicate isVia = thing -> Arrays.stream(passing.via()).anyMatch(via -> via == thing);
        IntPredicate mayPass = thing -> {
            if (isVia.test(thing)) return true;
            if (passing.only() != null && !passing.only().get(thing)) return false;
            if (passing.never() != null && passing.never().get(thing)) return false;
            return passing.mostLinks() == 0 || arcs.count(arcs.place(thing)) <= passing.mostLinks();
        };
        List<int[]> found = new ArrayList<>();
        if (!passing.without().get(from) && !passing.without().get(to)) {
            tryAll(links, new ArrayList<>(List.of(from)), to, passing, mayPass, direction, hops, found);
        }
        found.removeIf(path ->
                Arrays.stream(passing.via()).anyMatch(via -> Arrays.stream(path).noneMatch(thing -> thing == via)));
        found.sort(Comparator.<int[]>comparingInt(path -> path.length).thenComparing(Arrays::compare));
        return found;
    }

    private static void tryAll(
            Links links,
            List<Integer> path,
            int to,
            Passing passing,
            IntPredicate mayPass,
            Direction direction,
            int hops,
            List<int[]> all) {
        int here = path.getLast();
        if (here == to) {
            all.add(path.stream().mapToInt(id -> id).toArray());
            return;
        }
        if (path.size() > hops) return;
        Set<Integer> next = new TreeSet<>();
        Arcs arcs = links.arcs();
        arcs.open(arcs.place(here), true);
        while (arcs.next()) next.add(arcs.term(arcs.other()));
        if (direction == Direction.FREE) {
            arcs.open(arcs.place(here), false);
            while (arcs.next()) next.add(arcs.term(arcs.other()));
        }
        for (int there : next) {
            if (path.contains(there) || passing.without().get(there)) continue;
            if (there != to && !mayPass.test(there)) continue;
            path.add(there);
            tryAll(links, path, to, passing, mayPass, direction, hops, all);
            path.removeLast();
        }
    }

    @Test
    void paths_between_hubs_are_those_of_trying_all() {
        for (long seed = 1; seed <= 12; seed++) {
            try (Sample sample = new Sample(seed, 200, 150)) {
                Set<Said> said = new LinkedHashSet<>(sample.said);
                for (int i = 0; i < 300; i++) {
                    Said any = sample.any();
                    int hub = i % 3;
                    said.add(
                            i % 2 == 0
                                    ? new Said(hub, any.property, any.to, any.implied, any.source, any.period)
                                    : new Said(any.from, any.property, hub, any.implied, any.source, any.period));
                }
                sample.change(said);
                try (ReadView view = sample.store.acquire()) {
                    Links links = Links.of(view.dataset(), Links.Filter.STATED.implied(true));
                    PathFinder finder =
                            seed % 3 == 0 ? new PathFinder(links, new Walk.Effort(0, 0, 0)) : new PathFinder(links);
                    for (int i = 0; i < 12; i++) {
                        int from = links.numbers().id(thing(i % 2 == 0 ? i / 4 : sample.random.nextInt(200)));
                        int to = links.numbers().id(thing(i % 3 == 0 ? i / 3 % 3 : sample.random.nextInt(200)));
                        for (Direction direction : Direction.values()) {
                            List<int[]> wanted = all(links, from, to, Passing.ANY, direction, 3);
                            Question question = new Question(
                                    new int[] {from}, new int[] {to}, 3, 2_000, true, direction, Passing.ANY);
                            List<int[]> found =
                                    finder.find(question, () -> false).paths();
                            assertEquals(wanted.size(), found.size(), "seed " + seed + " " + i);
                            for (int at = 0; at < found.size(); at++) {
                                assertArrayEquals(wanted.get(at), found.get(at), "seed " + seed + " path " + at);
                            }
                        }
                    }
                }
            }
        }
    }

    @Test
    void a_hub_that_is_not_gone_through_is_named() {
        try (Sample sample = new Sample(7, 3, 0)) {
            Set<Said> said = new LinkedHashSet<>();
            for (int i = 1; i <= 9; i++) said.add(new Said(0, 0, i, false, 0, 2017));
            sample.change(said);
            try (ReadView view = sample.store.acquire()) {
                Links links = Links.of(view.dataset(), Links.Filter.STATED);
                int hub = links.numbers().id(thing(0));
                int[] from = {links.numbers().id(thing(1))};
                int[] to = {links.numbers().id(thing(2))};
                Passing eight = new Passing(new BitSet(), null, null, new int[0], 8);
                PathFinder.Found none = new PathFinder(links)
                        .find(new Question(from, to, HOPS, 3, true, Direction.FREE, eight), () -> false);
                assertEquals(List.of(), none.paths());
                assertEquals(List.of(hub), none.hubs());
                Passing nine = new Passing(new BitSet(), null, null, new int[0], 9);
                PathFinder.Found one = new PathFinder(links)
                        .find(new Question(from, to, HOPS, 3, true, Direction.FREE, nine), () -> false);
                assertEquals(1, one.paths().size());
                assertEquals(List.of(), one.hubs());
            }
        }
    }

    @Test
    void the_best_paths_are_stated_first_then_of_more_sources() {
        for (long seed = 1; seed <= 80; seed++) {
            try (Sample sample = new Sample(seed, 10, 60);
                    ReadView view = sample.store.acquire()) {
                Links links = Links.of(view.dataset(), Links.Filter.STATED.implied(true));
                Numbers numbers = links.numbers();
                int from = numbers.id(thing(0));
                int to = numbers.id(thing(1));
                List<Connect.Path> every = all(links, from, to, Passing.ANY, Direction.FREE).stream()
                        .map(path -> Connect.path(path, new LinkClaims(links, Direction.FREE)))
                        .sorted(Comparator.comparingInt(Connect.Path::length)
                                .thenComparing(path -> !path.stated())
                                .thenComparing(path -> -path.sources())
                                .thenComparing(path -> Arrays.stream(path.things())
                                        .mapToObj(thing -> numbers.node(thing).getURI() + " ")
                                        .toList()
                                        .toString()))
                        .toList();
                if (every.size() > Connect.CONSIDERED) continue;
                Question question =
                        new Question(new int[] {from}, new int[] {to}, HOPS, 10, true, Direction.FREE, Passing.ANY);
                Connect.Best best = new Connect(links).find(question, () -> false);
                assertTrue(best.isRanked());
                assertEquals(every.size() > 10, best.isMore());
                assertEquals(Math.min(10, every.size()), best.paths().size());
                for (int i = 0; i < best.paths().size(); i++) {
                    assertArrayEquals(
                            every.get(i).things(), best.paths().get(i).things(), "seed " + seed + " path " + i);
                    assertFalse(best.paths().get(i).hops().stream().anyMatch(List::isEmpty));
                }
            }
        }
    }
}
