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
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.silkgraph.Stores;
import org.silkgraph.access.AccessSettings;
import org.silkgraph.access.FailedAttempts;
import org.silkgraph.access.Issued;
import org.silkgraph.access.Role;
import org.silkgraph.access.Tokens;

/** Tokens over HTTP, where reading is open. */
final class TokenTest {
    private static final String PATH = "/entities.json?limit=1";

    private final Path directory = Stores.temporary();
    private final Tokens tokens = Tokens.in(directory);
    private final AtomicLong now = new AtomicLong();
    private final Served served =
            Served.of(Stores.report(), tokens, new FailedAttempts(AccessSettings.DEFAULTS, now::get));

    @AfterEach
    void stop() {
        served.close();
    }

    private HttpResponse<String> show(String authorization, String... more) {
        String[] headers = new String[more.length + 2];
        headers[0] = "Authorization";
        headers[1] = authorization;
        System.arraycopy(more, 0, headers, 2, more.length);
        return served.get(PATH, headers);
    }

    private static String name(HttpResponse<String> problem) {
        return Served.read(problem.body()).get("type").asText().replaceFirst(".*/", "");
    }

    @Test
    void without_a_token_everybody_reads() {
        assertEquals(200, served.get(PATH).statusCode());
    }

    @Test
    void a_right_token_reads_as_well() {
        String value = Issued.value(tokens, Role.EDITOR, "e");
        assertEquals(200, show("Bearer " + value).statusCode());
        assertEquals(200, show("bearer   " + value + " ").statusCode());
    }

    @Test
    void a_wrong_token_is_told_even_where_none_is_needed() {
        HttpResponse<String> answer = show("Bearer sg_wrong", "Accept-Language", "en");
        assertEquals(401, answer.statusCode());
        assertEquals("token-unknown", name(answer));
        assertEquals("Bearer realm=\"silkgraph\", error=\"invalid_token\"", Served.header(answer, "WWW-Authenticate"));
        assertFalse(answer.body().contains("sg_wrong"), answer.body());
        assertEquals("*", Served.header(answer, "Access-Control-Allow-Origin"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer",
                "Bearer ",
                "V",
                "Basic V",
                "Token V",
                "Bearer: V",
                "BearerV",
                "Bearer V, Bearer V",
                "Bearer V V",
                "Bearer \"V\"",
                "Bearer V;a=b",
                "Bearer,V",
                "Bearer\tV",
                "Basic c2c6c2c="
            })
    void a_header_of_another_form_is_no_token(String form) {
        String value = Issued.value(tokens, Role.ADMIN, "a");
        HttpResponse<String> answer = show(form.replace("V", value));
        assertEquals(401, answer.statusCode(), form);
        assertEquals("token-unknown", name(answer));
        assertFalse(answer.body().contains(value), form);
    }

    @Test
    void two_headers_are_no_token() throws IOException {
        String right = "Authorization: Bearer " + Issued.value(tokens, Role.ADMIN, "a") + "\r\n";
        assertTrue(raw(right).startsWith("HTTP/1.1 200 "));
        assertTrue(raw(right + right).startsWith("HTTP/1.1 401 "));
        assertTrue(raw(right + "Authorization: \r\n").startsWith("HTTP/1.1 401 "));
    }

    @Test
    void a_token_counts_from_the_moment_another_process_makes_it_until_one_revokes_it() {
        Tokens command = Tokens.in(directory);
        String value = Issued.value(command, Role.READER, "r");
        assertEquals(200, show("Bearer " + value).statusCode());
        command.revoke("r");
        assertEquals("token-unknown", name(show("Bearer " + value)));
    }

    @Test
    void after_ten_wrong_tokens_none_is_looked_at_for_a_while() {
        String right = "Bearer " + Issued.value(tokens, Role.ADMIN, "a");
        for (int i = 0; i < 10; i++) {
            assertEquals(200, show(right).statusCode());
            assertEquals(
                    401,
                    show("Bearer sg_wrong" + i, "X-Forwarded-For", "10.0.0." + i)
                            .statusCode());
        }
        HttpResponse<String> wrong = show("Bearer sg_wrong", "Accept-Language", "en");
        assertEquals(429, wrong.statusCode());
        assertEquals("too-many-failures", name(wrong));
        assertEquals("60", Served.header(wrong, "Retry-After"));
        JsonNode problem = Served.read(wrong.body());
        assertTrue(problem.get("detail").asText().contains("60"), wrong.body());
        now.addAndGet(Duration.ofMillis(58_500).toNanos());
        HttpResponse<String> limited = show(right, "X-Forwarded-For", "10.9.9.9", "Forwarded", "for=10.9.9.9");
        assertEquals(429, limited.statusCode());
        assertEquals("2", Served.header(limited, "Retry-After"));
        assertEquals(200, served.get(PATH).statusCode());
        assertEquals(
                200,
                served.get("/health/liveness", "Authorization", "Bearer sg_wrong")
                        .statusCode());
        now.addAndGet(Duration.ofMillis(1_500).toNanos());
        assertEquals(200, show(right).statusCode());
    }

    @Test
    void damaged_tokens_are_nobodys_and_do_not_stop_those_who_show_none() throws IOException {
        String value = Issued.value(tokens, Role.ADMIN, "a");
        Files.writeString(directory.resolve("tokens"), "{}\n");
        HttpResponse<String> answer = show("Bearer " + value);
        assertEquals(503, answer.statusCode());
        assertEquals("tokens-unavailable", name(answer));
        assertFalse(answer.body().contains(directory.toString()), answer.body());
        assertEquals(200, served.get(PATH).statusCode());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/entities.json", "/sparql", "/internal/load", "/nothing"})
    void a_page_of_another_origin_may_not_send_a_token(String path) {
        HttpResponse<String> answer = served.send(
                "OPTIONS",
                path,
                "Origin",
                "https://example.org",
                "Access-Control-Request-Method",
                "POST",
                "Access-Control-Request-Headers",
                "authorization,content-type");
        assertEquals(204, answer.statusCode());
        String allowed = Served.header(answer, "Access-Control-Allow-Headers").toLowerCase(Locale.ROOT);
        assertTrue(allowed.contains("content-type"), allowed);
        assertFalse(allowed.contains("authorization") || allowed.contains("*"), allowed);
        assertEquals("", Served.header(answer, "Access-Control-Allow-Credentials"));
    }

    private String raw(String headers) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", served.port());
                InputStream in = socket.getInputStream()) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream()
                    .write(("GET " + PATH + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n" + headers + "\r\n")
                            .getBytes(StandardCharsets.ISO_8859_1));
            return new String(in.readNBytes(500), StandardCharsets.UTF_8);
        }
    }
}
