package org.silkgraph.sparql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.silkgraph.Stores;
import org.silkgraph.store.guard.QueryLimits;

/** What a query must not do: call out, run code, take the service down. A listener on loopback counts who called. */
class SparqlAttackTest {
    private static final QueryLimits SHORT = new QueryLimits(Duration.ofSeconds(2), 64 * 1024, 5_000, 5_000);
    private static Service service;
    private static ServerSocket canary;
    private static final AtomicInteger CALLS = new AtomicInteger();

    @BeforeAll
    static void start() throws IOException {
        service = new Service(Stores.report(), SHORT);
        canary = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(() -> {
            while (!canary.isClosed()) {
                try {
                    canary.accept().close();
                    CALLS.incrementAndGet();
                } catch (IOException closed) {
                    return;
                }
            }
        });
    }

    @AfterAll
    static void stop() throws IOException {
        service.close();
        canary.close();
    }

    @AfterEach
    void nobody_called_and_the_service_is_well() {
        assertEquals(0, CALLS.get());
        HttpResponse<String> well = service.ask("ASK {}");
        assertEquals(200, well.statusCode());
        assertTrue(well.body().contains("true"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT * { SERVICE <CANARY> { ?s ?p ?o } }",
                "SELECT * { SERVICE SILENT <CANARY> { ?s ?p ?o } }",
                "SELECT * { BIND(<CANARY> AS ?x) SERVICE ?x { ?s ?p ?o } }",
                "SELECT * { FILTER EXISTS { SERVICE <CANARY> { ?s ?p ?o } } }",
                "LOAD <CANARY>",
                "LOAD SILENT <CANARY> INTO GRAPH <urn:x>",
                "SELECT (<java:java.lang.Runtime>() AS ?x) {}",
                "SELECT (<java:org.apache.jena.sparql.function.library.now>() AS ?x) {}",
                "PREFIX afn: <http://jena.apache.org/ARQ/function#> SELECT (afn:wait(5000) AS ?x) {}",
                "PREFIX afn: <http://jena.apache.org/ARQ/function#> SELECT (afn:print('x') AS ?x) {}",
                "SELECT * { ?s <java:org.example.Thing> ?o }",
                "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }",
                "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }",
                "SELECT DISTINCT ?x { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i BIND(1 AS ?x) }",
                "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?i ?f ?c",
                "CONSTRUCT { ?a ?e ?i } { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }",
                "ASK { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(STRLEN(STR(?a)) + STRLEN(STR(?e)) + STRLEN(STR(?i)) < 0) }"
            })
    void refused_or_stopped_with_a_problem(String query) {
        HttpResponse<String> answer =
                service.ask(query.replace("CANARY", "http://127.0.0.1:" + canary.getLocalPort() + "/x"));
        boolean refused = answer.statusCode() / 100 == 4 || answer.statusCode() == 503;
        assertTrue(refused, answer.statusCode() + " " + answer.body());
        assertTrue(answer.headers().firstValue("Content-Type").orElse("").startsWith("application/problem+json"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"FROM", "FROM NAMED"})
    void from_an_outside_address_gives_no_data(String from) {
        String outside = "http://127.0.0.1:" + canary.getLocalPort() + "/data.ttl";
        HttpResponse<String> answer =
                service.ask("SELECT * " + from + " <" + outside + "> { { ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } } }");
        assertTrue(answer.statusCode() / 100 == 4 || answer.body().contains("\"bindings\":[]"), answer.body());
    }

    @Test
    void a_default_graph_outside_gives_no_data() {
        String outside = Service.encode("http://127.0.0.1:" + canary.getLocalPort() + "/data.ttl");
        HttpResponse<String> answer = service.send(service.request(
                        "/sparql?query=" + Service.encode("SELECT * { ?s ?p ?o }") + "&default-graph-uri=" + outside)
                .GET());
        assertTrue(answer.body().contains("\"bindings\":[]"), answer.body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/sparql-query", "application/x-www-form-urlencoded"})
    void a_query_of_a_megabyte_is_refused(String type) {
        String comment = "ASK {} #" + "x".repeat(1 << 20);
        String body = type.endsWith("query") ? comment : "query=" + Service.encode(comment);
        HttpResponse<String> answer =
                service.send(service.request("/sparql", "Content-Type", type).POST(BodyPublishers.ofString(body)));
        assertEquals(413, answer.statusCode(), answer.body());
        assertTrue(answer.headers().firstValue("Content-Type").orElse("").startsWith("application/problem+json"));
    }

    @Test
    void a_time_out_asked_for_is_never_longer_than_the_limit() {
        long started = System.nanoTime();
        HttpResponse<String> answer = service.send(service.request("/sparql?timeout=60&query="
                        + Service.encode("SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"))
                .GET());
        assertEquals(503, answer.statusCode());
        assertTrue(Duration.ofNanos(System.nanoTime() - started).toSeconds() < 30);
    }

    @Test
    void queries_under_way_are_stopped_before_the_heap_is_full() throws InterruptedException {
        AtomicReference<HttpResponse<String>> answer = new AtomicReference<>();
        Thread asking = Thread.ofVirtual()
                .start(() -> answer.set(service.ask("SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }")));
        while (service.sparql.executions().underWay().isEmpty()) Thread.onSpinWait();
        service.sparql.executions().relieve();
        asking.join();
        assertEquals(503, answer.get().statusCode());
        assertTrue(answer.get().body().contains("query-memory"), answer.get().body());
        assertEquals(java.util.List.of(), service.sparql.executions().underWay());
    }

    @Test
    void a_limit_that_is_hit_is_named_and_no_part_is_sent() {
        HttpResponse<String> answer = service.ask("SELECT * { ?a ?b ?c . ?d ?e ?f }", "Accept-Language", "en");
        assertEquals(422, answer.statusCode());
        assertTrue(answer.body().contains("5000"), answer.body());
    }
}
