package org.silkgraph.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.silkgraph.web.WritingService.TURTLE;
import static org.silkgraph.web.WritingService.problem;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.silkgraph.Stores;

/** The Graph Store Protocol over HTTP. */
final class GraphsTest {
    private static final String ONE = "<http://example.org/a> <http://example.org/p> 1 .";
    private static final String TWO = "<http://example.org/a> <http://example.org/p> 2 .";

    private static WritingService service;

    @BeforeAll
    static void serve() {
        service = new WritingService(Stores.freshReport());
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static String graph(String name) {
        return "/graphs?graph=" + URLEncoder.encode("http://example.org/" + name, StandardCharsets.UTF_8);
    }

    @Test
    void put_makes_a_graph_and_then_replaces_it() {
        HttpResponse<String> made = service.send("PUT", graph("put"), TURTLE, ONE);
        assertEquals(201, made.statusCode(), made.body());
        assertEquals("http://example.org/put", Served.header(made, "Location"));
        HttpResponse<String> replaced = service.send("PUT", graph("put"), TURTLE, TWO);
        assertEquals(200, replaced.statusCode());
        assertEquals(1, Served.read(replaced.body()).get("removed").asInt());
        assertTrue(service.holds("GRAPH ex:put { ex:a ex:p 2 }"));
        assertFalse(service.holds("GRAPH ex:put { ex:a ex:p 1 }"));
    }

    @Test
    void relative_names_are_those_of_the_graph() {
        service.send("PUT", graph("folder/doc"), TURTLE, "<> <#p> <other> .");
        assertTrue(service.holds("GRAPH ex:folder\\/doc { <http://example.org/folder/doc>"
                + " <http://example.org/folder/doc#p> <http://example.org/folder/other> }"));
    }

    @Test
    void post_adds_to_a_graph() {
        assertEquals(201, service.send("POST", graph("post"), TURTLE, ONE).statusCode());
        assertEquals(
                200,
                service.send(
                                "POST",
                                graph("post"),
                                "application/n-triples",
                                "<http://example.org/a> <http://example.org/p> \"2\" .")
                        .statusCode());
        assertTrue(service.holds("GRAPH ex:post { ex:a ex:p 1, '2' }"));
    }

    @Test
    void post_without_a_graph_makes_a_new_one_and_says_where() {
        HttpResponse<String> made = service.send("POST", "/graphs", TURTLE, ONE);
        assertEquals(201, made.statusCode());
        HttpResponse<String> got = service.served()
                .get("/graphs?graph=" + Served.header(made, "Location"), "Accept", "application/n-triples");
        assertEquals(200, got.statusCode());
        assertTrue(got.body().contains("<http://example.org/a>"), got.body());
    }

    @Test
    void files_of_a_form_are_added_together() {
        String body =
                "--cut\r\nContent-Disposition: form-data; name=\"a\"; filename=\"a.ttl\"\r\nContent-Type: text/turtle\r\n\r\n"
                        + ONE + "\r\n--cut\r\nContent-Disposition: form-data; name=\"b\"; filename=\"b.nt\"\r\n"
                        + "Content-Type: application/n-triples;charset=utf-8\r\n\r\n<http://example.org/a> <http://example.org/q> \"博\" .\r\n--cut--\r\n";
        assertEquals(
                201,
                service.send("POST", graph("form"), "multipart/form-data; boundary=cut", body)
                        .statusCode());
        assertTrue(service.holds("GRAPH ex:form { ex:a ex:p 1 ; ex:q '博' }"));
        String before = service.state();
        String broken = body.substring(0, body.length() - 9);
        assertEquals(
                "bad-multipart",
                problem(service.send("POST", graph("form2"), "multipart/form-data; boundary=cut", broken)));
        assertEquals(before, service.state());
    }

    @Test
    void delete_removes_a_graph_once() {
        service.send("PUT", graph("gone"), TURTLE, ONE);
        assertEquals(200, service.send("DELETE", graph("gone"), "", "").statusCode());
        assertEquals(404, service.served().get(graph("gone")).statusCode());
        HttpResponse<String> again = service.send("DELETE", graph("gone"), "", "");
        assertEquals(404, again.statusCode());
        assertEquals("no-such-graph", problem(again));
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/turtle", "application/n-triples", "application/ld+json", "application/rdf+xml"})
    void a_graph_comes_back_in_every_syntax_and_can_be_put_again(String type) {
        service.send("PUT", graph("syntax"), TURTLE, ONE + TWO);
        HttpResponse<String> got = service.served().get(graph("syntax"), "Accept", type);
        assertEquals(200, got.statusCode());
        assertTrue(Served.header(got, "Content-Type").startsWith(type), Served.header(got, "Content-Type"));
        HttpResponse<String> put = service.send("PUT", graph("syntax"), type, got.body());
        assertEquals("unchanged", Served.read(put.body()).path("decision").asText(), put.body());
        assertEquals(
                200,
                service.served().send("HEAD", graph("syntax"), "Accept", type).statusCode());
        String tag = Served.header(got, "ETag");
        assertEquals(
                304,
                service.served()
                        .get(graph("syntax"), "Accept", type, "If-None-Match", tag)
                        .statusCode());
        assertEquals(
                200,
                service.send("PUT", graph("syntax"), TURTLE, ONE, "If-Match", tag)
                        .statusCode());
        assertEquals(
                412,
                service.send("PUT", graph("syntax"), TURTLE, TWO, "If-Match", tag)
                        .statusCode());
    }

    @Test
    void the_default_graph_comes_back_as_it_was_with_its_derived_triples() {
        try (WritingService own = new WritingService(Stores.freshReport())) {
            String before = own.state();
            HttpResponse<String> got = own.served().get("/graphs?default", "Accept", "application/n-triples");
            assertEquals(200, got.statusCode());
            HttpResponse<String> put = own.send("PUT", "/graphs?default", "application/n-triples", got.body());
            assertEquals(200, put.statusCode(), put.body());
            assertEquals("unchanged", Served.read(put.body()).get("decision").asText());
            assertEquals(before, own.state());
            String alone = got.body()
                    .lines()
                    .filter(line -> line.contains("ontology#toBeUpgradedTo> "))
                    .findFirst()
                    .orElseThrow();
            HttpResponse<String> byHand = own.send("PUT", "/graphs?default", "application/n-triples", alone);
            assertEquals(422, byHand.statusCode());
            assertEquals(
                    "sg:rule-direct-triple",
                    Served.read(byHand.body()).at("/violations/0/rule").asText());
            assertEquals(before, own.state());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            PUT    | /graphs                                                              | 400 | graph-one
            GET    | /graphs                                                              | 400 | graph-one
            DELETE | /graphs?default&graph=http%3A%2F%2Fexample.org%2Fx                   | 400 | graph-one
            PUT    | /graphs?graph=relative                                               | 400 | bad-graph-name
            PUT    | /graphs?graph=http%3A%2F%2Fexample.org%2Fa%20b                       | 400 | bad-graph-name
            PUT    | /graphs?graph=urn%3Ax-arq%3ADefaultGraph                             | 400 | bad-graph-name
            PUT    | /graphs?graph=urn%3Ax-arq%3AUnionGraph                               | 400 | bad-graph-name
            PUT    | /graphs?graph=https%3A%2F%2Fw3id.org%2Fsilkgraph%2Fgraph%2Fontology  | 403 | system-graph
            POST   | /graphs?graph=https%3A%2F%2Fw3id.org%2Fsilkgraph%2Fgraph%2Fimplied   | 403 | system-graph
            DELETE | /graphs?graph=https%3A%2F%2Fw3id.org%2Fsilkgraph%2Fgraph%2Freference%2Fregions | 403 | system-graph
            PUT    | /graphs?default&nonsense=1                                           | 400 | unknown-parameter
            GET    | /graphs?graph=http%3A%2F%2Fexample.org%2Fnone                        | 404 | no-such-graph
            GET    | /graphs?graph=file%3A%2F%2F%2Fetc%2Fpasswd                           | 404 | no-such-graph
            """)
    void what_names_no_graph_that_may_be_written_is_refused(String method, String path, int status, String problem) {
        String before = service.state();
        HttpResponse<String> answer = service.send(method, path, method.equals("GET") ? "" : TURTLE, ONE);
        assertEquals(status + " " + problem, answer.statusCode() + " " + problem(answer), answer.body());
        assertEquals(before, service.state());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            text/turtle          | <http://example.org/a> <http://example.org/p>          | 400 | unparsable
            text/turtle          | <a b> <http://example.org/p> 1 .                       | 400 | unparsable
            application/n-triples| <http://example.org/a> "p" "q" .                       | 400 | unparsable
            application/rdf+xml  | <?xml version="1.0"?><a>                               | 400 | unparsable
            application/rdf+xml  | <http://example.org/a> <http://example.org/p> 1 .      | 400 | unparsable
            application/ld+json  | { "@context": "http://127.0.0.1:9/context", "@id": "http://example.org/a", "p": 1 } | 400 | unparsable
            application/ld+json  | { "@id":                                               | 400 | unparsable
            application/json     | {}                                                     | 415 | unknown-media-type
            application/x-www-form-urlencoded | a=b                                       | 415 | unknown-media-type
            application/trig     | <http://example.org/a> <http://example.org/p> 1 .      | 415 | unknown-media-type
            application/rdf+thrift | x                                                    | 415 | unknown-media-type
            """)
    void what_cannot_be_read_is_refused_whole(String type, String body, int status, String problem) {
        String before = service.state();
        HttpResponse<String> answer = service.send("PUT", graph("unread"), type, body);
        assertEquals(status + " " + problem, answer.statusCode() + " " + problem(answer), answer.body());
        assertEquals(before, service.state());
    }

    @Test
    void a_body_without_a_length_is_too_large_when_it_is() {
        String line = "<http://example.org/a> <http://example.org/p> '" + "x".repeat(1 << 20) + "' .\n";
        java.util.stream.Stream<byte[]> chunks = java.util.stream.Stream.generate(
                        () -> line.getBytes(StandardCharsets.UTF_8))
                .limit(40);
        HttpResponse<String> answer = service.served()
                .send(
                        "PUT",
                        graph("large"),
                        BodyPublishers.ofByteArrays(chunks::iterator),
                        "Content-Type",
                        TURTLE,
                        "Authorization",
                        service.editor());
        assertEquals(413, answer.statusCode(), answer.body());
        assertEquals("body-too-large", problem(answer));
    }

    @Test
    void text_that_is_not_utf8_is_refused() {
        byte[] latin = "<http://example.org/a> <http://example.org/p> 'é' .".getBytes(StandardCharsets.ISO_8859_1);
        assertEquals("not-utf-8", problem(service.send("PUT", graph("latin"), TURTLE, latin)));
    }

    @Test
    void parse_errors_name_line_and_column() {
        JsonNode error = Served.read(
                service.send("PUT", graph("error"), TURTLE, "\n  <a> oops").body());
        assertEquals(2, error.get("line").asInt());
        assertTrue(error.get("column").asInt() > 0);
    }

    @Test
    void only_editors_write() {
        for (String method : new String[] {"PUT", "POST", "DELETE"}) {
            assertEquals(
                    401,
                    service.served()
                            .send(method, graph("no"), BodyPublishers.ofString(ONE), "Content-Type", TURTLE)
                            .statusCode());
            assertEquals(
                    403,
                    service.served()
                            .send(
                                    method,
                                    graph("no"),
                                    BodyPublishers.ofString(ONE),
                                    "Content-Type",
                                    TURTLE,
                                    "Authorization",
                                    service.reader())
                            .statusCode());
        }
    }

    @Test
    void a_page_of_another_origin_may_not_write() {
        HttpResponse<String> answer = service.served()
                .send("OPTIONS", graph("no"), "Origin", "https://example.org", "Access-Control-Request-Method", "PUT");
        assertFalse(Served.header(answer, "Access-Control-Allow-Methods").contains("PUT"));
    }
}
