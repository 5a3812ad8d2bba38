package org.silkgraph.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.silkgraph.web.WritingService.problem;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.silkgraph.Stores;

/** SPARQL Update over HTTP. */
final class UpdateTest {
    private static final String EX = "PREFIX ex: <http://example.org/> ";

    private static WritingService service;

    @BeforeAll
    static void serve() {
        service = new WritingService(Stores.freshReport());
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static HttpResponse<String> form(String form) {
        return service.send("POST", "/update", "application/x-www-form-urlencoded", form);
    }

    @Test
    void an_update_is_one_change_attributed_to_the_token() {
        long before = service.store().version().number();
        HttpResponse<String> answer = service.update(
                EX + "INSERT DATA { ex:a ex:p 1 } ; INSERT DATA { ex:a ex:p 2 } ; DELETE WHERE { ex:a ex:p 1 }");
        assertEquals(200, answer.statusCode(), answer.body());
        assertEquals("application/json", Served.header(answer, "Content-Type"));
        JsonNode outcome = Served.read(answer.body());
        assertEquals("accepted", outcome.get("decision").asText());
        assertEquals(before + 1, outcome.get("version").asLong());
        assertEquals(1, outcome.get("added").asLong());
        assertEquals("/changes/" + (before + 1), Served.header(answer, "Location"));
        assertEquals(service.store().epoch() + "." + (before + 1), Served.header(answer, "Silkgraph-Version"));
        assertTrue(service.holds("ex:a ex:p 2"));
        assertFalse(service.holds("ex:a ex:p 1"));
        assertTrue(
                service.holds(
                        "GRAPH <https://w3id.org/silkgraph/graph/changes> {"
                                + " <https://w3id.org/silkgraph/changes/" + (before + 1) + ">"
                                + " <http://purl.org/dc/terms/type> 'update' ;"
                                + " <http://www.w3.org/ns/prov#wasAssociatedWith>/<http://www.w3.org/2000/01/rdf-schema#label> 'Data group' }"));
    }

    @Test
    void the_operations_of_an_update_see_what_those_before_them_changed() {
        HttpResponse<String> answer = service.update(
                EX
                        + """
                INSERT DATA { ex:chain ex:p 1 } ;
                INSERT { ?s ex:q ?o } WHERE { ?s ex:p ?o FILTER(?s = ex:chain) } ;
                DELETE { ?s ex:q ?o } INSERT { ?s ex:r ?o } WHERE { ?s ex:q ?o }
                """);
        assertEquals(200, answer.statusCode(), answer.body());
        assertTrue(service.holds("ex:chain ex:p 1 ; ex:r 1"));
        assertFalse(service.holds("ex:chain ex:q 1"));
    }

    @Test
    void a_form_says_who_why_and_from_which_source() {
        HttpResponse<String> answer = form("update=" + encoded(EX + "INSERT DATA { ex:f ex:p 'é' }")
                + "&author=Li+Records&message=" + encoded("因为如此") + "&source=report-2017&format=json");
        assertEquals(200, answer.statusCode(), answer.body());
        String change = "<https://w3id.org/silkgraph/changes/"
                + Served.read(answer.body()).get("version").asLong() + ">";
        assertTrue(service.holds("GRAPH <https://w3id.org/silkgraph/graph/changes> { " + change
                + " <http://purl.org/dc/terms/description> '因为如此' ; <http://www.w3.org/ns/prov#used> id:report-2017 ;"
                + " <http://www.w3.org/ns/prov#wasAssociatedWith> <https://w3id.org/silkgraph/agents/Li%20Records>,"
                + " <https://w3id.org/silkgraph/agents/Data%20group> }"));
        assertEquals(
                "bad-signature",
                problem(form("update=" + encoded(EX + "INSERT DATA { ex:g ex:p 1 }") + "&source=nothing")));
    }

    @Test
    void an_update_that_says_nothing_new_makes_no_version() {
        service.update(EX + "INSERT DATA { ex:same ex:p 1 }");
        long before = service.store().version().number();
        HttpResponse<String> answer = service.update(EX + "INSERT DATA { ex:same ex:p 1 }");
        assertEquals(200, answer.statusCode());
        assertEquals("unchanged", Served.read(answer.body()).get("decision").asText());
        assertEquals(before, service.store().version().number());
        assertEquals("", Served.header(answer, "Location"));
    }

    @Test
    void nobody_writes_without_the_token_of_an_editor() {
        String update = EX + "INSERT DATA { ex:no ex:p 1 }";
        assertEquals(
                401,
                service.served()
                        .send(
                                "POST",
                                "/update",
                                java.net.http.HttpRequest.BodyPublishers.ofString(update),
                                "Content-Type",
                                WritingService.UPDATE)
                        .statusCode());
        HttpResponse<String> reader = service.served()
                .send(
                        "POST",
                        "/update",
                        java.net.http.HttpRequest.BodyPublishers.ofString(update),
                        "Content-Type",
                        WritingService.UPDATE,
                        "Authorization",
                        service.reader());
        assertEquals(403, reader.statusCode());
        assertEquals("role-too-low", problem(reader));
        assertFalse(service.holds("ex:no ?p ?o"));
    }

    @Test
    void an_update_by_get_or_of_another_type_has_no_effect() {
        String before = service.state();
        assertEquals(
                405,
                service.send("GET", "/update?update=" + encoded("CLEAR ALL"), "", "")
                        .statusCode());
        assertEquals(
                415, service.send("POST", "/update", "text/plain", "CLEAR ALL").statusCode());
        assertEquals(400, form("update=CLEAR+ALL&update=CLEAR+ALL").statusCode());
        assertEquals(400, form("query=ASK%7B%7D").statusCode());
        assertEquals(before, service.state());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            INSERT DATA { ex:a ex:p                                              | 400 | update-syntax
            LOAD <http://127.0.0.1:9/x>                                          | 422 | update-load
            LOAD SILENT <file:///etc/passwd> INTO GRAPH ex:g                     | 422 | update-load
            INSERT DATA { ex:a ex:q 1 } ; LOAD <http://127.0.0.1:9/x>            | 422 | update-load
            INSERT { ?s ex:p ?o } WHERE { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } } | 422 | update-service
            INSERT { ?s ex:p ?o } WHERE { SERVICE SILENT ?x { ?s ?p ?o } }       | 422 | update-service
            INSERT { ?s ex:p ?o } WHERE { ?s ex:p ?o FILTER EXISTS { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } } } | 422 | update-service
            INSERT { ex:a ex:p ?x } WHERE { BIND(<java:java.lang.System.exit>(1) AS ?x) } | 422 | update-function
            INSERT { ex:a ex:p ?x } WHERE { BIND(<http://jena.apache.org/ARQ/function#wait>(9000) AS ?x) } | 422 | update-function
            INSERT { ex:a ex:p ?x } WHERE { ?x <http://jena.apache.org/text#query> 'a' } | 422 | update-property-function
            INSERT { ex:a ex:p ?p } WHERE { (id:region-sichuan id:region-karamay) <https://w3id.org/silkgraph/function#path> (?p) } | 422 | update-property-function
            DELETE { ?a ex:p ?p } WHERE { ?a <https://w3id.org/silkgraph/function#other>+ ?p } | 422 | update-property-function
            DELETE WHERE { ?a <https://w3id.org/silkgraph/function#path> ?p }    | 422 | update-property-function
            DELETE WHERE { ?a <java:org.example.Thing> ?p }                      | 422 | update-property-function
            INSERT DATA { GRAPH <https://w3id.org/silkgraph/graph/ontology> { ex:a ex:p 1 } } | 403 | system-graph
            INSERT DATA { GRAPH <https://w3id.org/silkgraph/graph/reference/regions> { ex:a ex:p 1 } } | 403 | system-graph
            DELETE DATA { GRAPH <https://w3id.org/silkgraph/graph/changes> { ex:a ex:p 1 } } | 403 | system-graph
            CLEAR SILENT GRAPH <https://w3id.org/silkgraph/graph/implied>        | 403 | system-graph
            DROP GRAPH <https://w3id.org/silkgraph/graph/reference/none>         | 403 | system-graph
            CREATE GRAPH <https://w3id.org/silkgraph/graph/all>                  | 403 | system-graph
            ADD DEFAULT TO <https://w3id.org/silkgraph/graph/ontology>           | 403 | system-graph
            COPY ex:g TO <urn:x-arq:UnionGraph>                                  | 403 | system-graph
            MOVE <https://w3id.org/silkgraph/graph/implied> TO ex:g              | 403 | system-graph
            WITH <https://w3id.org/silkgraph/graph/ontology> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o } | 403 | system-graph
            COPY ex:nothing TO ex:g                                              | 422 | update-failed
            INSERT DATA { id:region-turpan sg:hosts id:base-national-agri-park } | 422 | refused
            INSERT DATA { GRAPH ex:g { id:region-turpan sg:hosts id:base-national-agri-park } } | 422 | refused
            INSERT { ?s sg:hosts ?o } WHERE { ?s ?p ?o } | 422 | refused
            INSERT DATA { ex:x a sg:Nonsense }                                   | 422 | refused
            INSERT DATA { GRAPH ex:g { id:region-turpan a <http://xmlns.com/foaf/0.1/Person> } } | 422 | refused
            """)
    void what_is_not_allowed_is_refused_and_leaves_no_trace(String update, int status, String problem) {
        String before = service.state();
        HttpResponse<String> answer = service.update(
                EX + "PREFIX id: <https://w3id.org/silkgraph/id/> PREFIX sg: <https://w3id.org/silkgraph/ontology#>\n"
                        + update);
        assertEquals(status + " " + problem, answer.statusCode() + " " + problem(answer), answer.body());
        assertEquals(before, service.state());
    }

    @Test
    void syntax_errors_name_line_and_column() {
        JsonNode error = Served.read(service.update("INSERT DATA {\n <a> }").body());
        assertEquals(2, error.get("line").asInt());
        assertTrue(error.get("column").asInt() > 0);
    }

    @Test
    void violations_are_told_in_the_language_of_the_caller() {
        String update = "INSERT DATA { <https://w3id.org/silkgraph/id/region-turpan>"
                + " <https://w3id.org/silkgraph/ontology#hosts> <https://w3id.org/silkgraph/id/base-national-agri-park> }";
        JsonNode en = Served.read(
                service.send("POST", "/update", WritingService.UPDATE, update).body());
        JsonNode zh = Served.read(service.send("POST", "/update?lang=zh", WritingService.UPDATE, update)
                .body());
        assertEquals("sg:rule-direct-triple", en.at("/violations/0/rule").asText());
        assertEquals("Turpan", en.at("/violations/0/name").asText());
        assertEquals("吐鲁番", zh.at("/violations/0/name").asText());
        assertFalse(en.at("/violations/0/message")
                .asText()
                .equals(zh.at("/violations/0/message").asText()));
    }

    @Test
    void patterns_over_everything_pass_over_graphs_of_the_system_and_keep_what_claims_hold() {
        try (WritingService own = new WritingService(Stores.freshReport())) {
            String links = "?s sg:toBeUpgradedTo ?o";
            assertTrue(own.holds(links));
            assertEquals(
                    422,
                    own.update("DELETE WHERE { ?s <https://w3id.org/silkgraph/ontology#toBeUpgradedTo> ?o }")
                            .statusCode());
            HttpResponse<String> kept = own.update(
                    "DELETE { ?s ?p ?o } WHERE { ?s ?p ?o FILTER(?p = <https://w3id.org/silkgraph/ontology#toBeUpgradedTo>) }");
            assertEquals("unchanged", Served.read(kept.body()).path("decision").asText(), kept.body());
            HttpResponse<String> dropped = own.update("DROP ALL");
            // Reference data speaks of regions of the report, which keep their descriptions as long as it does.
            assertEquals("refused", problem(dropped));
            assertTrue(dropped.body().contains("id:region-xinjiang"), dropped.body());
        }
    }

    @Test
    void dropping_all_leaves_the_graphs_of_the_system() {
        try (WritingService own = new WritingService(Stores.freshEmpty())) {
            own.update(EX + "INSERT DATA { ex:a ex:p 1 GRAPH ex:g { ex:a ex:p 2 } }");
            HttpResponse<String> dropped = own.update("DROP ALL");
            assertEquals(200, dropped.statusCode(), dropped.body());
            assertFalse(own.holds("?s ex:p ?o"));
            assertFalse(own.holds("GRAPH ?g { ?s ?p ?o }"));
            assertTrue(own.holds("GRAPH <https://w3id.org/silkgraph/graph/ontology> { sg:hosts ?p ?o }"));
            assertTrue(own.holds("GRAPH <https://w3id.org/silkgraph/graph/changes> { ?s ?p ?o }"));
        }
    }

    @Test
    void graphs_named_beside_the_update_are_what_patterns_see() {
        service.update(EX + "INSERT DATA { GRAPH ex:u1 { ex:u ex:v 1 } GRAPH ex:u2 { ex:u ex:v 2 } }");
        String update = EX + "INSERT { GRAPH ex:u3 { ?s ex:w ?o } } WHERE { ?s ex:v ?o }";
        assertEquals(
                200,
                form("update=" + encoded(update) + "&using-graph-uri=" + encoded("http://example.org/u1"))
                        .statusCode());
        assertTrue(service.holds("GRAPH ex:u3 { ex:u ex:w 1 }"));
        assertFalse(service.holds("GRAPH ex:u3 { ex:u ex:w 2 }"));
        HttpResponse<String> both =
                form("update=" + encoded(EX + "INSERT { ?s ex:w ?o } USING ex:u2 WHERE { ?s ex:v ?o }")
                        + "&using-graph-uri=" + encoded("http://example.org/u1"));
        assertEquals("update-using", problem(both));
    }

    @Test
    void if_match_is_honoured() {
        String seen = "\"" + service.store().epoch() + "." + service.store().version() + "\"";
        assertEquals(
                200,
                service.update(EX + "INSERT DATA { ex:m ex:p 1 }", "If-Match", seen)
                        .statusCode());
        HttpResponse<String> stale = service.update(EX + "INSERT DATA { ex:m ex:p 2 }", "If-Match", seen);
        assertEquals(412, stale.statusCode());
        assertEquals("stale", problem(stale));
        assertFalse(service.holds("ex:m ex:p 2"));
        assertEquals(
                400,
                service.update(EX + "INSERT DATA { ex:m ex:p 2 }", "If-Match", "41")
                        .statusCode());
    }

    @Test
    void endless_patterns_are_stopped_and_nothing_is_kept() {
        try (WritingService own = new WritingService(Stores.freshReport())) {
            String before = own.state();
            HttpResponse<String> answer = own.update(
                    EX + "INSERT { ?a ex:p ?f } WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(?a = ?f && ?c = ?i) }");
            assertTrue(answer.statusCode() == 503 || answer.statusCode() == 422, answer.body());
            assertEquals(before, own.state());
            assertEquals(200, own.update(EX + "INSERT DATA { ex:well ex:p 1 }").statusCode());
        }
    }

    private static byte[] gzip(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return bytes.toByteArray();
    }

    @Test
    void compressed_bodies_are_unpacked() {
        byte[] packed = gzip(EX + "INSERT DATA { ex:zip ex:p 1 }");
        assertEquals(
                200,
                service.send("POST", "/update", WritingService.UPDATE, packed, "Content-Encoding", "gzip")
                        .statusCode());
        assertTrue(service.holds("ex:zip ex:p 1"));
    }

    @Test
    void compressed_bodies_that_break_off_have_no_effect() {
        String before = service.state();
        byte[] packed = gzip(EX + "INSERT DATA { ex:cut ex:p 1 } ;" + " ".repeat(200));
        for (int length = 0; length < packed.length; length++) {
            byte[] cut = Arrays.copyOf(packed, length);
            assertEquals(
                    400,
                    service.send("POST", "/update", WritingService.UPDATE, cut, "Content-Encoding", "gzip")
                            .statusCode(),
                    "cut at " + length);
        }
        assertEquals(before, service.state());
    }

    @Test
    void bodies_are_capped_as_they_come_and_unpacked() {
        String before = service.state();
        String large = EX + "INSERT DATA { ex:large ex:p '" + "x".repeat(9 << 20) + "' }";
        assertEquals(413, service.update(large).statusCode());
        HttpResponse<String> bomb =
                service.send("POST", "/update", WritingService.UPDATE, gzip(large), "Content-Encoding", "gzip");
        assertEquals(413, bomb.statusCode());
        assertEquals(before, service.state());
    }

    @ParameterizedTest
    @ValueSource(strings = {"br", "deflate", "gzip, gzip", "zstd"})
    void other_encodings_are_named_as_unknown(String encoding) {
        HttpResponse<String> answer =
                service.send("POST", "/update", WritingService.UPDATE, "CLEAR ALL", "Content-Encoding", encoding);
        assertEquals(415, answer.statusCode());
        assertEquals("gzip", Served.header(answer, "Accept-Encoding"));
    }
}
