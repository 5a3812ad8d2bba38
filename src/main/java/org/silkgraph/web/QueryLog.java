package org.silkgraph.web;

import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Locale;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A line of the log for each query that took long, waiting and sending over included: by the beginning of its SHA-256, not by its text. */
@Singleton
public final class QueryLog {
    private static final Logger LOG = LoggerFactory.getLogger(QueryLog.class);
    private static final int SHOWN = 16;

    private final Duration slow;

    QueryLog(DoorSettings settings) {
        this.slow = settings.slowQuery();
    }

    /** Runs what answers a query. */
    public <T> T watch(HttpRequest<?> request, String query, Supplier<T> answer) {
        long started = System.nanoTime();
        try {
            return answer.get();
        } finally {
            note(request, query, System.nanoTime() - started);
        }
    }

    private void note(HttpRequest<?> request, String query, long nanos) {
        if (nanos < slow.toNanos()) return;
        String milliseconds = String.format(Locale.ROOT, "%.0f", nanos / 1e6);
        LOG.warn("event=slow-query request={} ms={} sha256={}", RequestId.of(request), milliseconds, digest(query));
    }

    private static String digest(String query) {
        try {
            byte[] sum = MessageDigest.getInstance("SHA-256").digest(query.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(sum).substring(0, SHOWN);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
