package org.silkgraph.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import org.silkgraph.Stores;
import org.silkgraph.store.Store;

/** A really started server on a free port of this machine, asked by a plain HTTP client that follows no redirect. */
public final class Served implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static Served report;

    private final WebServer server;
    private final HttpClient client = HttpClient.newHttpClient();

    private Served(WebServer server) {
        this.server = server;
    }

    /** The report, served once for all tests. */
    public static synchronized Served report() {
        if (report == null) report = of(Stores.report());
        return report;
    }

    public static Served of(Store store, Object... beans) {
        return new Served(WebServer.start(WebSettings.DEFAULTS.at("127.0.0.1", 0), store, beans));
    }

    public int port() {
        return server.port();
    }

    /** GET with headers as name, value, name, value. */
    public HttpResponse<String> get(String path, String... headers) {
        return send("GET", path, headers);
    }

    public HttpResponse<String> send(String method, String path, String... headers) {
        return send(method, path, HttpRequest.BodyPublishers.noBody(), headers);
    }

    /** With a body. */
    public HttpResponse<String> send(String method, String path, HttpRequest.BodyPublisher body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path))
                .method(method, body);
        if (headers.length > 0) request.headers(headers);
        try {
            return client.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public JsonNode json(String path, String... headers) {
        return read(get(path, headers).body());
    }

    public static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    @Override
    public void close() {
        server.close();
    }
}
