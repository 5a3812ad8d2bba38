package org.silkgraph.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.silkgraph.Stores;
import org.silkgraph.curation.Input;
import org.silkgraph.curation.NamedText;
import org.silkgraph.curation.Parcel;
import org.silkgraph.store.Store;

/** What the command line hands to a running service. */
final class LoadTest {
    private static final int LIMIT = 8 << 20;

    private final Store store = Stores.freshEmpty();
    private final ServiceSecret secret = ServiceSecret.random();
    private final WebServer server = WebServer.start(
            new WebSettings("127.0.0.1", 0, 2L << 20, 4 << 20, LIMIT, 16 << 10, 100, 1000, 200, Duration.ofSeconds(2)),
            store,
            secret);
    private final HttpClient client = HttpClient.newHttpClient();

    @AfterEach
    void stop() {
        client.close();
        server.close();
        store.close();
    }

    @Test
    void more_than_a_body_of_others_is_taken_and_is_one_version() throws Exception {
        HttpResponse<String> answer = post(bytes(load(new NamedText("many.nq", many(50_000)))));
        assertEquals(200, answer.statusCode(), answer.body());
        JsonNode outcome = Served.read(answer.body()).get("outcome");
        assertEquals("accepted", outcome.get("decision").asText());
        assertEquals(50_000, outcome.get("added").asLong());
        assertEquals(2, store.version().number());
    }

    @Test
    void it_is_signed_by_author_and_account_and_rests_on_its_sources() throws Exception {
        Parcel.Order order =
                new Parcel.Order("account", "load", "tester", "Why", List.of("urn:example:minutes"), 0, List.of());
        List<Parcel.Group> groups =
                List.of(new Parcel.Group(java.util.Optional.empty(), List.of(new NamedText("one.nq", many(1)))));
        assertEquals(
                200, post(Parcel.pack(order, groups).stream().readAllBytes()).statusCode());
        var who = store.history().summary(store.version()).orElseThrow().who();
        assertEquals("tester", who.author().name());
        assertEquals("account", who.account().name());
        assertEquals(List.of("urn:example:minutes"), who.sources());
        Parcel.Order unknown = new Parcel.Order("account", "load", "tester", "Why", List.of("nothing"), 0, List.of());
        assertTrue(post(Parcel.pack(unknown, groups).stream().readAllBytes())
                .body()
                .contains("nothing"));
        assertEquals(2, store.version().number());
    }

    @Test
    void an_answer_that_takes_longer_than_a_connection_may_idle_arrives() throws Exception {
        store.follow(new Slow(Duration.ofSeconds(5), store.version()));
        HttpResponse<String> answer = post(bytes(load(new NamedText("one.nq", many(1)))));
        assertEquals(200, answer.statusCode(), answer.body());
        assertTrue(answer.body().startsWith("\n"), answer.body());
        assertEquals(2, Served.read(answer.body()).get("outcome").get("version").asLong());
    }

    @Test
    void what_is_cut_off_or_changed_on_the_way_has_no_effect() throws Exception {
        byte[] whole = bytes(load(new NamedText("one.nq", many(100))));
        for (int length : List.of(0, 10, whole.length / 2, whole.length - 64, whole.length - 1)) {
            byte[] cut = java.util.Arrays.copyOf(whole, length);
            assertEquals(400, post(cut).statusCode(), "cut at " + length);
        }
        byte[] changed = whole.clone();
        changed[whole.length / 2] ^= 1;
        assertEquals(400, post(changed).statusCode());
        assertEquals(1, store.version().number());
    }

