package org.silkgraph.web;

import io.micronaut.http.HttpRequest;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

/** The name of one request in the log and in its answer: the caller's where that is short and harmless, else a random one. */
public final class RequestId {
    /** The header that carries it, both ways. */
    public static final String HEADER = "X-Request-Id";

    private static final String KNOWN = RequestId.class.getName();
    private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    private RequestId() {}

    /** Of this request, the same whenever it is asked. */
    public static String of(HttpRequest<?> request) {
        return request.getAttribute(KNOWN, String.class).orElseGet(() -> {
            String id = given(request).orElseGet(RequestId::random);
            request.setAttribute(KNOWN, id);
            return id;
        });
    }

    private static Optional<String> given(HttpRequest<?> request) {
        return request.getHeaders().findFirst(HEADER).filter(id -> HARMLESS.matcher(id)
                .matches());
    }

    private static String random() {
        return HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
    }
}
