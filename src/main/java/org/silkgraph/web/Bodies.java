package org.silkgraph.web;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.ServerHttpRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Bodies of requests, read whole before anything is done with them: a body that is cut off, or larger than its limit, has no
 * effect.
 */
public final class Bodies {
    private Bodies() {}

    /**
     * The bytes of a body.
     *
     * @param most how many at most, after decompression
     * @throws ProblemException 413 {@code body-too-large}, 400 {@code body-cut-off}
     */
    public static byte[] bytes(HttpRequest<?> request, int most) {
        if (request.getContentLength() > most) throw tooLarge(request.getContentLength(), most);
        try (InputStream body = ((ServerHttpRequest<?>) request).byteBody().toInputStream()) {
            byte[] read = body.readNBytes(most + 1);
            if (read.length > most) throw tooLarge(read.length, most);
            return read;
        } catch (IOException e) {
            throw Problem.of(400, "body-cut-off").exception();
        }
    }

    /** As {@link #bytes}, as text; 400 {@code not-utf-8} where it is none. */
    public static String text(HttpRequest<?> request, int most) {
        return text(bytes(request, most));
    }

    /** UTF-8, strictly. */
    public static String text(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw Problem.of(400, "not-utf-8").exception();
        }
    }

    private static ProblemException tooLarge(long bytes, int most) {
        return Problem.of(413, "body-too-large")
                .with("value", bytes)
                .with("limit", most)
                .exception();
    }
}
