package org.silkgraph.web.door;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.silkgraph.web.NotHttp;

/** What a request must say so that every reader on its way takes it for the same one (RFC 9112), and which methods are read. */
final class RequestRules {
    private static final Set<HttpMethod> READ = Set.of(
            HttpMethod.GET,
            HttpMethod.HEAD,
            HttpMethod.POST,
            HttpMethod.PUT,
            HttpMethod.PATCH,
            HttpMethod.DELETE,
            HttpMethod.OPTIONS);
    /** Known to everybody, and answered nowhere here. */
    private static final Set<HttpMethod> NOT_HERE = Set.of(HttpMethod.TRACE, HttpMethod.CONNECT);

    private RequestRules() {}

    /** Why it is refused, or empty. */
    static Optional<NotHttp> fault(HttpRequest request) {
        HttpVersion version = request.protocolVersion();
        boolean isNew = version.equals(HttpVersion.HTTP_1_1);
        if (!isNew && !version.equals(HttpVersion.HTTP_1_0)) return fault(505, "unknown version of HTTP");
        if (NOT_HERE.contains(request.method())) return fault(405, "method not allowed");
        if (!READ.contains(request.method())) return fault(501, "unknown method");
        if (!isTarget(request.uri())) return fault(400, "the target is neither a path nor an address");
        return body(request.headers()).or(() -> host(request.headers(), isNew));
    }

    private static boolean isTarget(String target) {
        return target.startsWith("/") && !target.startsWith("//")
                || target.startsWith("http://")
                || target.startsWith("https://")
                || target.equals("*");
    }

    private static Optional<NotHttp> body(HttpHeaders headers) {
        List<String> encodings = headers.getAll(HttpHeaderNames.TRANSFER_ENCODING);
        if (encodings.isEmpty()) return Optional.empty();
        boolean isChunked =
                encodings.size() == 1 && HttpHeaderValues.CHUNKED.contentEqualsIgnoreCase(encodings.getFirst());
        if (!isChunked) return fault(400, "a Transfer-Encoding other than chunked");
        return headers.contains(HttpHeaderNames.CONTENT_LENGTH)
                ? fault(400, "Content-Length beside Transfer-Encoding")
                : Optional.empty();
    }

    private static Optional<NotHttp> host(HttpHeaders headers, boolean isNeeded) {
        List<String> hosts = headers.getAll(HttpHeaderNames.HOST);
        if (hosts.isEmpty()) return isNeeded ? fault(400, "no Host") : Optional.empty();
        boolean isOne = hosts.size() == 1 && hosts.getFirst().chars().allMatch(RequestRules::mayStandInHost);
        return isOne ? Optional.empty() : fault(400, "a Host that is none, or several");
    }

    private static boolean mayStandInHost(int character) {
        return Character.isLetterOrDigit(character) || "-._:[]%~".indexOf(character) >= 0;
    }

    private static Optional<NotHttp> fault(int status, String reason) {
        return Optional.of(new NotHttp(status, reason));
    }
}
