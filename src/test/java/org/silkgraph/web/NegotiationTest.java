package org.silkgraph.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NegotiationTest {
    private static final String THING = "/id/pilot-zone-silk-road";
    private static final String BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8";
    private static final String PROTEGE =
            "application/rdf+xml, application/xml; q=0.7, text/xml; q=0.6, text/plain; q=0.1, */*; q=0.09";

    private final Served served = Served.report();

    @ParameterizedTest(name = "{0} sees {1}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            */*                                                                            | .jsonld
            text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8                | ''
            application/xhtml+xml                                                          | ''
            application/ld+json                                                            | .jsonld
            application/json                                                               | .json
            text/turtle                                                                    | .ttl
            text/turtle;q=0.5, application/rdf+xml                                         | .rdf
            application/n-triples                                                          | .nt
            application/rdf+xml, text/turtle;q=0.9                                         | .rdf
            application/rdf+xml, application/xml; q=0.7, text/xml; q=0.6, */*; q=0.09      | .rdf
            text/turtle,application/n-triples;q=0.9,application/ld+json;q=0.8,*/*;q=0.3    | .ttl
            application/rdf+xml,text/rdf+n3;q=0.9,application/xhtml+xml;q=0.5, */*;q=0.1   | .rdf
            text/html;q=0, */*                                                             | .jsonld
            text/html;q=0.2, text/turtle;q=0.8                                             | .ttl
            application/ld+json;q=0, */*;q=0.5                                             | .ttl
            text/*                                                                         | .ttl
            TEXT/TURTLE ; charset=utf-8                                                    | .ttl
            """)
    void the_accept_header_chooses_the_form(String accept, String suffix) {
        HttpResponse<String> answer = served.get(THING, "Accept", accept.strip());

        assertEquals(303, answer.statusCode());
        assertEquals("/entities/pilot-zone-silk-road" + suffix, Served.header(answer, "Location"));
        assertEquals("Accept", Served.header(answer, "Vary"));
        assertEquals("no-store", Served.header(answer, "Cache-Control"));
        assertTrue(Served.header(answer, "Link").contains("rel=\"alternate\"; type=\"text/turtle\""));
    }

    @Test
    void without_an_accept_header_the_thing_is_json_ld() {
        assertEquals("/entities/pilot-zone-silk-road.jsonld", Served.header(served.get(THING), "Location"));
    }

    @Test
    void a_suffix_beats_the_accept_header() {
        HttpResponse<String> answer = served.get(THING + ".nt", "Accept", "text/html");
        assertEquals("/entities/pilot-zone-silk-road.nt", Served.header(answer, "Location"));
        assertTrue(
                Served.header(served.get("/entities/pilot-zone-silk-road.ttl", "Accept", "text/html"), "Content-Type")
                        .startsWith("text/turtle"));
    }

    @Test
    void an_unknown_type_is_refused_with_the_forms_there_are() {
        HttpResponse<String> answer = served.get(THING, "Accept", "image/png");

        assertEquals(406, answer.statusCode());
        assertEquals("application/problem+json", Served.header(answer, "Content-Type"));
        JsonNode variants = Served.read(answer.body()).get("variants");
        assertEquals(6, variants.size());
        assertEquals(
                "/entities/pilot-zone-silk-road.jsonld",
                variants.get(0).get("url").asText());
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        ".json, application/json",
        ".jsonld, application/ld+json",
        ".ttl, text/turtle;charset=utf-8",
        ".rdf, application/rdf+xml",
        ".nt, application/n-triples",
        "'', text/html;charset=utf-8"
    })
    void each_form_says_its_type_and_names_the_others(String suffix, String type) {
        HttpResponse<String> answer = served.get("/entities/pilot-zone-silk-road" + suffix);
        assertEquals(200, answer.statusCode());
        assertEquals(type, Served.header(answer, "Content-Type"));
        assertTrue(Served.header(answer, "Link").contains("</entities/pilot-zone-silk-road.rdf>; rel=\"alternate\""));
    }

    @Test
    void the_ontology_is_rdf_xml_for_ontology_tools_and_a_page_for_browsers() {
        HttpResponse<String> tool = served.get("/ontology", "Accept", PROTEGE);
        assertEquals("application/rdf+xml", Served.header(tool, "Content-Type"));
        assertTrue(tool.body().contains("<rdf:RDF"));
        assertEquals("application/rdf+xml", Served.header(served.get("/ontology"), "Content-Type"));
        HttpResponse<String> page = served.get("/ontology", "Accept", BROWSER);
        assertEquals("text/html;charset=utf-8", Served.header(page, "Content-Type"));
        assertTrue(page.body().contains("sg:toBePilotedIn"));
    }

    @Test
    void the_version_in_force_has_an_address_of_its_own() {
        assertEquals("text/turtle;charset=utf-8", Served.header(served.get("/ontology.ttl"), "Content-Type"));
        assertEquals(
                served.get("/ontology.nt").statusCode(),
                served.get("/ontology/1.0.0.nt").statusCode());
        assertEquals(
                "application/rdf+xml", Served.header(served.get("/ontology/1.0.0", "Accept", PROTEGE), "Content-Type"));
        assertEquals(404, served.get("/ontology/0.0.7").statusCode());
    }

    @Test
    void claims_and_evidence_lead_people_to_the_page_and_machines_to_rdf() {
        JsonNode claim = served.json("/entities/pilot-zone-silk-road.json")
                .get("out")
                .get(0)
                .get("claims")
                .get(0);
        String id = claim.get("id").asText();
        String evidence = claim.get("evidence").get(0).get("id").asText();

        HttpResponse<String> page = served.get("/claim/" + id, "Accept", BROWSER);
        assertEquals(303, page.statusCode());
        assertEquals("/entities/pilot-zone-silk-road#claim-" + id, Served.header(page, "Location"));
        assertEquals(
                "/claim/" + id + ".ttl",
                Served.header(served.get("/claim/" + id, "Accept", "text/turtle"), "Location"));
        assertTrue(served.get("/claim/" + id + ".nt").body().contains("/claim/" + id + ">"));
        String place = Served.header(served.get("/evidence/" + evidence, "Accept", BROWSER), "Location");
        assertEquals("/sources/report-2017#e-" + evidence.substring("report-2017-".length()), place);
        assertTrue(served.get("/evidence/" + evidence + ".jsonld").body().contains("oa:exact"));
        assertEquals(404, served.get("/claim/0000000000000000").statusCode());
        assertEquals(404, served.get("/evidence/report-2017-0-1.ttl").statusCode());
    }
}
