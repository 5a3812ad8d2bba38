package org.silkgraph.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.silkgraph.Stores;
import org.silkgraph.store.Store;

final class EntityListTest {
    private final Served served = Served.report();

    @ParameterizedTest
    @ValueSource(strings = {"", "&class=PolicyDocument", "&text=%E7%A7%91%E6%8A%80", "&class=Programme&text=action"})
    void pages_follow_each_other_without_gap_or_repetition(String filter) {
        List<String> whole = slugs(served.json("/entities.json?limit=1000" + filter));
        List<String> paged = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = served.json("/entities.json?limit=7" + filter + cursor);
            paged.addAll(slugs(page));
            assertEquals(
                    page.get("next").isNull(),
                    !page.get("meta").get("truncated").asBoolean());
            cursor = page.get("next").isNull()
                    ? ""
                    : "&cursor=" + page.get("next").asText();
        } while (!cursor.isEmpty());

        assertFalse(whole.isEmpty());
        assertEquals(whole, paged);
        assertEquals(whole.size(), whole.stream().distinct().count());
    }

    @Test
    void a_link_header_leads_to_the_next_page() {
        HttpResponse<String> first = served.get("/entities.json?limit=5");
        String link = Served.header(first, "Link");
        assertTrue(link.endsWith(">; rel=\"next\""), link);
        JsonNode second = served.json(link.substring(1, link.indexOf('>')));
        assertEquals(slugs(served.json("/entities.json?limit=10")).subList(5, 10), slugs(second));
    }

    @Test
    void a_cursor_ends_with_the_version_it_was_made_for() throws IOException {
        Store store = Stores.freshSecondSource();
        try (Served changing = Served.of(store)) {
            String cursor = changing.json("/entities.json?limit=2").get("next").asText();
            Stores.load(
                    store,
                    Files.writeString(
                            Stores.temporary().resolve("one.ttl"),
                            """
                    @prefix id: <https://w3id.org/silkgraph/id/> .
                    @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
                    @prefix sg: <https://w3id.org/silkgraph/ontology#> .
                    id:field-tea a sg:Field ; rdfs:label "茶叶"@zh , "tea"@en .
                    """));
            assertEquals(
                    410, changing.get("/entities.json?limit=2&cursor=" + cursor).statusCode());
        }
    }

    @Test
    void a_cursor_of_another_list_is_refused() {
        String cursor = served.json("/entities.json?limit=2").get("next").asText();
        assertEquals(
                400,
                served.get("/entities.json?limit=2&class=Zone&cursor=" + cursor).statusCode());
    }

    @Test
    void a_class_holds_the_entities_of_the_classes_below_it() {
        List<String> documents = slugs(served.json("/entities.json?limit=1000&class=PolicyDocument"));
        List<String> laws = slugs(served.json("/entities.json?limit=1000&class=Law"));
        assertFalse(laws.isEmpty());
        assertTrue(documents.containsAll(laws) && documents.size() > laws.size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"试验区", "SILK ROAD economic", "pilot-zone-silk-road", "Ｐｉｌｏｔ zone"})
    void names_are_found_in_both_languages_by_alias_and_slug(String text) {
        String encoded = URLEncoder.encode(text, StandardCharsets.UTF_8);
        assertTrue(slugs(served.json("/entities.json?text=" + encoded)).contains("pilot-zone-silk-road"), text);
    }

    @Test
    void a_row_names_the_entity_its_classes_and_kinds() {
        JsonNode row = served.json("/entities.json?text=pilot-zone-silk-road")
                .get("rows")
                .get(0);
        assertEquals(
                "https://w3id.org/silkgraph/id/pilot-zone-silk-road",
                row.get("iri").asText());
        assertEquals("丝绸之路经济带创新驱动发展试验区", row.get("label").get("zh").asText());
        assertEquals("[\"Zone\"]", row.get("types").toString());
        assertEquals("[\"kind-pilot-zone\"]", row.get("kinds").toString());
    }

    @Test
    void the_answer_says_at_which_version_it_was_read() {
        JsonNode meta = served.json("/entities.json?limit=1").get("meta");
        assertEquals(Stores.report().version().number(), meta.get("version").asLong());
        assertEquals(Stores.report().epoch(), meta.get("epoch").asText());
        assertTrue(meta.get("generated").asText().endsWith("Z"));
        assertTrue(meta.get("licence").asText().startsWith("https://"));
    }

    @Test
    void a_search_that_finds_nothing_names_ways_on() {
        String page = served.get("/entities?text=zzzz&lang=en").body();
        assertTrue(page.contains("No entity matches “zzzz”."));
        assertTrue(page.contains("Browse all entities"));
    }

    private static List<String> slugs(JsonNode page) {
        List<String> slugs = new ArrayList<>();
        page.get("rows").forEach(row -> slugs.add(row.get("slug").asText()));
        return slugs;
    }
}
