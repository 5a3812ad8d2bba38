package org.silkgraph.attack;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;

/**
 * One thing somebody sends who means no good, byte by byte. {@code CANARY} and {@code SECRET} stand for what {@link Bait} has, {@code TOKEN}
 * and {@code READER} in a header for the token of an editor and of a reader.
 *
 * @param allowed what may be answered
 */
record Attack(String name, byte[] bytes, Allowed allowed) {
    /** What may be answered; never a 500. */
    enum Allowed {
        /** A 4xx. */
        REFUSED,
        /** A 4xx, or 503 where a limit of time or memory was hit. */
        STOPPED,
        /** Anything but a failure: the answer is harmless. */
        HARMLESS,
        /** A 4xx, or the connection is closed without a word. */
        DROPPED
    }

    @Override
    public String toString() {
        return name;
    }

    /** A request in pieces. */
    static Request to(String line) {
        return new Request(Bait.placed(line));
    }

    static Request query(String query) {
        return to("GET /sparql?timeout=1&query=" + encode(query)).named(query);
    }

    /** As an editor. */
    static Request update(String update) {
        return to("POST /update")
                .editor()
                .type("application/sparql-update")
                .body(update)
                .named(update);
    }

    /** As an editor, into a graph. */
    static Request upload(String type, String body) {
        return to("PUT /graphs?graph=http%3A%2F%2Fexample.org%2Fattack")
                .editor()
                .type(type)
                .body(body)
                .named(body);
    }

    /** As an editor. */
    static Request change(String json) {
        return to("POST /changes")
                .editor()
                .header("If-Match", "*")
                .type("application/json")
                .body(json)
                .named(json);
    }

    static String encode(String text) {
        return URLEncoder.encode(Bait.placed(text), StandardCharsets.UTF_8);
    }

    static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    /** Bytes as they are. */
    static Attack raw(String name, String bytes, Allowed allowed) {
        return new Attack(name, bytes.getBytes(StandardCharsets.ISO_8859_1), allowed);
    }

    /** A request that is put together. */
    static final class Request {
        private final String line;
        private final StringBuilder headers = new StringBuilder("Host: 127.0.0.1\r\nConnection: close\r\n");
        private byte[] body = {};
        private String name;

        private Request(String line) {
            this.line = line;
            this.name = line;
        }

        Request header(String field, String value) {
            headers.append(field).append(": ").append(value).append("\r\n");
            return this;
        }

        Request editor() {
            return header("Authorization", "Bearer TOKEN");
        }

        Request type(String type) {
            return header("Content-Type", type);
        }

        Request body(String text) {
            return body(Bait.placed(text).getBytes(StandardCharsets.UTF_8));
        }

        Request body(byte[] bytes) {
            body = bytes;
            return this;
        }

        Request named(String other) {
            String words = other.replaceAll("\\p{Cntrl}", " ");
            name = line.split(" ")[0] + " " + line.split("[ ?]")[1] + " "
                    + (words.length() > 90 ? words.substring(0, 90) + "…" : words);
            return this;
        }

        Attack refused() {
            return of(Allowed.REFUSED);
        }

        Attack stopped() {
            return of(Allowed.STOPPED);
        }

        Attack harmless() {
            return of(Allowed.HARMLESS);
        }

        Attack of(Allowed allowed) {
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            if (body.length > 0) header("Content-Length", Integer.toString(body.length));
            all.writeBytes((line + " HTTP/1.1\r\n" + headers + "\r\n").getBytes(StandardCharsets.UTF_8));
            all.writeBytes(body);
            return new Attack(name, all.toByteArray(), allowed);
        }
    }
}
