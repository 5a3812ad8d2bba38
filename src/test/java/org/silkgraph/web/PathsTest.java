package org.silkgraph.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.silkgraph.Stores;
import org.silkgraph.search.Labels;
import org.silkgraph.store.Store;
import org.silkgraph.views.Connections;

final class PathsTest {
    private static final String KNOWN = "/paths.json?from=region-sichuan&to=base-national-hightech-zone";

    private final Served served = Served.report();

    @Test
    void a_path_has_three_quotes() {
        JsonNode answer = served.json(KNOWN);
        assertEquals(1, answer.get("paths").size());
        JsonNode hops = answer.get("paths").get(0).get("hops");
        assertEquals(3, hops.size());
        for (JsonNode hop : hops) {
            JsonNode claim = hop.get("links").get(0).get("claim");
            assertFalse(claim.get("evidence").get(0).get("quote").asText().isEmpty());
            assertEquals("stated", claim.get("certainty").asText());
        }
        assertTrue(answer.get("none").isNull());
        assertTrue(answer.get("complete").asBoolean());
    }

    @Test
    void no_path_names_what_finds_one() {
        String from = URLEncoder.encode("深圳市", StandardCharsets.UTF_8);
        JsonNode answer = served.json("/paths.json?from=" + from + "&to=lab-central-asia-diseases");
        assertEquals(0, answer.get("paths").size());
        JsonNode least = answer.get("none").get("found");
        assertTrue(least.get("implied").asBoolean());
        JsonNode then = served.json("/paths.json?from=" + from + "&to=lab-central-asia-diseases&certainty=implied");
        assertEquals(
                least.get("max").asInt(), then.get("paths").get(0).get("length").asInt());
    }

    @ParameterizedTest
    @CsvSource({
        "/paths.json?from=region-sichuan, missing-parameter",
        "/paths.json?from=region-sichuam&to=region-karamay, unknown-value",
        "/paths.json?from=region-sichuan&to=region-karamay&max=13, number-out-of-range",
        "/paths.json?from=region-sichuan&to=region-karamay&k=0, number-out-of-range",
        "/paths.json?from=region-sichuan&to=region-karamay&certainty=yes, unknown-value",
        "/paths.json?from=region-sichuan&to=region-karamay&without=nothing-like-it, unknown-value",
        "/paths.json?from=region-sichuan&to=region-karamay&through=x, unknown-parameter"
    })
    void a_wrong_wish_is_named(String path, String problem) {
        HttpResponse<String> answer = served.get(path);
        assertEquals(400, answer.statusCode());
        assertTrue(answer.body().contains(problem), answer.body());
    }

    @Test
    void an_answer_is_not_sent_again_to_those_who_have_it() {
        HttpResponse<String> first = served.get(KNOWN);
        String tag = Served.header(first, "ETag");
        assertEquals(304, served.get(KNOWN, "If-None-Match", tag).statusCode());
    }

    @Test
    void an_answer_that_time_cut_off_is_not_kept() {
        Store store = Stores.freshReport();
        Connections hurried = new Connections(store, Labels.of(store), java.time.Duration.ofSeconds(-1));
        try (Served late = Served.of(store, hurried)) {
            HttpResponse<String> answer = late.get(
                    "/paths.json?from=region-xinjiang&to=pilot-zone-silk-road&max=12&k=1000&certainty=implied");
            assertEquals(200, answer.statusCode());
            assertTrue(answer.body().contains("\"complete\":false"), answer.body());
            assertEquals("no-store", Served.header(answer, "Cache-Control"));
            assertTrue(answer.headers().firstValue("ETag").isEmpty());
        }
    }
}
