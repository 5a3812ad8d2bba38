package org.silkgraph.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Quad;
import org.junit.jupiter.api.Test;
import org.silkgraph.Stores;
import org.silkgraph.curation.Inputs;
import org.silkgraph.curation.NamedText;
import org.silkgraph.snapshot.ReadView;

/** What a store lost that wrote before it judged: commits that came after an upload it had thrown away. */
class RefusedUploadsTest {
    private static final int UPLOADS = 50;
    private static final int COMMITS = 100;
    private static final int MEGABYTE = 1_000_000;

    @Test
    void after_many_large_refusals_every_small_commit_is_there_and_nothing_of_what_was_refused() throws IOException {
        Path directory = Stores.temporary();
        GraphHash before;
        try (Store store = Store.open(directory)) {
            org.silkgraph.curation.Shipped.installOntology(store, step -> {});
            long bytes = sizeOf(directory);
            for (int n = 0; n < UPLOADS; n++) {
                String upload = upload(n);
                assertTrue(upload.length() >= MEGABYTE);
                assertInstanceOf(Decision.Refused.class, commit(store, upload, "text of upload " + n));
            }
            assertEquals(bytes, sizeOf(directory), "a refusal has written something");
            for (int n = 0; n < COMMITS; n++) assertInstanceOf(Decision.Accepted.class, commit(store, small(n), ""));
            before = hash(store);
        }
        try (Store store = Store.open(directory);
                Store again = Store.openReadOnly(directory)) {
            assertEquals(1 + COMMITS, store.version().number());
            assertEquals(before, hash(store));
            assertEquals(before, hash(again));
            assertEquals(COMMITS, there(store, "small"));
            assertEquals(0, there(store, "large"));
        }
    }

    /** One megabyte that breaks a rule in its last line. */
    private static String upload(int n) {
        String good = IntStream.range(0, 11_000)
                .mapToObj(i -> "<http://example.org/large/" + n + "/" + i + "> <http://example.org/p> \""
                        + "x".repeat(40) + "\" .")
                .collect(Collectors.joining("\n"));
        return good + "\n<https://w3id.org/silkgraph/id/nameless> a <https://w3id.org/silkgraph/ontology#Programme> .";
    }

    private static String small(int n) {
        return "<http://example.org/small/" + n + "> <http://example.org/p> \"" + n + "\" .";
    }

    private static Decision commit(Store store, String turtle, String text) {
        return store.gate()
                .commit(Changeset.of(
                                Stores.who("upload"),
                                Inputs.read(List.of(new NamedText("upload.ttl", turtle)))
                                        .quads(),
                                List.of())
                        .with(text.isEmpty() ? List.of() : List.of(text)));
    }

    /** The whole graph is read, term by term. */
    private static GraphHash hash(Store store) {
        try (ReadView view = store.acquire()) {
            return GraphHash.of(view);
        }
    }

    private static long there(Store store, String kind) {
        try (ReadView view = store.acquire()) {
            long[] found = {0};
            view.dataset()
                    .find(Quad.defaultGraphIRI, Node.ANY, Node.ANY, Node.ANY)
                    .forEachRemaining(quad -> {
                        if (quad.getSubject().toString().startsWith("http://example.org/" + kind + "/")) found[0]++;
                    });
            return found[0];
        }
    }

    private static long sizeOf(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(path -> path.toFile().length())
                    .sum();
        }
    }
}
