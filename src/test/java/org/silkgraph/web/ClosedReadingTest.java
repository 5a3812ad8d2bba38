package org.silkgraph.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.silkgraph.Stores;
import org.silkgraph.access.AccessSettings;
import org.silkgraph.access.Issued;
import org.silkgraph.access.Reading;
import org.silkgraph.access.Role;
import org.silkgraph.access.Tokens;
import org.silkgraph.curation.Parcel;

/** The service where reading is closed. */
final class ClosedReadingTest {
    private static final String SECRET = "secret-of-this-start";
    private static final String WRONG = "Bearer sg_wrong";

    private static Served served;
    private static Tokens tokens;
    private static String reader;

    @BeforeAll
    static void serve() {
        tokens = Tokens.in(Stores.temporary());
        reader = "Bearer " + Issued.value(tokens, Role.READER, "a reader");
        served = Served.of(
                Stores.report(), tokens, AccessSettings.DEFAULTS.with(Reading.CLOSED), new ServiceSecret(SECRET));
    }

    @AfterAll
    static void stop() {
        served.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/entities.json",
                "/entities/pilot-zone-silk-road.ttl",
                "/id/pilot-zone-silk-road",
                "/sources",
                "/sparql",
                "/sparql?query=ASK%7B%7D",
                "/ontology",
                "/queries/A03.csv",
                "/info",
                "/nothing",
                "/assets",
                "/assets/none.css",
                "/health",
                "/health/liveness/x",
                "/internal",
                "/internal/none",
                "/entities.json?x=/health/liveness"
            })
    void no_address_answers_without_a_token_whether_it_exists_or_not(String path) {
        for (String method : new String[] {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"}) {
            HttpResponse<String> answer = served.send(method, path, "Content-Type", "application/sparql-query");
            assertEquals(401, answer.statusCode(), method + " " + path);
            assertEquals("Bearer realm=\"silkgraph\"", Served.header(answer, "WWW-Authenticate"));
            assertEquals("application/problem+json", Served.header(answer, "Content-Type"));
            assertEquals("no-store", Served.header(answer, "Cache-Control"));
            assertEquals("nosniff", Served.header(answer, "X-Content-Type-Options"));
            assertEquals("*", Served.header(answer, "Access-Control-Allow-Origin"));
        }
    }

    @Test
    void the_refusal_says_what_is_missing_in_the_language_of_the_caller() {
        var problem = served.json("/entities.json", "Accept-Language", "en");
        assertEquals(
                "https://w3id.org/silkgraph/problem/token-missing",
                problem.get("type").asText());
        assertTrue(problem.get("detail").asText().contains("role reader"), problem.toString());
        assertTrue(served.json("/entities.json").get("title").asText().equals("需要令牌"));
    }

    @Test
    void a_browser_gets_the_refusal_as_a_page_with_its_style() {
        HttpResponse<String> page = served.get("/entities?lang=en", "Accept", "text/html,*/*;q=0.8");
        assertEquals(401, page.statusCode());
        assertEquals("text/html;charset=utf-8", Served.header(page, "Content-Type"));
        assertTrue(page.body().contains("<h1>Token needed</h1>"), page.body());
        assertFalse(page.body().contains("pilot-zone"), page.body());
        assertEquals(200, served.get("/assets/silkgraph.css").statusCode());
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void every_role_reads(Role role) {
        String token = "Bearer " + Issued.value(tokens, role, "reading " + role);
        HttpResponse<String> answer = served.get("/entities.json", "Authorization", token);
        assertEquals(200, answer.statusCode());
        String tag = Served.header(answer, "ETag");
        assertEquals(
                304,
                served.get("/entities.json", "Authorization", token, "If-None-Match", tag)
                        .statusCode());
        assertEquals(401, served.get("/entities.json", "If-None-Match", tag).statusCode());
        assertEquals(404, served.get("/nothing", "Authorization", token).statusCode());
        assertEquals(200, served.send("HEAD", "/info", "Authorization", token).statusCode());
    }

    @Test
    void a_token_in_the_address_or_in_a_cookie_counts_for_nothing() {
        String value = reader.substring("Bearer ".length());
        for (String name : new String[] {"access_token", "token", "Authorization", "authorization"}) {
            assertEquals(
                    401,
                    served.get("/sparql?query=ASK%7B%7D&" + name + "=" + value).statusCode());
            assertEquals(
                    401,
                    served.get("/entities.json", "Cookie", name + "=" + value).statusCode());
        }
        for (String header : new String[] {"X-Authorization", "Proxy-Authorization", "X-Api-Key", "Token"}) {
            assertEquals(401, served.get("/entities.json", header, reader).statusCode());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/health/liveness", "/health/readiness", "/assets/silkgraph.css"})
    void an_orchestrator_and_a_style_sheet_need_no_token_and_mind_no_wrong_one(String path) {
        for (String method : new String[] {"GET", "HEAD"}) {
            assertEquals(200, served.send(method, path).statusCode());
            assertEquals(200, served.send(method, path, "Authorization", WRONG).statusCode());
        }
    }

    @Test
    void the_command_line_still_loads_with_the_secret_of_this_start_and_only_with_it() throws Exception {
        assertEquals(401, load(WRONG));
        assertEquals(401, load(reader));
        assertEquals(200, load("Bearer " + SECRET));
        assertEquals(
                401,
                served.get("/entities.json", "Authorization", "Bearer " + SECRET)
                        .statusCode());
    }

    private static int load(String authorization) throws IOException, InterruptedException {
        byte[] parcel =
                Parcel.pack(new Parcel.Order("a", "load", "a", "nothing", List.of(), 0, List.of()), List.of()).stream()
                        .readAllBytes();
        HttpRequest post = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + served.port() + "/internal/load"))
                .header("Authorization", authorization)
                .header("Content-Type", "application/octet-stream")
                .POST(HttpRequest.BodyPublishers.ofByteArray(parcel))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(post, HttpResponse.BodyHandlers.ofString()).statusCode();
        }
    }

    @Test
    void a_preflight_needs_no_token_and_allows_none() {
        HttpResponse<String> answer = served.send(
                "OPTIONS",
                "/entities.json",
                "Origin",
                "https://example.org",
                "Access-Control-Request-Method",
                "GET",
                "Access-Control-Request-Headers",
                "authorization");
        assertEquals(204, answer.statusCode());
        assertFalse(Served.header(answer, "Access-Control-Allow-Headers")
                .toLowerCase(java.util.Locale.ROOT)
                .contains("authorization"));
        assertEquals("", Served.header(answer, "Access-Control-Allow-Credentials"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//entities.json",
                "///entities.json",
                "//x/entities.json",
                "//health/liveness",
                "//health/entities.json",
                "//internal/entities.json",
                "//assets/entities.json",
                "//entities.json/internal/x",
                "//entities.json/health/liveness",
                "/entities.json/",
                "/%65ntities.json",
                "/entities%2ejson",
                "/%2fentities.json",
                "/%2Fhealth%2Fliveness",
                "/health%2fliveness",
                "/health/../entities.json",
                "/health/liveness/../../entities.json",
                "/health/liveness/%2e%2e/%2e%2e/entities.json",
                "/health/liveness/%252e%252e/%252e%252e/entities.json",
                "/assets/../entities.json",
                "/assets/%2e%2e/entities.json",
                "/assets/./../entities.json",
                "/assets//../entities.json",
                "/internal/../entities.json",
                "/internal//entities.json",
                "/internal/%2e%2e%2fentities.json",
                "/internal;/../entities.json",
                "/entities.json;/health/liveness",
                "/entities.json%3f/health/liveness",
                "/entities.json#/health/liveness",
                "/./entities.json",
                "/.//entities.json",
                "/health/./../entities.json",
                "entities.json",
                "?x",
                "*",
                "http://127.0.0.1/entities.json",
                "http://127.0.0.1//entities.json",
                "http://health/liveness/entities.json",
                "http:entities.json",
                "http:/entities.json",
                "HTTP://x/entities.json?/health/liveness",
                "/ENTITIES.json",
                "/entities.json%00",
                "/entities.json%20",
                "/sparql/?query=ASK%7B%7D",
                "/s%70arql?query=ASK%7B%7D"
            })
    void no_spelling_of_a_path_gets_round_it(String target) throws IOException {
        for (String method : new String[] {"GET", "HEAD", "POST", "OPTIONS"}) {
            String answer = raw(method + " " + target + " HTTP/1.1", "Content-Type: application/sparql-query");
            assertTrue(answer.matches("(?s)HTTP/1\\.1 40[01] .*"), method + " " + target + ": " + answer);
            assertFalse(answer.contains("\"rows\""), answer);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-Forwarded-For: 127.0.0.1",
                "X-Original-URL: /health/liveness",
                "X-Rewrite-URL: /info",
                "X-HTTP-Method-Override: OPTIONS",
                "Access-Control-Request-Method: GET",
                "Upgrade: websocket",
                "Expect: 100-continue"
            })
    void no_header_gets_round_it(String header) throws IOException {
        String answer = raw("GET /entities.json HTTP/1.1", header);
        assertTrue(answer.startsWith("HTTP/1.1 401 "), answer);
    }

    private static String raw(String line, String header) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", served.port());
                InputStream in = socket.getInputStream()) {
            socket.setSoTimeout(10_000);
            String rest = "\r\nHost: x\r\nConnection: close\r\n" + header + "\r\n\r\n";
            socket.getOutputStream().write((line + rest).getBytes(StandardCharsets.ISO_8859_1));
            return new String(in.readNBytes(4000), StandardCharsets.UTF_8);
        }
    }
}
