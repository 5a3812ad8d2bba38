package org.silkgraph.web;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.ServerHttpRequest;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * Bodies of requests, read whole before anything is done with them: a body that is cut off, or larger than its limit, has no
 * effect. Compressed ones ({@code Content-Encoding: gzip}) are unpacked here and not by the server, whose decoder takes a
 * stream that breaks off for one that ended; the limit holds before and after.
 */
public final class Bodies {
    /** Of a body that is too large, the bytes that are read and thrown away so that its sender hears the answer. */
    private static final long MOST_DRAINED = 128L << 20;

    private Bodies() {}

    /**
     * The bytes of a body.
     *
     * @param most how many at most, as they come and after decompression
     * @throws ProblemException 408 {@code body-too-slow}, 413 {@code body-too-large}, 400 {@code body-cut-off},
     *     {@code bad-content-encoding}, 415 {@code unknown-content-encoding}
     */
    public static byte[] bytes(HttpRequest<?> request, int most) {
        boolean packed = isPacked(request);
        byte[] sent = sent(request, most);
        return packed ? unpacked(sent, most) : sent;
    }

    private static byte[] sent(HttpRequest<?> request, int most) {
        long told = request.getContentLength();
        try (InputStream body = ((ServerHttpRequest<?>) request).byteBody().toInputStream()) {
            if (told > most) {
                drain(body);
                throw tooLarge(told, most);
            }
            byte[] read = body.readNBytes(most + 1);
            if (read.length > most) {
                drain(body);
                throw tooLarge(read.length, most);
            }
            if (told >= 0 && read.length != told)
                throw Problem.of(400, "body-cut-off").exception();
            return read;
        } catch (IOException e) {
            throw cutOff(e);
        }
    }

    /**
     * Why a body could not be read to its end.
     *
     * @return 408 {@code body-too-slow}, or 400 {@code body-cut-off}
     */
    public static ProblemException cutOff(IOException failure) {
        return SlowBody.isBehind(failure)
                ? Problem.of(408, "body-too-slow")
                        .header(HttpHeaders.CONNECTION, "close")
                        .exception()
                : Problem.of(400, "body-cut-off").exception();
    }

    /** Many clients send all before they read: one that is cut off while it sends never sees why. */
    private static void drain(InputStream body) throws IOException {
        byte[] unread = new byte[1 << 16];
        for (long left = MOST_DRAINED; left > 0; ) {
            int read = body.read(unread);
            if (read < 0) return;
            left -= read;
        }
    }

    private static boolean isPacked(HttpRequest<?> request) {
        List<String> encodings = request.getHeaders().getAll(HttpHeaders.CONTENT_ENCODING).stream()
                .map(encoding -> encoding.strip().toLowerCase(Locale.ROOT))
                .filter(encoding -> !encoding.equals("identity") && !encoding.isEmpty())
                .toList();
        if (encodings.isEmpty()) return false;
        if (encodings.equals(List.of("gzip")) || encodings.equals(List.of("x-gzip"))) return true;
        throw Problem.of(415, "unknown-content-encoding")
                .with("value", String.join(", ", encodings))
                .with("known", List.of("gzip"))
                .header(HttpHeaders.ACCEPT_ENCODING, "gzip")
                .exception();
    }

    private static byte[] unpacked(byte[] sent, int most) {
        try (InputStream body = new GZIPInputStream(new ByteArrayInputStream(sent))) {
            byte[] read = body.readNBytes(most + 1);
            if (read.length > most) throw tooLarge(read.length, most);
            return read;
        } catch (EOFException e) {
            throw Problem.of(400, "body-cut-off").exception();
        } catch (ZipException e) {
            throw Problem.of(400, "bad-content-encoding")
                    .with("value", String.valueOf(e.getMessage()))
                    .exception();
        } catch (IOException e) {
            throw new IllegalStateException("bytes in memory cannot fail", e);
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
