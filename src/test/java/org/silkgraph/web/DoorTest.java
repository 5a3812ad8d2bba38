package org.silkgraph.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.silkgraph.Stores;

/** What one caller may take, what every answer carries, and what is only for this machine. */
final class DoorTest {
    private static final Set<InetAddress> LOOPBACK = Set.of(InetAddress.ofLiteral("127.0.0.1"));

    @Test
    void who_asks_too_often_gets_429_and_others_do_not() {
        try (Served served = Served.of(Stores.report(), Doors.counting(16, 1, 5, 100, LOOPBACK))) {
            for (int i = 0; i < 5; i++)
                assertEquals(200, from(served, "192.0.2.1").statusCode());
            HttpResponse<String> refused = from(served, "192.0.2.1");
            assertEquals(429, refused.statusCode());
            assertTrue(Integer.parseInt(Served.header(refused, "Retry-After")) >= 1);
            assertTrue(refused.body().contains("too-many-requests"), refused.body());
            assertEquals("nosniff", Served.header(refused, "X-Content-Type-Options"));
            // What a caller says of itself stands before what the proxy adds, and is not believed.
            assertEquals(429, from(served, "192.0.2.7, 192.0.2.1").statusCode());
            assertEquals(200, from(served, "192.0.2.1, 192.0.2.2").statusCode());
        }
    }

    @Test
    void without_a_named_proxy_no_header_makes_another_client() {
        try (Served served = Served.of(Stores.report(), Doors.counting(16, 1, 5, 100, Set.of()))) {
            List<Integer> statuses = IntStream.range(0, 8)
                    .mapToObj(i -> from(served, "192.0.2." + i).statusCode())
                    .toList();
            assertTrue(statuses.contains(429), statuses.toString());
        }
    }

    private static HttpResponse<String> from(Served served, String forwarded) {
        return served.get("/health/liveness", "X-Forwarded-For", forwarded);
    }

    @Test
    void this_machine_is_not_counted_by_default() {
        for (int i = 0; i < 400; i++) {
            assertEquals(200, Served.report().get("/health/liveness").statusCode());
        }
    }

    @Test
    void more_requests_at_once_than_allowed_are_429_until_one_is_over() throws IOException {
        try (ServerSocket mute = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                Served served = Served.of(
                        Stores.report(),
                        new SparqlBackend(URI.create("http://127.0.0.1:" + mute.getLocalPort()), "S", "s", 1_000),
                        Doors.counting(2, 1_000, 1_000, 100, Set.of()))) {
            List<RawConnection> waiting = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                RawConnection one = new RawConnection(served.port());
                waiting.add(one.send("GET /sparql?query=ASK%7B%7D HTTP/1.1\r\nHost: x\r\n\r\n"));
                // Both are under way when the other side has them.
                mute.accept();
            }
            HttpResponse<String> refused = served.get("/health/liveness");
            assertEquals(429, refused.statusCode());
            assertTrue(refused.body().contains("too-many-at-once"), refused.body());
            waiting.forEach(RawConnection::close);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/entities.json",
                "/nothing",
                "/entities;x",
                "/sparql",
                "/health/liveness",
                "/assets/silkgraph.css"
            })
    void every_answer_carries_the_headers_that_keep_a_browser_from_guessing(String path) {
        guarded(Served.report().get(path).headers().map().toString().toLowerCase(java.util.Locale.ROOT));
    }

    @Test
    void also_the_answer_to_what_is_no_request_carries_them() {
        try (RawConnection connection = new RawConnection(Served.report().port())) {
            guarded(connection
                    .send("TRACE / HTTP/1.1\r\nHost: x\r\n\r\n")
                    .untilClosed()
                    .toLowerCase(java.util.Locale.ROOT));
        }
    }

    private static void guarded(String headers) {
        for (String name : List.of(
                "x-content-type-options",
                "content-security-policy",
                "referrer-policy",
                "permissions-policy",
                "cross-origin-resource-policy",
                "x-frame-options",
                "x-request-id")) {
            assertTrue(headers.contains(name), name + ": " + headers);
        }
        assertFalse(headers.contains("unsafe-inline"), headers);
        assertFalse(headers.contains("\nserver:") || headers.contains("[server="), headers);
        assertFalse(headers.contains(", server=") || headers.contains("x-powered-by"), headers);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "DELETE", "PATCH"})
    void a_page_of_another_origin_is_not_granted_to_write_or_to_show_a_token(String method) {
        HttpResponse<String> granted = Served.report()
                .send(
                        "OPTIONS",
                        "/graphs?default",
                        "Origin",
                        "https://example.org",
                        "Access-Control-Request-Method",
                        method,
                        "Access-Control-Request-Headers",
                        "authorization");
        assertFalse(Served.header(granted, "Access-Control-Allow-Methods").contains(method));
        assertFalse(Served.header(granted, "Access-Control-Allow-Headers")
                .toLowerCase(java.util.Locale.ROOT)
                .contains("authorization"));
        assertEquals("", Served.header(granted, "Access-Control-Allow-Credentials"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-Forwarded-For", "Forwarded", "X-Real-IP", "Via"})
    void what_comes_through_a_proxy_finds_nothing_that_is_for_this_machine(String header) {
        HttpResponse<String> load = Served.report()
                .send("POST", "/internal/load", header, "192.0.2.1", "Content-Type", "application/octet-stream");
        assertEquals(404, load.statusCode());
        assertEquals(401, Served.report().get("/metrics", header, "192.0.2.1").statusCode());
    }

    @Test
    void metrics_count_requests_by_route_and_status() {
        Served.report().get("/entities/nothing-at-all.json");
        HttpResponse<String> metrics = Served.report().get("/metrics");
        assertEquals(200, metrics.statusCode());
        assertTrue(Served.header(metrics, "Content-Type").startsWith("text/plain; version=0.0.4"));
        for (String line : List.of(
                "silkgraph_requests_seconds_count{method=\"GET\",route=\"/entities/{slug:[a-z0-9-]+}.json\",status=\"404\"}",
                "silkgraph_connections ",
                "silkgraph_refusals_total{limit=\"header-time\"}",
                "silkgraph_store_version ",
                "silkgraph_queries_running ",
                "silkgraph_ready 1",
                "jvm_memory_used_bytes{area=\"heap\"")) {
            assertTrue(metrics.body().contains(line), line + "\n" + metrics.body());
        }
        assertFalse(metrics.body().contains("nothing-at-all"));
    }

    @Test
    void a_harmless_request_id_is_taken_over_and_others_are_not() {
        assertEquals(
                "abc-1.2_3", Served.header(Served.report().get("/info", "X-Request-Id", "abc-1.2_3"), "X-Request-Id"));
        for (String bad : List.of("a".repeat(65), "a b", "<b>", "\"x\"", "-a")) {
            assertTrue(Served.header(Served.report().get("/info", "X-Request-Id", bad), "X-Request-Id")
                    .matches("[0-9a-f]{16}"));
        }
        HttpResponse<String> refused = Served.report().get("/nothing", "X-Request-Id", "mine");
        assertEquals("mine", Served.read(refused.body()).get("request").asText());
    }
}
