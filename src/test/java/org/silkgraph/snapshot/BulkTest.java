package org.silkgraph.snapshot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.Quad;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.silkgraph.terms.Attribution;
import org.silkgraph.terms.Version;

class BulkTest {
    @TempDir
    private Path spill;

    private static Node iri(String kind, Random random, int of) {
        return NodeFactory.createURI("http://e.org/" + kind + "/" + random.nextInt(of));
    }

    private static Quad quad(Random random) {
        Node graph = random.nextInt(3) == 0 ? Quad.defaultGraphIRI : iri("g", random, 4);
        // One subject in ten is a hub, whose rows are merged and not inserted.
        Node subject = random.nextInt(10) == 0 ? iri("s", random, 2) : iri("s", random, 200);
        return Quad.create(graph, subject, iri("p", random, 5), iri("s", random, 40));
    }

    private static List<Commit> commits(Random random, int count, int size) {
        Set<Quad> there = new LinkedHashSet<>();
        List<Commit> commits = new ArrayList<>();
        for (int version = 1; version <= count; version++) {
            List<Quad> removed = new ArrayList<>();
            for (Quad quad : new ArrayList<>(there)) if (random.nextInt(6) == 0) removed.add(quad);
            Set<Quad> added = new HashSet<>();
            for (int i = random.nextInt(size); i > 0; i--) {
                Quad quad = quad(random);
                if (!there.contains(quad)) added.add(quad);
            }
            there.removeAll(removed);
            there.addAll(added);
            commits.add(new Commit(
                    new Version(version),
                    Instant.EPOCH,
                    Attribution.system("load", "test"),
                    List.copyOf(added),
                    removed));
        }
        return commits;
    }

    /** All quads as an order has them. */
    private static List<Quad> quads(Snapshot snapshot, Order order) {
        Columns columns = snapshot.base().in(order);
        List<Quad> quads = new ArrayList<>();
        for (int row = 0; row < columns.size(); row++) {
            int first = columns.key(columns.placeOf(row));
            int second = columns.second(row);
            int third = columns.third(row);
            quads.add(Quad.create(
                    snapshot.graphs().name(columns.graph(row)),
                    snapshot.terms().node(order.subject(first, second, third)),
                    snapshot.terms().node(order.predicate(first, second, third)),
                    snapshot.terms().node(order.object(first, second, third))));
        }
        return quads;
    }

    /** Graphs may have other numbers, and stand in another order. */
    private static void same(List<Quad> wanted, List<Quad> found, String what) {
        assertEquals(wanted.size(), found.size(), what);
        assertTrue(new HashSet<>(wanted).equals(new HashSet<>(found)), what);
    }

    private static boolean isBefore(Columns columns, int row) {
        int[] left = cells(columns, row);
        int[] right = cells(columns, row + 1);
        return Arrays.compare(left, right) < 0;
    }

    private static int[] cells(Columns columns, int row) {
        return new int[] {columns.key(columns.placeOf(row)), columns.second(row), columns.third(row), columns.graph(row)
        };
    }

    private void isEmptyOfFiles() throws IOException {
        try (Stream<Path> left = Files.list(spill)) {
            assertEquals(List.of(), left.toList());
        }
    }

    @ParameterizedTest
    @CsvSource({"1,1000000", "2,1000000", "3,400", "4,100", "5,37", "6,1000"})
    void the_net_effect_of_commits_is_that_of_commit_by_commit(long seed, int rows) throws IOException {
        List<Commit> commits = commits(new Random(seed), 30, 200);
        Terms numbers = new Terms();
        Snapshot one = Snapshot.empty(numbers);
        for (Commit commit : commits) one = one.with(commit, numbers, 1);

        Terms terms = new Terms();
        try (Bulk bulk = new Bulk(terms, new BulkLimits(rows, spill))) {
            for (Commit commit : commits) bulk.apply(commit);
            Snapshot all = bulk.build(new Version(30));

            assertEquals(one.version(), all.version());
            assertEquals(one.quads(), all.quads());
            for (Order order : Order.values()) same(quads(one, order), quads(all, order), seed + " " + order);
            for (int graph = 0; graph < one.graphs().size(); graph++) {
                assertEquals(
                        one.count(graph),
                        all.count(all.graphs().number(one.graphs().name(graph))));
            }
        }
        isEmptyOfFiles();
    }

    @Test
    void rows_of_every_order_are_sorted() throws IOException {
        Random random = new Random(7);
        Set<Quad> wanted = new HashSet<>();
        try (Bulk bulk = new Bulk(new Terms(), new BulkLimits(5000, spill))) {
            for (int i = 0; i < 20_000; i++) {
                Quad quad = quad(random);
                wanted.add(quad);
                bulk.add(quad);
            }
            Snapshot snapshot = bulk.build(new Version(1));
            assertEquals(wanted.size(), snapshot.quads());
            for (Order order : Order.values()) {
                same(List.copyOf(wanted), quads(snapshot, order), order.toString());
                Columns columns = snapshot.base().in(order);
                Columns none = columns.with(Columns.empty(order), columns);
                assertEquals(0, none.size(), "a merge that goes in order takes out every row");
                for (int row = 1; row < columns.size(); row++)
                    assertTrue(isBefore(columns, row - 1), order + " " + row);
            }
        }
        isEmptyOfFiles();
    }

    @Test
    void what_was_spilled_is_gone_where_nothing_is_built() throws IOException {
        try (Bulk bulk = new Bulk(new Terms(), new BulkLimits(10, spill))) {
            Random random = new Random(1);
            for (int i = 0; i < 100; i++) bulk.add(quad(random));
            try (Stream<Path> files = Files.walk(spill)) {
                assertEquals(9, files.filter(Files::isRegularFile).count());
            }
        }
        isEmptyOfFiles();
    }

    @Test
    void nothing_is_a_base_too() throws IOException {
        try (Bulk bulk = new Bulk(new Terms(), new BulkLimits(10, spill))) {
            Snapshot snapshot = bulk.build(Version.NONE);
            assertEquals(0, snapshot.quads());
            assertEquals(List.of(), Iter.toList(new SnapshotDataset(snapshot).find()));
        }
    }
}
