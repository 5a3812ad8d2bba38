package org.silkgraph.sparql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.silkgraph.Stores;
import org.silkgraph.access.Issued;
import org.silkgraph.access.Role;
import org.silkgraph.access.Tokens;
import org.silkgraph.store.Store;
import org.silkgraph.store.guard.Executions;
import org.silkgraph.store.guard.QueryLimits;

/** Many queries that do not end, from many clients at once: each ends in its time, others are answered, an admin can stop them. */
class QueriesOfDeathTest {
    private static final QueryLimits SHORT = new QueryLimits(Duration.ofSeconds(2), 64 * 1024, 5_000, 5_000);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }";

    private static Service service;
    private static String admin;
    private static String editor;

    @BeforeAll
    static void start() {
        Store store = Stores.report();
        admin = "Bearer " + Issued.value(Tokens.in(store.directory()), Role.ADMIN, "Operator");
        editor = "Bearer " + Issued.value(Tokens.in(store.directory()), Role.EDITOR, "Editor");
        service = new Service(store, SHORT);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    static List<String> deadly() {
        StringBuilder doubling = new StringBuilder("SELECT ?x60 { ?s ?p ?o BIND(STR(?s) AS ?x0)");
        for (int i = 1; i <= 60; i++) doubling.append(" BIND(CONCAT(?x%d, ?x%d) AS ?x%d)".formatted(i - 1, i - 1, i));
        StringBuilder squaring = new StringBuilder("SELECT ?x60 { ?s ?p ?o BIND(STRLEN(STR(?s)) + 99 AS ?x0)");
        for (int i = 1; i <= 60; i++) squaring.append(" BIND(?x%d * ?x%d AS ?x%d)".formatted(i - 1, i - 1, i));
        return List.of(
                ENDLESS,
                "SELECT * { ?a (!<p:x>)* ?b . ?b (!<p:x>)* ?c . ?c (!<p:x>)* ?d }",
                "SELECT * { ?a ((!<p:x>)*/(!<p:y>)*)* ?b . ?b ((!<p:x>)|(!<p:y>))+ ?c } ORDER BY ?c ?a",
                "SELECT (COUNT(*) AS ?n) { ?s ?p ?o . ?t ?q ?r FILTER(REGEX(CONCAT(STR(?o), STR(?r)), '^(([a-z])+.)+[A-Z]([a-z])+$')) }",
                "SELECT DISTINCT ?a ?e ?i { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?i ?e ?a",
                "SELECT (GROUP_CONCAT(CONCAT(STR(?a), STR(?d))) AS ?x) { ?a ?b ?c . ?d ?e ?f }",
                doubling + " }",
                squaring + " }");
    }

    @Test
    void all_end_in_their_time_and_others_are_answered_meanwhile() throws InterruptedException {
        List<String> deadly = deadly();
        List<Thread> clients = new ArrayList<>();
        List<HttpResponse<String>> answers = new ArrayList<>();
        for (String query : deadly) {
            clients.add(Thread.ofVirtual().start(() -> {
                HttpResponse<String> answer = service.ask(query);
                synchronized (answers) {
                    answers.add(answer);
                }
            }));
        }
        Duration longest = Duration.ZERO;
        while (clients.stream().anyMatch(Thread::isAlive)) {
            for (Executions.Status one : service.sparql.executions().underWay()) {
                if (one.running().compareTo(longest) > 0) longest = one.running();
            }
            assertEquals(
                    200,
                    service.send(service.request("/entities/region-sichuan.json")
                                    .GET())
                            .statusCode());
            Thread.sleep(20);
        }
        assertTrue(longest.compareTo(SHORT.timeout().plusSeconds(2)) < 0, "longest " + longest);
        assertEquals(deadly.size(), answers.size());
        for (HttpResponse<String> answer : answers) {
            boolean isHonest = answer.statusCode() == 422 || answer.statusCode() == 503;
            assertTrue(isHonest, answer.statusCode() + " " + answer.body());
            if (answer.statusCode() == 503) {
                assertTrue(answer.headers().firstValue("Retry-After").isPresent(), answer.body());
            }
        }
        assertEquals(List.of(), service.sparql.executions().underWay());
    }

    @Test
    void an_admin_sees_what_runs_and_stops_it() throws IOException, InterruptedException {
        AtomicReference<HttpResponse<String>> answer = new AtomicReference<>();
        Thread asking = Thread.ofVirtual().start(() -> answer.set(service.ask(ENDLESS)));
        JsonNode one = JSON.missingNode();
        for (int i = 0; i < 200 && one.isMissingNode(); i++) {
            HttpResponse<String> list = service.send(
                    service.request("/executions.json", "Authorization", admin).GET());
            assertEquals(200, list.statusCode(), list.body());
            one = JSON.readTree(list.body()).at("/executions/0");
            Thread.sleep(5);
        }
        assertEquals("query", one.path("kind").asText());
        assertEquals(ENDLESS, one.path("text").asText());
        assertEquals(2_000, one.path("limit_ms").asInt());
        HttpResponse<String> stopped =
                service.send(service.request("/executions/" + one.path("id").asLong(), "Authorization", admin)
                        .DELETE());
        assertEquals(204, stopped.statusCode(), stopped.body());
        asking.join();
        assertEquals(503, answer.get().statusCode());
        assertTrue(answer.get().body().contains("query-stopped"), answer.get().body());
    }

    @Test
    void only_an_admin_does() {
        assertEquals(
                401, service.send(service.request("/executions.json").GET()).statusCode());
        assertEquals(
                403,
                service.send(service.request("/executions.json", "Authorization", editor)
                                .GET())
                        .statusCode());
        assertEquals(
                403,
                service.send(service.request("/executions/1", "Authorization", editor)
                                .method("DELETE", BodyPublishers.noBody()))
                        .statusCode());
        assertEquals(
                404,
                service.send(service.request("/executions/99999999", "Authorization", admin)
                                .DELETE())
                        .statusCode());
    }
}
