package org.silkgraph.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.silkgraph.cli.Launcher.Ran;

/** Tokens as operators and callers meet them: a service of its own, commands beside it, its whole log. */
class TokenIT {
    private static final Pattern ADMIN = Pattern.compile("(?m)^silkgraph: .*(sg_[A-Za-z0-9_-]{43})$");
    private static final String PATH = "/entities.json?limit=1";

    @TempDir
    private Path directory;

    private Path store() {
        return directory.resolve("store");
    }

    @Test
    void tokens_work_before_beside_and_after_a_service_and_reach_no_log() throws Exception {
        String early = create("early", "reader");
        String admin;
        try (ServeProcess service = new ServeProcess(store())) {
            assertEquals(4, service.version, "a store with tokens only is new");
            admin = admin(service).orElseThrow();
            String beside = create("beside", "editor");
            for (String right : List.of(early, admin, beside)) {
                assertEquals(200, status(service, PATH, "Authorization", "Bearer " + right));
            }
            assertEquals(
                    0,
                    Launcher.run("token", "revoke", "beside", "--store", store().toString())
                            .exit());
            assertEquals(401, status(service, PATH, "Authorization", "Bearer " + beside));
            attack(service, admin);
            assertEquals(429, status(service, PATH, "Authorization", "Bearer " + admin));
            assertEquals(200, status(service, PATH));
            String said = service.said();
            assertEquals(said.indexOf(admin), said.lastIndexOf(admin), "shown once");
            reachesNoLog(said.replace(admin, "the admin token"), List.of(early, admin, beside));
        }
        try (ServeProcess closed = new ServeProcess(store(), Map.of("SILKGRAPH_READING", "closed"))) {
            assertEquals(Optional.empty(), admin(closed));
            assertEquals(401, status(closed, PATH));
            assertEquals(200, status(closed, "/health/readiness"));
            assertEquals(200, status(closed, PATH, "Authorization", "Bearer " + admin));
            Ran loaded = Launcher.run(
                    "load", "--store", store().toString(), "data/report-2017", "data/sources/report-2017/report.txt");
            assertEquals(0, loaded.exit(), loaded.err());
            reachesNoLog(closed.said(), List.of(early, admin));
        }
    }

    private String create(String name, String role) throws IOException, InterruptedException {
        Ran ran = Launcher.run("token", "create", "--role", role, "--name", name, "--store", store().toString());
        assertEquals(0, ran.exit(), ran.err());
        assertTrue(ran.out().matches("sg_[A-Za-z0-9_-]{43}\n"), "the token alone");
        assertFalse(ran.err().contains(ran.out().strip()));
        return ran.out().strip();
    }

    private static Optional<String> admin(ServeProcess service) throws IOException {
        Matcher line = ADMIN.matcher(service.said());
        return line.find() ? Optional.of(line.group(1)) : Optional.empty();
    }

    /** A token in every place where a careless log could pick it up, and wrong ones beyond the limit. */
    private static void attack(ServeProcess service, String token) throws IOException, InterruptedException {
        status(service, "/sparql?query=ASK%7B%7D&access_token=" + token);
        status(service, "/entities.json?text=" + token);
        status(service, "/" + token);
        status(service, "/sparql?query=" + token, "Authorization", "Bearer " + token);
        status(service, "/nothing", "Authorization", "Bearer " + token);
        raw(service, "GET " + PATH + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + token + "\0\r\n\r\n");
        raw(service, "GET " + PATH + " HTTP/1.1\r\nHost: x\r\nAuthorization Bearer " + token + "\r\n\r\n");
        raw(service, "GET " + PATH + " HTTP/9.9\r\nHost: x\r\nAuthorization: Bearer " + token + "\r\n\r\n");
        raw(
                service,
                "POST /sparql HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + token
                        + "\r\nContent-Length: 99\r\nContent-Type: application/sparql-query\r\n\r\nASK");
        for (int i = 0; i < 12; i++) status(service, PATH, "Authorization", "Bearer " + token + i);
    }

    private static void reachesNoLog(String said, List<String> tokens) {
        for (String token : tokens) {
            // Neither whole nor in part.
            assertFalse(said.contains(token.substring(3, 15)) || said.contains(token.substring(20, 32)), said);
        }
        assertFalse(said.contains("Bearer"), said);
    }

    private static int status(ServeProcess service, String path, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(service.address() + path));
        if (headers.length > 0) request.headers(headers);
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request.build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        }
    }

    private static void raw(ServeProcess service, String request) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", service.port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.shutdownOutput();
            socket.getInputStream().readAllBytes();
        }
    }
}
