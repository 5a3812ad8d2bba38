package org.silkgraph.snapshot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.Quad;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.silkgraph.terms.Attribution;
import org.silkgraph.terms.Graphs;
import org.silkgraph.terms.Version;

/** Random histories whose deltas are folded in the background at any moment: quads and counts are those of a plain set. */
class LatestTest {
    @ParameterizedTest
    @CsvSource({"1,1,4,3", "2,5,4,3", "3,20,300,3", "4,50,4,200", "5,100000,300,200", "6,30,40,70000"})
    void quads_and_counts_are_those_of_a_set(long seed, int fold, int graphs, int predicates) {
        Random random = new Random(seed);
        Set<Quad> there = new LinkedHashSet<>();
        try (Latest latest = new Latest(fold)) {
            for (int version = 1; version <= 60; version++) {
                latest.apply(commit(version, random, there, graphs, predicates));
                if (version % 20 == 0) latest.await();
                if (version % 10 == 0) compare(latest.get(), there, "seed " + seed + " version " + version);
            }
            compare(latest.folded(), there, "seed " + seed + " folded");
        }
    }

    @Test
    void commits_go_on_while_an_old_delta_is_folded() {
        Set<Quad> there = new LinkedHashSet<>();
        Random random = new Random(1);
        try (Latest latest = new Latest(50)) {
            List<Snapshot> folded = new ArrayList<>();
            latest.onFolded(folded::add);
            Snapshot before = latest.get();
            for (int version = 1; version <= 500; version++) latest.apply(commit(version, random, there, 4, 3));
            latest.await();
            assertTrue(folded.size() > 1, "folded " + folded.size());
            for (Snapshot each : folded) assertEquals(0, each.delta().size());
            assertEquals(0, before.quads(), "a version that is held stays as it was");
            assertTrue(latest.get().delta().size() < 200);
            compare(latest.get(), there, "at the end");
        }
    }

    private static Commit commit(int version, Random random, Set<Quad> there, int graphs, int predicates) {
        List<Quad> removed = new ArrayList<>();
        for (Quad quad : there) if (random.nextInt(6) == 0) removed.add(quad);
        Set<Quad> added = new HashSet<>();
        for (int i = random.nextInt(60); i > 0; i--) {
            Quad quad = Quad.create(
                    graph(random.nextInt(graphs)),
                    iri("s", random.nextInt(8)),
                    iri("p", random.nextInt(predicates)),
                    iri("o", random.nextInt(8)));
            if (!there.contains(quad)) added.add(quad);
        }
        removed.forEach(there::remove);
        there.addAll(added);
        return new Commit(
                new Version(version), Instant.EPOCH, Attribution.system("load", "test"), List.copyOf(added), removed);
    }

    /** The first three are part of the union. */
    private static Node graph(int number) {
        return switch (number) {
            case 0 -> Quad.defaultGraphIRI;
            case 1 -> Graphs.IMPLIED;
            case 2 -> Graphs.reference("x");
            default -> iri("g", number);
        };
    }

    private static Node iri(String name, int number) {
        return NodeFactory.createURI("http://example.org/" + name + number);
    }

    private static void compare(Snapshot snapshot, Set<Quad> there, String when) {
        assertEquals(there, quads(snapshot), when);
        assertEquals(there.size(), snapshot.quads(), when);
        Set<Node> predicates = new HashSet<>();
        there.forEach(quad -> predicates.add(quad.getPredicate()));
        for (int graph = 0; graph < snapshot.graphs().size(); graph++) {
            Node name = snapshot.graphs().name(graph);
            assertEquals(count(there, quad -> quad.getGraph().equals(name)), snapshot.count(graph), when);
            if (graph > 20 && graph % 20 > 0) continue;
            for (Node predicate : predicates) {
                assertEquals(
                        count(
                                there,
                                quad -> quad.getGraph().equals(name)
                                        && quad.getPredicate().equals(predicate)),
                        snapshot.count(snapshot.terms().id(predicate), graph),
                        when);
            }
        }
        assertEquals(union(there, quad -> true).size(), snapshot.countUnion(), when);
        for (Node predicate : predicates) {
            int id = snapshot.terms().id(predicate);
            Predicate<Quad> has = quad -> quad.getPredicate().equals(predicate);
            assertEquals(count(there, has), snapshot.count(id, Scan.ALL), when);
            assertEquals(union(there, has).size(), snapshot.count(id, Scan.UNION), when);
            if (snapshot.delta().size() == 0)
                assertEquals(statistics(there, has), snapshot.base().statistics(id), when);
        }
        assertEquals(0, snapshot.count(IdAccess.NONE, Scan.UNION));
    }

    private static Statistics.OfPredicate statistics(Set<Quad> there, Predicate<Quad> has) {
        List<Quad> quads = there.stream().filter(has).toList();
        return new Statistics.OfPredicate(
                (int) quads.stream().map(Quad::asTriple).distinct().count(),
                (int) quads.stream().map(Quad::getSubject).distinct().count(),
                (int) quads.stream().map(Quad::getObject).distinct().count());
    }

    private static Set<Object> union(Set<Quad> there, Predicate<Quad> has) {
        Set<Node> graphs = Set.of(Quad.defaultGraphIRI, Graphs.IMPLIED, Graphs.reference("x"));
        Set<Object> triples = new HashSet<>();
        there.stream()
                .filter(has)
                .filter(quad -> graphs.contains(quad.getGraph()))
                .forEach(quad -> triples.add(quad.asTriple()));
        return triples;
    }

    private static int count(Set<Quad> there, Predicate<Quad> has) {
        return (int) there.stream().filter(has).count();
    }

    private static Set<Quad> quads(Snapshot snapshot) {
        Set<Quad> all = new HashSet<>();
        Scan scan = new Scan(snapshot, IdAccess.ANY, IdAccess.ANY, IdAccess.ANY, Scan.ALL);
        while (scan.step()) {
            all.add(Quad.create(
                    snapshot.graphs().name(scan.graph()),
                    snapshot.terms().node(scan.subject()),
                    snapshot.terms().node(scan.predicate()),
                    snapshot.terms().node(scan.object())));
        }
        return all;
    }
}
