package org.silkgraph.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.silkgraph.Stores;
import org.silkgraph.store.Store;

/** Names are shown as they are, whatever they hold. */
final class LiteralNamesTest {
    private static final String TITLE = "关于贯彻落实<国家创新驱动发展战略纲要>的实施意见";

    @Test
    void half_width_brackets_of_a_title_survive_in_every_form() {
        Served served = Served.report();
        JsonNode row = served.json("/entities.json?limit=1000&class=PolicyDocument").findParents("slug").stream()
                .filter(one -> one.get("label").get("zh").asText().contains("<国家创新驱动发展战略纲要>"))
                .findFirst()
                .orElseThrow();
        assertTrue(row.get("label").get("zh").asText().contains(TITLE));
        String path = "/entities/" + row.get("slug").asText();

        assertTrue(served.json(path + ".json").get("label").get("zh").asText().contains(TITLE));
        assertTrue(served.get(path + ".ttl").body().contains(TITLE));
        assertTrue(served.get(path + ".jsonld").body().contains(TITLE));
        assertTrue(served.get(path + ".rdf")
                .body()
                .contains(TITLE.replace("<", "&lt;").replace(">", "&gt;")));
        assertTrue(served.get(path).body().contains(TITLE.replace("<", "&lt;").replace(">", "&gt;")));
        assertTrue(served.get("/sources/report-2017.txt").body().contains(TITLE));
    }

    @Test
    void a_name_that_looks_like_markup_stays_a_name() throws IOException {
        Store store = Stores.freshEmpty();
        Stores.load(
                store,
                Files.writeString(
                        Stores.temporary().resolve("odd.ttl"),
                        """
                @prefix id: <https://w3id.org/silkgraph/id/> .
                @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
                @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
                @prefix sg: <https://w3id.org/silkgraph/ontology#> .
                id:field-odd a sg:Field ; rdfs:label "<img src=x onerror=alert(1)>𠮷"@zh , "</script><script>alert(2)</script>"@en ;
                  skos:altLabel "\\"><b onclick='alert(3)'>"@en .
                """));
        try (Served served = Served.of(store)) {
            JsonNode label = served.json("/entities/field-odd.json").get("label");
            assertEquals("<img src=x onerror=alert(1)>𠮷", label.get("zh").asText());
            assertEquals("</script><script>alert(2)</script>", label.get("en").asText());
            for (String path :
                    new String[] {"/entities/field-odd", "/entities/field-odd?lang=en", "/entities", "/entities?lang=en"
                    }) {
                String page = served.get(path).body();
                assertFalse(page.contains("<img") || page.contains("<script>") || page.contains("<b onclick"), path);
                assertTrue(page.contains("&lt;img src=x onerror=alert(1)&gt;𠮷"), path);
            }
        }
    }

    @Test
    void a_search_text_is_shown_and_not_run() {
        String page = Served.report()
                .get("/entities?text=%22%3E%3Cscript%3Ealert(1)%3C/script%3E")
                .body();
        assertFalse(page.contains("<script>"));
        assertTrue(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;"));
    }
}
