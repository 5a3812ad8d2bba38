package org.silkgraph.sparql;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.silkgraph.store.Store;
import org.silkgraph.store.guard.QueryGuard;
import org.silkgraph.store.guard.QueryLimits;
import org.silkgraph.web.ServiceSecret;
import org.silkgraph.web.SparqlBackend;
import org.silkgraph.web.WebServer;
import org.silkgraph.web.WebSettings;

/** The real web door with the real Fuseki behind it, on free loopback ports. */
final class Service implements AutoCloseable {
    final SparqlServer sparql;
    final WebServer web;
    private final HttpClient client =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

    Service(Store store, QueryLimits limits) {
        QueryGuard guard = QueryFunctions.guard(limits);
        sparql = SparqlServer.start(store, guard);
        web = WebServer.start(
                WebSettings.DEFAULTS.at("127.0.0.1", 0),
                store,
                new SparqlBackend(sparql.endpoint(), SparqlServer.SECRET_HEADER, sparql.secret(), limits.queryBytes()),
                ServiceSecret.random(),
                sparql.executions());
    }

    /** GET /sparql with a query. */
    HttpResponse<String> ask(String query, String... headers) {
        return send(request("/sparql?query=" + encode(query), headers).GET());
    }

    HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + web.port() + path))
                .timeout(Duration.ofSeconds(60));
        if (headers.length > 0) request.headers(headers);
        return request;
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        web.close();
        sparql.close();
    }
}
