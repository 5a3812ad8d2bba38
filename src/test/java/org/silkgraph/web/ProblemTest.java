package org.silkgraph.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ProblemTest {
    private final Served served = Served.report();

    @ParameterizedTest(name = "{0}: {1} {2}")
    @CsvSource({
        "/nothing, 404, http-404",
        "/id/none-such, 404, no-such-entity",
        "/entities/none-such.json, 404, no-such-entity",
        "/entities/none-such, 404, no-such-entity",
        "/entities/none-such.ttl, 404, no-such-entity",
        "/sources/none-such.json, 404, no-such-source",
        "/sources/pilot-zone-silk-road, 404, no-such-source",
        "/entities.json?limit=0, 400, number-out-of-range",
        "/entities.json?limit=1001, 400, number-out-of-range",
        "/entities.json?limit=ten, 400, number-out-of-range",
        "/entities.json?class=Programm, 400, unknown-value",
        "/entities.json?cursor=%21, 400, unknown-value",
        "/entities.json?kind=x, 400, unknown-parameter",
        "/entities?kind=x, 400, unknown-parameter",
        "/sources.json?limit=1, 400, unknown-parameter",
        "/entities.json?class=Zone&class=Zone, 400, repeated-parameter"
    })
    void a_mistake_is_answered_with_its_name(String path, int status, String name) {
        HttpResponse<String> answer = served.get(path, "Accept-Language", "en");

        assertEquals(status, answer.statusCode());
        assertEquals("application/problem+json", Served.header(answer, "Content-Type"));
        JsonNode problem = Served.read(answer.body());
        assertEquals(
                "https://w3id.org/silkgraph/problem/" + name,
                problem.get("type").asText());
        assertEquals(status, problem.get("status").asInt());
        assertEquals(path.split("\\?")[0], problem.get("instance").asText());
        for (String member : new String[] {"title", "detail", "hint"}) {
            String text = problem.get(member).asText();
            assertFalse(
                    text.isBlank() || text.contains("{") || text.codePoints().anyMatch(Character::isIdeographic), text);
        }
    }

    @Test
    void an_unknown_slug_is_met_with_what_may_have_been_meant() {
        JsonNode problem = served.json("/id/pilot-zone-silk-rod");
        assertEquals(
                "/entities/pilot-zone-silk-road",
                problem.get("suggestions").get(0).asText());
        assertTrue(problem.get("detail").asText().contains("“pilot-zone-silk-rod”"));
    }

    @Test
    void an_unknown_parameter_is_answered_with_those_there_are() {
        JsonNode problem = served.json("/entities.json?txt=x");
        assertEquals("txt", problem.get("parameter").asText());
        assertEquals(
                "[\"class\",\"text\",\"limit\",\"cursor\",\"lang\"]",
                problem.get("known").toString());
    }

    @Test
    void who_asks_for_html_gets_a_page_with_the_same_content() {
        HttpResponse<String> page =
                served.get("/id/pilot-zone-silk-rod?lang=en", "Accept", "text/html,application/xhtml+xml,*/*;q=0.8");

        assertEquals(404, page.statusCode());
        assertEquals("text/html;charset=utf-8", Served.header(page, "Content-Type"));
        assertTrue(page.body().contains("<h1>No such entity</h1>"));
        assertTrue(page.body().contains("href=\"/entities/pilot-zone-silk-road?lang=en\""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/entities;x",
                "/a/../info",
                "/a/%2e%2e/info",
                "/%252e%252e/info",
                "/a%5cb",
                "/a%3Bb",
                "/a%00b",
                "/a%0ab",
                "/entities\\x",
                "/a%zz"
            })
    void a_path_that_could_mean_two_things_is_refused(String path) throws IOException {
        assertTrue(raw("GET " + path + " HTTP/1.1").startsWith("HTTP/1.1 400"), path);
    }

    @Test
    void a_request_line_beyond_the_limit_is_refused() throws IOException {
        String answer = raw("GET /" + "a".repeat(WebSettings.DEFAULTS.maxRequestLine()) + " HTTP/1.1");
        assertTrue(answer.contains(" 413 ") || answer.contains(" 414 "), answer);
    }

    @Test
    void writing_to_a_view_is_not_a_method_it_has() {
        HttpResponse<String> answer = served.send("DELETE", "/entities/pilot-zone-silk-road.json");
        assertEquals(405, answer.statusCode());
        assertTrue(Served.header(answer, "Allow").contains("GET"));
        assertEquals("application/problem+json", Served.header(answer, "Content-Type"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/entities.json", "/nothing", "/id/pilot-zone-silk-road", "/entities.json?x=1"})
    void every_answer_carries_the_headers_that_keep_browsers_from_guessing(String path) {
        HttpResponse<String> answer = served.get(path);
        assertEquals("nosniff", Served.header(answer, "X-Content-Type-Options"));
        assertTrue(Served.header(answer, "Content-Security-Policy").startsWith("default-src 'self'"));
        assertEquals("*", Served.header(answer, "Access-Control-Allow-Origin"));
        assertTrue(Served.header(answer, "Access-Control-Expose-Headers").contains("ETag, Link, Location"));
    }

    private String raw(String line) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", served.port());
                InputStream in = socket.getInputStream()) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream()
                    .write((line + "\r\nHost: x\r\nConnection: close\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
            return new String(in.readNBytes(2000), StandardCharsets.UTF_8);
        }
    }
}
