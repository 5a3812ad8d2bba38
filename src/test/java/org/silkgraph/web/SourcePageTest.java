package org.silkgraph.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.silkgraph.Stores;

final class SourcePageTest {
    private final Served served = Served.report();
    private final JsonNode source = served.json("/sources/report-2017.json");

    @Test
    void every_span_equals_the_text_at_its_offsets() {
        int[] text = source.get("text").asText().codePoints().toArray();
        assertFalse(source.get("spans").isEmpty());
        for (JsonNode span : source.get("spans")) {
            int start = span.get("start").asInt();
            String there = new String(text, start, span.get("end").asInt() - start);
            assertEquals(span.get("quote").asText(), there);
            assertFalse(span.get("claims").isEmpty());
        }
    }

    @Test
    void the_text_is_given_whole() {
        assertEquals(
                served.get("/sources/report-2017.txt").body(),
                source.get("text").asText());
        assertEquals(
                Stores.report().texts().text(source.get("checksum").asText()).orElseThrow(),
                source.get("text").asText());
    }

    @Test
    void sections_follow_each_other_and_cover_the_text() {
        int at = 0;
        for (JsonNode section : source.get("sections")) {
            assertEquals(at, section.get("start").asInt());
            at = section.get("end").asInt();
        }
        assertEquals(
                source.get("text")
                        .asText()
                        .codePointCount(0, source.get("text").asText().length()),
                at);
        JsonNode last = source.get("sections").get(source.get("sections").size() - 1);
        assertEquals("2.7", last.get("section").asText());
        assertTrue(last.get("heading").asText().startsWith("（七）"));
    }

    @Test
    void the_page_has_an_anchor_for_every_span_and_the_text_unbroken() {
        String page = served.get("/sources/report-2017").body();
        for (JsonNode span : source.get("spans")) {
            String anchor = "id=\"e-" + span.get("start").asInt() + "-"
                    + span.get("end").asInt() + "\"";
            assertEquals(1, page.split(anchor, -1).length - 1, anchor);
        }
        String plain = page.substring(page.indexOf("<div class=\"text\""), page.indexOf("</div>"))
                .replaceAll("<[^>]*>", "")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&")
                .replaceAll("\\s", "");
        assertEquals(source.get("text").asText().replaceAll("\\s", ""), plain);
    }

    @Test
    void the_list_counts_quotes_and_claims() {
        JsonNode row = served.json("/sources.json").get("rows").get(0);
        assertEquals("report-2017", row.get("slug").asText());
        assertEquals(source.get("spans").size(), row.get("spans").asInt());
    }
}
