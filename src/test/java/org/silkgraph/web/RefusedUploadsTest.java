package org.silkgraph.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Node;
import org.junit.jupiter.api.Test;
import org.silkgraph.Stores;
import org.silkgraph.snapshot.ReadView;
import org.silkgraph.store.GraphHash;
import org.silkgraph.store.Store;

/** Large writes that are refused, then small ones that are not: the order that lost acknowledged data elsewhere (GH-3877). */
final class RefusedUploadsTest {
    private static final int UPLOADS = 50;
    private static final int COMMITS = 100;
    private static final String LINK = "<https://w3id.org/silkgraph/id/region-turpan>"
            + " <https://w3id.org/silkgraph/ontology#hosts> <https://w3id.org/silkgraph/id/base-national-agri-park> .\n";

    /** 1 MB of triples of which only the last is not allowed. */
    private static String upload(int number) {
        String foreign = IntStream.range(0, 5_000)
                .mapToObj(i -> "<http://example.org/u%d> <http://example.org/p> \"%s %d\" .\n"
                        .formatted(number, "x".repeat(150), i))
                .collect(Collectors.joining());
        return foreign + LINK;
    }

    @Test
    void commits_after_refused_uploads_are_all_there_after_a_restart() {
        Path directory;
        String shown;
        try (WritingService service = new WritingService(Stores.freshEmpty())) {
            directory = service.store().directory();
            String before = service.state();
            for (int i = 0; i < UPLOADS; i++) {
                String body = upload(i);
                assertTrue(body.length() >= 1_000_000, "1 MB");
                String door = i % 2 == 0 ? "/graphs?default" : "/graphs?graph=http://example.org/g" + i;
                assertEquals(422, service.send("PUT", door, "text/turtle", body).statusCode());
            }
            assertEquals(before, service.state());
            for (int i = 0; i < COMMITS; i++) {
                String update = "INSERT DATA { <http://example.org/small> <http://example.org/q> %d }".formatted(i);
                assertEquals(200, service.update(update).statusCode());
            }
            shown = hash(service.store());
        }
        try (Store again = Store.open(directory)) {
            assertEquals(1 + COMMITS, again.version().number());
            assertEquals(shown, hash(again));
            try (ReadView view = again.acquire()) {
                // A full scan: every quad can be read, and of the refused ones there is none.
                long small = Iter.count(Iter.filter(
                        view.dataset().find(Node.ANY, Node.ANY, Node.ANY, Node.ANY),
                        quad -> quad.getPredicate().toString().equals("http://example.org/q")));
                long refused = Iter.count(Iter.filter(
                        view.dataset().find(Node.ANY, Node.ANY, Node.ANY, Node.ANY),
                        quad -> quad.getPredicate().toString().equals("http://example.org/p")));
                assertEquals(COMMITS, small);
                assertEquals(0, refused);
            }
        }
    }

    private static String hash(Store store) {
        try (ReadView view = store.acquire()) {
            return GraphHash.of(view).toString();
        }
    }
}
