package org.silkgraph.web;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/** Answers that may be cut off by time: what the time allowed is not what the version says, so nobody is to keep it. */
public final class TimedAnswers {
    private TimedAnswers() {}

    /** @param reader reads the answer, and says whether it is whole */
    public static MutableHttpResponse<?> send(
            Answers answers,
            HttpRequest<?> request,
            String variant,
            String mediaType,
            Function<AtomicBoolean, Answers.Read> reader) {
        AtomicBoolean isWhole = new AtomicBoolean(true);
        MutableHttpResponse<?> answer = answers.send(request, variant, mediaType, () -> reader.apply(isWhole));
        if (!isWhole.get()) {
            answer.getHeaders().remove(HttpHeaders.ETAG);
            answer.getHeaders().remove(HttpHeaders.CACHE_CONTROL);
            answer.header(HttpHeaders.CACHE_CONTROL, "no-store");
        }
        return answer;
    }

    /** For forms that have no place to say that something is missing. */
    public static void requireWhole(boolean isWhole) {
        if (!isWhole) throw Problem.of(503, "search-cut-off").exception();
    }
}
