package org.silkgraph.sparql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.silkgraph.Stores;
import org.silkgraph.store.guard.QueryLimits;

/** What XML has no form for is an error in XML, and an answer in every other form. */
class XmlAnswersTest {
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
    @CsvSource(
            delimiter = '|',
            value = {
                "SELECT ('a\\u0001b' AS ?x) {} | application/sparql-results+xml | application/sparql-results+json",
                "SELECT ('\\uFFFE' AS ?x) {} | application/sparql-results+xml | text/csv",
                "CONSTRUCT { <http://e/a> <http://e/p> '\\u000B' } {} | application/rdf+xml | text/turtle",
                "CONSTRUCT { <http://e/a> <http://e/1> 1 } {} | application/rdf+xml | application/n-triples"
            })
    void what_xml_cannot_hold_is_refused_in_xml_only(String query, String xml, String other) {
        HttpResponse<String> refused = service.ask(query, "Accept", xml);
        assertEquals(406, refused.statusCode(), refused.body());
        assertTrue(refused.body().contains("problem/query-not-in-xml"), refused.body());
        assertEquals(200, service.ask(query, "Accept", other).statusCode());
        assertEquals(
                200, service.ask(query, "Accept", other + ", " + xml + ";q=0.1").statusCode());
    }

    @Test
    void what_xml_can_hold_is_answered_in_xml() {
        HttpResponse<String> rows =
                service.ask("SELECT ('<a> & \\t 新疆 𠮷' AS ?x) {}", "Accept", "application/sparql-results+xml");
        assertEquals(200, rows.statusCode());
        assertTrue(rows.body().contains("&lt;a> &amp;") || rows.body().contains("&lt;a&gt; &amp;"), rows.body());
        assertEquals(
                200,
                service.ask("CONSTRUCT { <http://e/a> <http://e/p> '<&>' } {}", "Accept", "application/rdf+xml")
                        .statusCode());
    }
}
