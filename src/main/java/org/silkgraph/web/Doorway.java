package org.silkgraph.web;

import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What holds for every request: paths that could mean two things are refused before any route sees them, reading is open to
 * pages of other origins, and every answer carries the headers that keep a browser from guessing.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class Doorway implements Ordered {
    private static final String EXPOSED = "ETag, Link, Location, Retry-After, Silkgraph-Version, X-Request-Id";
    /** Pages need none of these; whoever embeds them cannot grant them either. */
    private static final String PERMISSIONS = "camera=(), geolocation=(), microphone=(), payment=(), usb=()";

    private static final String POLICY =
            "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'";

    /** Outside of every other filter, whose refusals pass {@link #leave} too; unordered filters come last. */
    @Override
    public int getOrder() {
        return 0;
    }

    @RequestFilter
    @Nullable
    HttpResponse<?> enter(HttpRequest<?> request) {
        if (isAmbiguous(pathOf(request))) throw Problem.of(400, "bad-path").exception();
        boolean preflight = request.getMethod() == HttpMethod.OPTIONS
                && request.getHeaders().contains(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD);
        return preflight ? preflight() : null;
    }

    private static HttpResponse<?> preflight() {
        // An answer given here does not pass the filter for answers. Authorization is no header that a page of another
        // origin
        // may send: it can read what everybody can, and write nothing.
        return HttpResponse.noContent()
                .header(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*")
                .header(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, "GET, HEAD, POST, OPTIONS")
                .header(
                        HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS,
                        "Accept, Accept-Language, Content-Type, If-None-Match")
                .header(HttpHeaders.ACCESS_CONTROL_MAX_AGE, "86400");
    }

    @ResponseFilter
    void leave(HttpRequest<?> request, MutableHttpResponse<?> response) {
        // Bodies are compressed for who accepts it, after this filter.
        response.getHeaders().add(HttpHeaders.VARY, "Accept-Encoding");
        guard(request, response);
    }

    /** What every answer carries, also one to what is no request, which passes no filter. */
    static void guard(HttpRequest<?> request, MutableHttpResponse<?> response) {
        response.getHeaders()
                .set(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*")
                .set(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS, EXPOSED)
                .set("X-Content-Type-Options", "nosniff")
                .set("Referrer-Policy", "same-origin")
                .set("Permissions-Policy", PERMISSIONS)
                .set("X-Frame-Options", "DENY")
                // Open data: pages of every origin may embed what they may read.
                .set("Cross-Origin-Resource-Policy", "cross-origin")
                .set(RequestId.HEADER, RequestId.of(request))
                .set("Content-Security-Policy", POLICY);
    }

    /** The path that routes are matched with, still encoded. */
    static String pathOf(HttpRequest<?> request) {
        String path = request.getUri().getRawPath();
        return path == null || path.isEmpty() ? "/" : path;
    }

    /** Steps up or nowhere, empty steps and what other readers take for them, also where percent-encoding hides it once or twice. */
    static boolean isAmbiguous(String rawPath) {
        try {
            String once = URLDecoder.decode(rawPath.replace("+", "%2B"), StandardCharsets.UTF_8);
            String twice =
                    once.contains("%") ? URLDecoder.decode(once.replace("+", "%2B"), StandardCharsets.UTF_8) : once;
            return hasTraps(rawPath) || hasTraps(once) || hasTraps(twice) || count(once) != count(rawPath);
        } catch (IllegalArgumentException badEscape) {
            return true;
        }
    }

    /** An encoded slash would be one more where somebody decodes before taking the path apart. */
    private static long count(String path) {
        return path.chars().filter(each -> each == '/').count();
    }

    private static boolean hasTraps(String path) {
        List<String> steps = Arrays.asList(path.split("/"));
        return path.indexOf(';') >= 0
                || path.indexOf('\\') >= 0
                || path.contains("//")
                // What is no UTF-8, such as a dot in two bytes.
                || path.indexOf('\uFFFD') >= 0
                || path.chars().anyMatch(Character::isISOControl)
                || steps.contains("..")
                || steps.contains(".");
    }
}
