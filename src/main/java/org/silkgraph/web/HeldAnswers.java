package org.silkgraph.web;

import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.context.event.HttpRequestTerminatedEvent;
import jakarta.inject.Singleton;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Answers that are taken over whole from whoever makes them, so that a caller who reads slowly keeps nobody but its own
 * connection. What large ones may take together is limited; an answer of up to {@value #PIECE} bytes is not counted. What was
 * taken is given back when the answer was written, or its connection is gone.
 */
@Singleton
public final class HeldAnswers implements ApplicationEventListener<HttpRequestTerminatedEvent> {
    private static final int PIECE = 1 << 20;
    private static final String KNOWN = HeldAnswers.class.getName();

    private final long most;
    private final AtomicLong held = new AtomicLong();

    HeldAnswers(DoorSettings settings) {
        this.most = settings.heldAnswers();
    }

    /**
     * The whole of a stream as the body of an answer: bytes where it is small, else a stream over what is held, which never blocks.
     *
     * @throws ProblemException 503 {@code answers-waiting} where too much is held already
     */
    public Object take(HttpRequest<?> request, InputStream answer) throws IOException {
        byte[] first = answer.readNBytes(PIECE);
        return first.length < PIECE ? first : takeLarge(request, first, answer);
    }

    private InputStream takeLarge(HttpRequest<?> request, byte[] first, InputStream answer) throws IOException {
        List<InputStream> pieces = new ArrayList<>();
        long mine = 0;
        try {
            for (byte[] piece = first; piece.length > 0; piece = answer.readNBytes(PIECE)) {
                mine += piece.length;
                hold(piece.length);
                pieces.add(new ByteArrayInputStream(piece));
            }
        } catch (IOException | RuntimeException failure) {
            held.addAndGet(-mine);
            throw failure;
        }
        request.setAttribute(KNOWN, mine);
        return new SequenceInputStream(Collections.enumeration(pieces));
    }

    private void hold(int bytes) {
        if (held.addAndGet(bytes) <= most) return;
        throw Problem.of(503, "answers-waiting")
                .with("limit", most)
                .header(HttpHeaders.RETRY_AFTER, "20")
                .exception();
    }

    @Override
    public void onApplicationEvent(HttpRequestTerminatedEvent written) {
        written.getSource().getAttribute(KNOWN, Long.class).ifPresent(bytes -> held.addAndGet(-bytes));
    }

    /** Bytes that are held now. */
    public long bytes() {
        return held.get();
    }
}
