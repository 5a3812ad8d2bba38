package org.silkgraph.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.silkgraph.Stores;

/** Not one sample but all things of a store with two sources. */
final class EveryThingTest {
    private static final String[] FORMS = {"", "?lang=en", ".json", ".jsonld", ".ttl", ".rdf", ".nt"};

    @Test
    void every_entity_has_a_page_in_both_languages_and_every_form() {
        try (Served served = Served.of(Stores.secondSource())) {
            for (JsonNode row : served.json("/entities.json?limit=1000").get("rows")) {
                for (String form : FORMS) {
                    String path = "/entities/" + row.get("slug").asText() + form;
                    HttpResponse<String> answer = served.get(path);
                    assertEquals(200, answer.statusCode(), path);
                    assertFalse(answer.body().isBlank(), path);
                }
            }
        }
    }

    @Test
    void every_source_has_its_spans_and_every_link_on_its_page_leads_somewhere() {
        try (Served served = Served.of(Stores.secondSource())) {
            for (JsonNode row : served.json("/sources.json").get("rows")) {
                JsonNode source = served.json("/sources/" + row.get("slug").asText() + ".json");
                int[] text = source.get("text").asText().codePoints().toArray();
                for (JsonNode span : source.get("spans")) {
                    int start = span.get("start").asInt();
                    assertEquals(
                            span.get("quote").asText(),
                            new String(text, start, span.get("end").asInt() - start));
                    for (JsonNode claim : span.get("claims")) {
                        assertEquals(
                                303,
                                served.get("/claim/" + claim.get("id").asText()).statusCode());
                    }
                }
            }
        }
    }

    @Test
    void a_status_that_changed_shows_the_latest_and_all_that_was_said() {
        try (Served served = Served.of(Stores.secondSource())) {
            int changed = 0;
            for (JsonNode row : served.json("/entities.json?limit=1000").get("rows")) {
                JsonNode status = served.json("/entities/" + row.get("slug").asText() + ".json")
                        .get("status");
                if (status.get("claims").size() < 2) continue;
                changed++;
                String last = status.get("claims")
                        .get(status.get("claims").size() - 1)
                        .get("during")
                        .asText();
                assertFalse(status.get("latest").isEmpty(), row.toString());
                for (JsonNode latest : status.get("latest"))
                    assertEquals(last, latest.get("during").asText());
            }
            assertFalse(changed == 0);
        }
    }
}
