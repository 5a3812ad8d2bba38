package org.silkgraph.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class EntityPageTest {
    private final Served served = Served.report();
    private final JsonNode zone = served.json("/entities/pilot-zone-silk-road.json");

    @Test
    void every_claim_carries_its_sentence() {
        List<JsonNode> claims = new ArrayList<>(zone.findValues("claims"));
        int seen = 0;
        for (JsonNode group : claims) {
            for (JsonNode claim : group) {
                assertFalse(claim.get("wording").asText().isEmpty());
                assertFalse(claim.get("evidence").isEmpty());
                for (JsonNode evidence : claim.get("evidence")) {
                    assertTrue(evidence.get("sentence")
                            .asText()
                            .contains(evidence.get("quote").asText()));
                    seen++;
                }
            }
        }
        assertTrue(seen > 10);
    }

    @Test
    void planned_relations_are_marked_and_achieved_ones_are_not() {
        for (JsonNode group : zone.get("out")) {
            assertEquals(
                    group.get("property").asText().startsWith("to"),
                    group.get("planned").asBoolean());
        }
        assertTrue(zone.get("out").findValuesAsText("property").contains("toBeDesignatedAs"));
        String page = served.get("/entities/pilot-zone-silk-road?lang=en").body();
        assertTrue(page.contains("<section class=\"group planned\">"));
        assertTrue(page.contains(">planned</span>") && page.contains(">implied</span>"));
    }

    @Test
    void the_status_stands_apart_from_the_relations() {
        assertEquals(
                "status-under-way",
                zone.get("status")
                        .get("latest")
                        .get(0)
                        .get("status")
                        .get("name")
                        .asText());
        assertEquals(
                "2017", zone.get("status").get("latest").get(0).get("during").asText());
        assertFalse(zone.get("status").get("claims").isEmpty());
        assertFalse(zone.get("out").findValuesAsText("property").contains("hasStatus"));
    }

    @Test
    void reference_facts_name_their_dataset_and_licence() {
        JsonNode facts = served.json("/entities/region-karamay.json").get("reference");
        assertTrue(facts.findValuesAsText("value").contains("650200"));
        for (JsonNode fact : facts) {
            assertFalse(fact.get("dataset").get("licence").asText().isEmpty(), fact.toString());
        }
        assertTrue(facts.findValuesAsText("value").stream().anyMatch(value -> value.startsWith("POINT(")));
    }

    @Test
    void an_empty_part_says_why() {
        JsonNode reference = zone.get("reference");
        assertTrue(reference.isEmpty());
        assertFalse(zone.get("explain").get("reference").get("zh").asText().isEmpty());
        assertFalse(zone.get("explain").get("reference").get("en").asText().isEmpty());
    }

    @Test
    void the_page_marks_each_quote_and_links_to_its_place() {
        String page = served.get("/entities/pilot-zone-silk-road").body();
        JsonNode evidence =
                zone.get("status").get("claims").get(0).get("evidence").get(0);
        assertTrue(page.contains("<mark>" + evidence.get("quote").asText() + "</mark>"));
        assertTrue(page.contains("href=\"/sources/report-2017#e-"
                + evidence.get("start").asText() + "-" + evidence.get("end").asText() + "\""));
    }

    @Test
    void the_page_embeds_its_data_and_runs_no_script() {
        String page = served.get("/entities/pilot-zone-silk-road").body();
        assertEquals(2, page.split("<script", -1).length);
        String data =
                page.substring(page.indexOf("<script type=\"application/ld+json\">") + 35, page.indexOf("</script>"));
        assertTrue(Served.read(data).has("@graph"));
        assertTrue(page.getBytes(java.nio.charset.StandardCharsets.UTF_8).length < 60_000);
    }

    @Test
    void health_and_info_answer_operators() {
        assertEquals("{\"status\":\"UP\"}", served.get("/health/liveness").body());
        assertEquals(200, served.get("/health/readiness").statusCode());
        assertTrue(served.json("/info").get("store").get("version").asLong() > 0);
        assertEquals(404, served.get("/beans").statusCode());
    }

    @Test
    void a_service_that_is_still_loading_is_alive_and_not_ready() {
        Readiness readiness = Readiness.waiting();
        try (Served loading = Served.of(org.silkgraph.Stores.report(), readiness)) {
            assertEquals(200, loading.get("/health/liveness").statusCode());
            assertEquals(503, loading.get("/health/readiness").statusCode());
            readiness.open();
            assertEquals(200, loading.get("/health/readiness").statusCode());
        }
    }
}
