package org.silkgraph.sparql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.silkgraph.Stores;
import org.silkgraph.store.guard.QueryLimits;

class SparqlProtocolTest {
    private static final String NAMES = "PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> SELECT ?n { "
            + "<https://w3id.org/silkgraph/id/region-turpan> rdfs:label ?n } ORDER BY LANG(?n)";
    private static final String COPY = "CONSTRUCT { ?s ?p ?o } { ?s ?p ?o } LIMIT 3";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static Service service;

    @BeforeAll
    static void start() {
        service = new Service(Stores.report(), QueryLimits.DEFAULTS);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @ParameterizedTest
    @CsvSource({
        "application/sparql-results+json, application/sparql-results+json",
        "application/sparql-results+xml, application/sparql-results+xml",
        "text/csv, text/csv",
        "text/tab-separated-values, text/tab-separated-values",
        "*/*, application/sparql-results+json"
    })
    void rows_come_in_the_form_that_is_accepted(String accept, String type) {
        HttpResponse<String> answer = service.ask(NAMES, "Accept", accept);
        assertEquals(200, answer.statusCode(), answer.body());
        assertTrue(type(answer).startsWith(type), type(answer));
        assertTrue(answer.body().contains("吐鲁番"), answer.body());
        assertTrue(answer.headers().firstValue("Silkgraph-Version").orElse("").endsWith(".4"));
    }

    @ParameterizedTest
    @CsvSource({
        "text/turtle, text/turtle",
        "application/n-triples, application/n-triples",
        "application/ld+json, application/ld+json",
        "application/rdf+xml, application/rdf+xml"
    })
    void graphs_come_in_the_form_that_is_accepted(String accept, String type) {
        HttpResponse<String> answer = service.ask(COPY, "Accept", accept);
        assertEquals(200, answer.statusCode(), answer.body());
        assertTrue(type(answer).startsWith(type), type(answer));
    }

    @Test
    void get_form_and_direct_post_give_the_same_bytes() {
        String got = service.ask(NAMES).body();
        String form = service.send(service.request("/sparql", "Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString("query=" + Service.encode(NAMES))))
                .body();
        String direct = service.send(service.request("/sparql", "Content-Type", "application/sparql-query")
                        .POST(BodyPublishers.ofString(NAMES)))
                .body();
        assertEquals(got, form);
        assertEquals(got, direct);
    }

    @Test
    void an_ask_and_an_empty_answer_are_answers() throws JsonProcessingException {
        assertTrue(json(service.ask("ASK {}")).path("boolean").asBoolean());
        JsonNode none = json(service.ask("SELECT * { <http://nowhere> ?p ?o }"));
        assertEquals(0, none.path("results").path("bindings").size());
        assertTrue(none.path("results").path("bindings").isArray());
    }

    @Test
    void a_syntax_error_is_told_with_its_line_and_column_in_the_language_of_the_caller()
            throws JsonProcessingException {
        HttpResponse<String> english = service.ask("SELECT *\n{ ?s ?p }", "Accept-Language", "en");
        assertEquals(400, english.statusCode());
        assertTrue(type(english).startsWith("application/problem+json"));
        assertEquals(2, json(english).path("line").asInt());
        assertTrue(json(english).path("column").asInt() > 1);
        assertEquals("Not SPARQL 1.1", json(english).path("title").asText());
        HttpResponse<String> chinese = service.ask("SELECT *\n{ ?s ?p }", "Accept-Language", "zh-CN");
        assertEquals("不是合法的 SPARQL 1.1", json(chinese).path("title").asText());
    }

    @Test
    void from_names_graphs_of_the_store() throws JsonProcessingException {
        String all = "SELECT (COUNT(*) AS ?n) FROM <https://w3id.org/silkgraph/graph/all> { ?s ?p ?o }";
        String byParameter = "/sparql?query=" + Service.encode("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")
                + "&default-graph-uri=" + Service.encode("https://w3id.org/silkgraph/graph/all");
        int counted = count(service.ask(all));
        assertTrue(counted > 7_000, "union: " + counted);
        assertEquals(counted, count(service.send(service.request(byParameter).GET())));
    }

    @Test
    void system_graphs_answer_when_named_and_are_left_out_of_a_variable() throws JsonProcessingException {
        assertEquals(0, count(service.ask("SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }")));
        for (String graph : new String[] {"implied", "ontology", "reference/regions"}) {
            String named =
                    "SELECT (COUNT(*) AS ?n) { GRAPH <https://w3id.org/silkgraph/graph/" + graph + "> {?s ?p ?o} }";
            assertTrue(count(service.ask(named)) > 0, graph);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/sparql?query=ASK%7B%7D", "/entities.json", "/health/readiness"})
    void pages_of_other_origins_may_read(String path) {
        HttpResponse<String> answer = service.send(
                service.request(path, "Origin", "https://dashboard.example").GET());
        assertEquals(200, answer.statusCode(), answer.body());
        assertEquals(
                "*", answer.headers().firstValue("Access-Control-Allow-Origin").orElse(""));
        assertTrue(answer.headers()
                .firstValue("Access-Control-Expose-Headers")
                .orElse("")
                .contains("Silkgraph-Version"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/sparql", "/entities.json", "/queries/A03.json"})
    void a_preflight_is_answered(String path) {
        HttpResponse<String> answer = service.send(service.request(
                        path,
                        "Origin",
                        "https://dashboard.example",
                        "Access-Control-Request-Method",
                        "POST",
                        "Access-Control-Request-Headers",
                        "content-type")
                .method("OPTIONS", BodyPublishers.noBody()));
        assertEquals(204, answer.statusCode(), answer.body());
        assertEquals(
                "*", answer.headers().firstValue("Access-Control-Allow-Origin").orElse(""));
        assertTrue(answer.headers()
                .firstValue("Access-Control-Allow-Headers")
                .orElse("")
                .contains("Content-Type"));
    }

    @Test
    void without_a_query_the_service_describes_itself() {
        HttpResponse<String> described =
                service.send(service.request("/sparql", "Accept", "text/turtle").GET());
        assertEquals(200, described.statusCode());
        assertTrue(described.body().contains("SPARQL11Query"), described.body());
    }

    @ParameterizedTest
    @CsvSource({"update=INSERT+DATA+%7B%7D, 405", "query=ASK%7B%7D&query=ASK%7B%7D, 400", "query=%ff, 400"})
    void what_is_not_of_the_protocol_is_refused(String parameters, int status) {
        HttpResponse<String> answer =
                service.send(service.request("/sparql?" + parameters).GET());
        assertEquals(status, answer.statusCode(), answer.body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"stylesheet=http://x/y", "callback=alert", "force-accept=text/plain", "debug=on"})
    void parameters_of_other_endpoints_are_left_unread(String parameter) {
        String path = "/sparql?query=" + Service.encode(NAMES) + "&" + parameter;
        HttpResponse<String> answer = service.send(service.request(path, "Accept", "application/sparql-results+xml")
                .GET());
        assertEquals(200, answer.statusCode(), answer.body());
        assertTrue(type(answer).startsWith("application/sparql-results+xml"));
        assertFalse(answer.body().contains("stylesheet") || answer.body().contains("alert"));
    }

    @ParameterizedTest
    @CsvSource({
        "format=csv, text/csv",
        "output=json, application/sparql-results+json",
        "results=xml, application/sparql"
    })
    void a_format_can_be_asked_for_by_parameter(String parameter, String type) {
        String path = "/sparql?query=" + Service.encode(NAMES) + "&" + parameter;
        assertTrue(type(service.send(service.request(path).GET())).startsWith(type));
    }

    @Test
    void an_update_is_refused_and_changes_nothing() {
        HttpResponse<String> answer =
                service.send(service.request("/sparql", "Content-Type", "application/sparql-update")
                        .POST(BodyPublishers.ofString("INSERT DATA { <urn:a> <urn:b> <urn:c> }")));
        assertEquals(415, answer.statusCode());
        assertTrue(service.ask("ASK { <urn:a> ?p ?o }").body().contains("false"));
    }

    @Test
    void fuseki_answers_nobody_without_the_secret() {
        java.net.http.HttpRequest direct = java.net.http.HttpRequest.newBuilder(
                        java.net.URI.create(service.sparql.endpoint() + "?query=ASK%7B%7D"))
                .build();
        try (java.net.http.HttpClient client = java.net.http.HttpClient.newHttpClient()) {
            assertEquals(
                    403,
                    client.send(direct, HttpResponse.BodyHandlers.ofString()).statusCode());
        } catch (java.io.IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static int count(HttpResponse<String> answer) throws JsonProcessingException {
        return json(answer).at("/results/bindings/0/n/value").asInt();
    }

    private static JsonNode json(HttpResponse<String> answer) throws JsonProcessingException {
        return JSON.readTree(answer.body());
    }

    private static String type(HttpResponse<String> answer) {
        return answer.headers().firstValue("Content-Type").orElse("");
    }
}
