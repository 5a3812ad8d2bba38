package org.silkgraph.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.silkgraph.Stores;
import org.silkgraph.store.Store;

final class EntityTagTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/entities",
                "/entities.json",
                "/entities/pilot-zone-silk-road",
                "/entities/pilot-zone-silk-road.json",
                "/entities/pilot-zone-silk-road.jsonld",
                "/entities/pilot-zone-silk-road.ttl",
                "/entities/pilot-zone-silk-road.rdf",
                "/entities/pilot-zone-silk-road.nt",
                "/sources",
                "/sources.json",
                "/sources/report-2017",
                "/sources/report-2017.json",
                "/sources/report-2017.txt",
                "/ontology",
                "/ontology.ttl",
                "/assets/silkgraph.css"
            })
    void who_has_the_answer_already_gets_304(String path) {
        HttpResponse<String> first = Served.report().get(path);
        String tag = Served.header(first, "ETag");
        assertEquals(200, first.statusCode());
        assertTrue(tag.startsWith("\""), tag);

        for (String known : new String[] {tag, "W/" + tag, "\"other\", " + tag}) {
            HttpResponse<String> again = Served.report().get(path, "If-None-Match", known);
            assertEquals(304, again.statusCode(), known);
            assertEquals("", again.body());
            assertEquals(tag, Served.header(again, "ETag"));
        }
        assertEquals(
                200,
                Served.report()
                        .get(path, "If-None-Match", "\"ffffffff.4-x-json\"")
                        .statusCode());
    }

    @Test
    void a_tag_names_epoch_version_build_and_form() {
        Store store = Stores.report();
        String tag = Served.header(Served.report().get("/entities.json"), "ETag");
        assertTrue(tag.matches("\"" + store.epoch() + "\\." + store.version() + "-[^-]+-json\""), tag);
    }

    @Test
    void the_two_languages_of_a_page_have_different_tags() {
        String zh = Served.header(Served.report().get("/", "Accept-Language", "zh"), "ETag");
        String en = Served.header(Served.report().get("/", "Accept-Language", "en"), "ETag");
        assertNotEquals(zh, en);
        assertEquals(
                200,
                Served.report()
                        .get("/", "Accept-Language", "en", "If-None-Match", zh)
                        .statusCode());
    }

    @Test
    void a_commit_makes_new_tags_and_new_answers() throws IOException {
        Store store = Stores.freshEmpty();
        try (Served served = Served.of(store)) {
            String before = Served.header(served.get("/entities.json"), "ETag");
            Path file = Files.writeString(
                    Stores.temporary().resolve("one.ttl"),
                    """
                    @prefix id: <https://w3id.org/silkgraph/id/> .
                    @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
                    @prefix sg: <https://w3id.org/silkgraph/ontology#> .
                    id:field-tea a sg:Field ; rdfs:label "茶叶"@zh , "tea"@en .
                    """);
            Stores.load(store, file);

            HttpResponse<String> after = served.get("/entities.json", "If-None-Match", before);
            assertEquals(200, after.statusCode());
            assertTrue(after.body().contains("field-tea"));
            assertNotEquals(before, Served.header(after, "ETag"));
        }
    }
}
