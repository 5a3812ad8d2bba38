package org.silkgraph.views;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.silkgraph.Stores;
import org.silkgraph.search.Labels;
import org.silkgraph.store.Store;

/** On the report itself, and on a second, invented source. */
class ConnectionsTest {
    private final Store store = Stores.report();
    private final Connections connections = new Connections(store, Labels.of(store));

    private static ConnectionQuery query(String from, String to) {
        return ConnectionQuery.between(from, to);
    }

    private static List<String> slugs(Connection.Path path) {
        return path.hops().stream().map(hop -> hop.to().slug()).toList();
    }

    @Test
    void a_path_has_the_sentence_of_each_step() {
        Connection found = connections.find(query("region-sichuan", "base-national-hightech-zone"));

        assertEquals(1, found.paths().size());
        Connection.Path path = found.paths().getFirst();
        assertEquals(List.of("region-karamay", "zone-karamay-hightech", "base-national-hightech-zone"), slugs(path));
        assertTrue(path.stated());
        assertTrue(found.complete());
        for (Connection.Hop hop : path.hops()) {
            Connection.Step link = hop.links().getFirst();
            assertEquals("stated", link.claim().certainty());
            assertFalse(link.claim().evidence().isEmpty());
            assertFalse(link.claim().evidence().getFirst().quote().isEmpty());
            assertFalse(link.sentence().zh().isEmpty() || link.sentence().en().isEmpty());
        }
    }

    @Test
    void longer_paths_come_when_they_are_asked_for() {
        ConnectionQuery longer =
                query("region-sichuan", "base-national-hightech-zone").k(10);
        assertEquals(
                List.of(3, 4, 5, 6),
                connections.find(longer).paths().stream()
                        .map(Connection.Path::length)
                        .toList());
    }

    @Test
    void what_is_planned_is_worded_as_planned() {
        Connection found = connections.find(query("region-sichuan", "base-national-hightech-zone"));
        Connection.Step last = found.paths().getFirst().hops().getLast().links().getFirst();
        assertTrue(last.planned(), last.toString());
        assertTrue(
                last.sentence().en().contains(last.label().en()),
                last.sentence().en());
    }

    @Test
    void where_there_is_no_path_the_answer_says_what_would_find_one() {
        Connection found = connections.find(query("深圳市", "lab-central-asia-diseases"));

        assertEquals(List.of(), found.paths());
        Connection.Relaxation least = found.none().orElseThrow().found().orElseThrow();
        assertTrue(least.implied(), least.toString());

        ConnectionQuery asItSays =
                query("深圳市", "lab-central-asia-diseases").max(least.max()).links(LinkQuery.ALSO_IMPLIED);
        Connection then = connections.find(asItSays);
        assertFalse(then.paths().isEmpty());
        assertEquals(least.max(), then.paths().getFirst().length());
        assertFalse(then.paths().getFirst().stated());
    }

    @Test
    void an_end_that_is_none_is_named_with_the_nearest() {
        UnknownValue unknown = assertThrows(UnknownValue.class, () -> connections.find(query("region-sichuam", "x")));
        assertEquals("from", unknown.parameter());
        assertTrue(unknown.known().contains("region-sichuan"), unknown.known().toString());
    }

    @Test
    void a_path_avoids_what_it_is_told_to() {
        ConnectionQuery without = query("region-sichuan", "base-national-hightech-zone")
                .k(10)
                .through(ConnectionQuery.Through.without("region-karamay"));
        for (Connection.Path path : connections.find(without).paths()) {
            assertFalse(slugs(path).contains("region-karamay"));
        }
    }

    @Test
    void an_entity_is_connected_with_itself_by_no_step() {
        Connection found = connections.find(query("region-sichuan", "region-sichuan"));
        assertEquals(0, found.paths().getFirst().length());
        assertEquals(1, found.paths().size());
    }

    @Test
    void every_link_of_every_path_is_a_claim_of_the_two() {
        ConnectionQuery wide =
                query("region-xinjiang", "pilot-zone-silk-road").max(4).k(200).links(LinkQuery.ALSO_IMPLIED);
        Connection found = connections.find(wide);
        assertFalse(found.paths().isEmpty());
        for (Connection.Path path : found.paths()) {
            assertEquals("pilot-zone-silk-road", path.hops().getLast().to().slug());
            for (Connection.Hop hop : path.hops()) {
                assertFalse(hop.links().isEmpty(), hop.toString());
                for (Connection.Step link : hop.links()) {
                    assertEquals(hop.to().slug(), link.claim().other().slug());
                }
            }
        }
        List<Integer> lengths =
                found.paths().stream().map(Connection.Path::length).toList();
        assertEquals(lengths.stream().sorted().toList(), lengths);
    }

    @Test
    void a_search_without_time_says_that_it_is_not_complete() {
        Connections hurried = new Connections(store, Labels.of(store), Duration.ofNanos(-1_000_000_000));
        Connection found = hurried.find(query("region-xinjiang", "pilot-zone-silk-road")
                .max(12)
                .k(1_000)
                .links(LinkQuery.ALSO_IMPLIED));
        assertFalse(found.complete());
        assertTrue(found.meta().truncated());
    }
}