    @Test
    void a_connection_that_breaks_in_the_middle_has_no_effect() throws Exception {
        byte[] whole = bytes(load(new NamedText("many.nq", many(20_000))));
        try (Socket socket = new Socket("127.0.0.1", server.port())) {
            OutputStream out = socket.getOutputStream();
            out.write(("POST /internal/load HTTP/1.1\r\nHost: x\r\nContent-Type: application/octet-stream\r\n"
                            + "Authorization: Bearer " + secret.value() + "\r\nContent-Length: " + whole.length
                            + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            out.write(whole, 0, whole.length / 2);
            out.flush();
        }
        HttpResponse<String> after = post(bytes(load(new NamedText("one.nq", many(1)))));
        JsonNode outcome = Served.read(after.body()).get("outcome");
        assertEquals(2, outcome.get("version").asLong());
        assertEquals(1, outcome.get("added").asLong());
    }

    @Test
    void more_than_the_limit_is_refused_with_and_without_a_length() throws Exception {
        byte[] large = new byte[LIMIT + 1];
        assertEquals(413, post(large).statusCode());
        HttpRequest chunked = request(HttpRequest.BodyPublishers.ofInputStream(
                () -> new java.io.SequenceInputStream(order(LIMIT * 2L), new java.io.ByteArrayInputStream(large))));
        int status = client.send(chunked, BodyHandlers.ofString()).statusCode();
        assertTrue(status == 413 || status == 400, "status " + status);
        assertEquals(1, store.version().number());
    }

    private static InputStream order(long bytes) {
        String line = "{\"operation\":\"load\",\"author\":\"a\",\"message\":\"m\",\"at\":0,\"contents\":"
                + "[{\"name\":\"a.txt\",\"reference\":\"\",\"bytes\":" + bytes + "}]}\n";
        return new java.io.ByteArrayInputStream(line.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void what_cannot_be_read_is_told_with_its_place() throws Exception {
        HttpResponse<String> answer = post(bytes(
                load(new NamedText("a.nq", "<http://a/s> <http://a/p> .\n"), new NamedText("b.nq", many(40_000)))));
        assertEquals(400, answer.statusCode());
        assertEquals("a.nq", Served.read(answer.body()).get("file").asText());
        assertEquals(1, Served.read(answer.body()).get("line").asLong());
    }

    @Test
    void without_the_secret_nothing_is_read() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(address())
                .header("Content-Type", "application/octet-stream")
                .header("Authorization", "Bearer wrong")
                .POST(HttpRequest.BodyPublishers.ofByteArray(bytes(load(new NamedText("one.nq", many(1))))))
                .build();
        assertEquals(401, client.send(request, BodyHandlers.ofString()).statusCode());
    }

    @Test
    void bodies_of_other_routes_keep_their_limit() throws Exception {
        byte[] large = new byte[(2 << 20) + 1];
        for (String path : List.of("/queries/A03", "/entities.json")) {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                    .POST(HttpRequest.BodyPublishers.ofByteArray(large))
                    .build();
            int status = client.send(request, BodyHandlers.ofString()).statusCode();
            assertTrue(status >= 400 && status < 500, path + " " + status);
        }
    }

    private static List<Parcel.Group> load(Input... files) {
        return List.of(new Parcel.Group(Optional.empty(), List.of(files)));
    }

    private static byte[] bytes(List<Parcel.Group> groups) throws IOException {
        Parcel.Packed packed =
                Parcel.pack(new Parcel.Order("account", "load", "tester", "Load", List.of(), 0, List.of()), groups);
        byte[] all = packed.stream().readAllBytes();
        assertEquals(packed.bytes(), all.length);
        return all;
    }

    private HttpResponse<String> post(byte[] body) throws IOException, InterruptedException {
        return client.send(request(HttpRequest.BodyPublishers.ofByteArray(body)), BodyHandlers.ofString());
    }

    private HttpRequest request(HttpRequest.BodyPublisher body) {
        return HttpRequest.newBuilder(address())
                .header("Content-Type", "application/octet-stream")
                .header("Authorization", "Bearer " + secret.value())
                .POST(body)
                .build();
    }

    private URI address() {
        assertFalse(server.port() == 0);
        return URI.create("http://127.0.0.1:" + server.port() + "/internal/load");
    }

    private static String many(int lines) {
        return IntStream.range(0, lines)
                .mapToObj(i -> "<http://example.org/thing/" + i / 8 + "> <http://example.org/p> \"" + i + "\" .\n")
                .collect(Collectors.joining());
    }

    /** A follower that takes its time. */
    private static final class Slow implements org.silkgraph.store.Follower {
        private final Duration time;
        private org.silkgraph.terms.Version holds;

        Slow(Duration time, org.silkgraph.terms.Version holds) {
            this.time = time;
            this.holds = holds;
        }

        @Override
        public org.silkgraph.terms.Version holds() {
            return holds;
        }

        @Override
        public void apply(org.silkgraph.snapshot.Commit commit) {
            try {
                Thread.sleep(time);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            holds = commit.version();
        }

        @Override
        public void rebuild(java.util.Iterator<org.silkgraph.snapshot.Commit> all) {
            all.forEachRemaining(this::apply);
        }
    }
}
