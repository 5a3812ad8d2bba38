package org.silkgraph.web;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.silkgraph.access.Issued;
import org.silkgraph.access.Role;
import org.silkgraph.access.Tokens;
import org.silkgraph.store.Store;

/** Somebody with a token who writes to a served store of his own. */
final class Writer implements AutoCloseable {
    private final Store store;
    private final Served served;
    private final Tokens tokens;
    private final String token;
    private final HttpClient client = HttpClient.newHttpClient();

    Writer(Store store) {
        this.store = store;
        this.tokens = Tokens.in(store.directory());
        this.served = Served.of(store, tokens);
        this.token = Issued.value(tokens, Role.EDITOR, "Data group");
    }

    Served served() {
        return served;
    }

    Store store() {
        return store;
    }

    /** The token of this editor. */
    String token() {
        return token;
    }

    /** A token of another role. */
    String token(Role role, String name) {
        return Issued.value(tokens, role, name);
    }

    /** The entity tag of the latest version. */
    String tag() {
        return "\"" + store.epoch() + "." + store.version() + "\"";
    }

    /** Posts a change made from the latest version. */
    HttpResponse<String> post(String json) {
        return post(json, tag());
    }

    /** Posts a change made from another version. */
    HttpResponse<String> post(String json, String ifMatch, String... headers) {
        return send(
                "/changes",
                json,
                Stream.concat(Stream.of("If-Match", ifMatch), Stream.of(headers))
                        .toArray(String[]::new));
    }

    /** Posts with a token, in English, and with these headers. */
    HttpResponse<String> send(String path, String json, String... headers) {
        List<String> all = new ArrayList<>(List.of(headers));
        if (!all.contains("Authorization")) all.addAll(List.of("Authorization", "Bearer " + token));
        if (!all.contains("Accept-Language")) all.addAll(List.of("Accept-Language", "en"));
        if (!all.contains("Content-Type")) all.addAll(List.of("Content-Type", "application/json"));
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + served.port() + path))
                .POST(HttpRequest.BodyPublishers.ofString(json))
                .headers(all.toArray(String[]::new))
                .build();
        try {
            return client.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static String problem(HttpResponse<String> answer) {
        return Served.read(answer.body()).path("type").asText().replaceFirst(".*/", "");
    }

    /** The rules that violations name. */
    static List<String> rules(HttpResponse<String> answer) {
        return Served.read(answer.body()).path("violations").findValuesAsText("rule").stream()
                .distinct()
                .sorted()
                .toList();
    }

    /** Pointer and word of each fault. */
    static List<String> faults(HttpResponse<String> answer) {
        List<String> all = new ArrayList<>();
        for (JsonNode fault : Served.read(answer.body()).path("faults")) {
            all.add(fault.get("pointer").asText() + " " + fault.get("fault").asText());
        }
        return all;
    }

    /** SHA-256 over the files of the journal and of the texts. */
    String onDisk() {
        try (Stream<Path> files = Files.walk(store.directory())) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Path file : files.filter(Files::isRegularFile)
                    .filter(file -> file.toString().matches(".*/(journal|texts)/[^/]+"))
                    .sorted()
                    .toList()) {
                digest.update(file.toString().getBytes(StandardCharsets.UTF_8));
                digest.update(Files.readAllBytes(file));
            }
            return store.version() + " " + HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        served.close();
        store.close();
    }
}
