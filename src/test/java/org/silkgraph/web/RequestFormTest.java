package org.silkgraph.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.silkgraph.Stores;

/** Requests that two readers could take for different ones: one refusal, and the connection is closed. */
final class RequestFormTest {
    /** A request that would be answered if the one before it ended where an attacker says. */
    private static final String HIDDEN = "GET /hidden HTTP/1.1\r\nHost: x\r\n\r\n";

    private static Served served;

    @BeforeAll
    static void serve() {
        SparqlBackend nobody = new SparqlBackend(URI.create("http://127.0.0.1:9/"), "S", "s", 65_536);
        served = Served.of(Stores.report(), nobody);
    }

    @AfterAll
    static void stop() {
        served.close();
    }

    record Form(String name, int status, String bytes) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Form> forms() {
        String post = "POST /sparql HTTP/1.1\r\nHost: x\r\nContent-Type: application/sparql-query\r\n";
        return Stream.of(
                new Form(
                        "length and chunks",
                        400,
                        post + "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"),
                new Form(
                        "chunks and length",
                        400,
                        post + "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n"),
                new Form("two lengths", 400, post + "Content-Length: 0\r\nContent-Length: 5\r\n\r\n"),
                new Form("one length twice", 400, post + "Content-Length: 0\r\nContent-Length: 0\r\n\r\n"),
                new Form("a list of lengths", 400, post + "Content-Length: 0, 5\r\n\r\n"),
                new Form("a signed length", 400, post + "Content-Length: +5\r\n\r\nASK{}"),
                new Form("a negative length", 400, post + "Content-Length: -1\r\n\r\n"),
                new Form("a blank before the colon", 400, post + "Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n"),
                new Form("a blank before the colon of a length", 400, post + "Content-Length : 5\r\n\r\nASK{}"),
                new Form("an unknown encoding", 400, post + "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n"),
                new Form("chunked and another", 400, post + "Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n"),
                new Form("another and chunked", 400, post + "Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n"),
                new Form(
                        "two encodings",
                        400,
                        post + "Transfer-Encoding: chunked\r\nTransfer-Encoding: x\r\n\r\n0\r\n\r\n"),
                new Form("a tab in the encoding", 400, post + "Transfer-Encoding:\u000bchunked\r\n\r\n0\r\n\r\n"),
                new Form(
                        "chunks in HTTP/1.0",
                        400,
                        "POST /sparql HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"),
                new Form("a folded header", 400, "GET / HTTP/1.1\r\nHost: x\r\nX-A: 1\r\n 2\r\n\r\n"),
                new Form("a header folded by a tab", 400, "GET / HTTP/1.1\r\nHost: x\r\nX-A: 1\r\n\t2\r\n\r\n"),
                new Form("a folded first header", 400, "GET / HTTP/1.1\r\n Host: x\r\n\r\n"),
                new Form("no host", 400, "GET / HTTP/1.1\r\nAccept: */*\r\n\r\n"),
                new Form("two hosts", 400, "GET / HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n"),
                new Form("a host that is none", 400, "GET / HTTP/1.1\r\nHost: x/y\r\n\r\n"),
                new Form("HTTP/0.9", 400, "GET /\r\n\r\n"),
                new Form("HTTP/1.2", 505, "GET / HTTP/1.2\r\nHost: x\r\n\r\n"),
                new Form("HTTP/2.0", 505, "GET / HTTP/2.0\r\nHost: x\r\n\r\n"),
                new Form("no protocol", 400, "GET / FTP\r\nHost: x\r\n\r\n"),
                new Form("a header without a colon", 400, "GET / HTTP/1.1\r\nHost: x\r\nnothing\r\n\r\n"),
                new Form("a null in a header", 400, "GET / HTTP/1.1\r\nHost: x\r\nX-A: 1\u00002\r\n\r\n"),
                new Form("lines that end in a line feed", 400, "GET / HTTP/1.1\nHost: x\n\n"),
                new Form("a chunk without a size", 400, post + "Transfer-Encoding: chunked\r\n\r\nzz\r\n\r\n"),
                new Form(
                        "a chunk behind another", 400, post + "Transfer-Encoding: chunked\r\n\r\n5\r\nASK{}\r\n-1\r\n"),
                new Form("a chunk that is longer", 400, post + "Transfer-Encoding: chunked\r\n\r\n4\r\nASK{}\r\n0\r\n"),
                new Form("a large header", 431, "GET / HTTP/1.1\r\nHost: x\r\nX-A: " + "a".repeat(20_000) + "\r\n\r\n"),
                new Form("many headers", 431, "GET / HTTP/1.1\r\nHost: x\r\n" + "X-A: 1\r\n".repeat(20_000) + "\r\n"),
                new Form("a long line", 414, "GET /?a=" + "a".repeat(20_000) + " HTTP/1.1\r\nHost: x\r\n\r\n"),
                new Form("TRACE", 405, "TRACE / HTTP/1.1\r\nHost: x\r\n\r\n"),
                new Form("CONNECT", 405, "CONNECT example.org:443 HTTP/1.1\r\nHost: example.org:443\r\n\r\n"),
                new Form("an unknown method", 501, "BREW / HTTP/1.1\r\nHost: x\r\n\r\n"),
                new Form("a method in small letters", 501, "get / HTTP/1.1\r\nHost: x\r\n\r\n"),
                new Form("a target that is no path", 400, "GET example HTTP/1.1\r\nHost: x\r\n\r\n"));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void what_is_no_request_is_answered_once_and_the_connection_is_closed(Form form) {
        try (RawConnection connection = new RawConnection(served.port())) {
            String read = connection.send(form.bytes() + HIDDEN).untilClosed();
            assertEquals(form.status(), RawConnection.status(read), read);
            assertEquals(1, RawConnection.answers(read), read);
            assertTrue(read.contains("application/problem+json"), read);
        }
    }

    @Test
    void a_fold_that_arrives_byte_by_byte_is_seen_too() {
        try (RawConnection connection = new RawConnection(served.port())) {
            for (char each : "GET /health/liveness HTTP/1.1\r\nHost: x\r\nX-A: 1\r\n 2\r\n\r\n".toCharArray()) {
                connection.send(String.valueOf(each));
            }
            assertEquals(400, RawConnection.status(connection.untilClosed()));
        }
    }

    @Test
    void requests_behind_each_other_are_answered_in_order() {
        String get = "GET /health/liveness HTTP/1.1\r\nHost: x\r\n\r\n";
        String last = "GET /health/readiness HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
        try (RawConnection connection = new RawConnection(served.port())) {
            String read = connection.send(get + "\r\n" + get + last).untilClosed();
            assertEquals(3, RawConnection.answers(read), read);
            assertTrue(read.endsWith("{\"status\":\"UP\"}"), read);
        }
    }

    @Test
    void an_answer_to_HEAD_ends_with_its_headers() {
        String head = "HEAD /entities.json HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
        try (RawConnection connection = new RawConnection(served.port())) {
            String read = connection.send(head).untilClosed();
            assertEquals(200, RawConnection.status(read), read);
            assertTrue(read.endsWith("\r\n\r\n"), read);
        }
    }

    @Test
    void a_fold_in_a_request_behind_another_is_refused() {
        String get = "GET /health/liveness HTTP/1.1\r\nHost: x\r\n\r\n";
        String folded = "GET /health/liveness HTTP/1.1\r\nHost: x\r\nX-A: 1\r\n 2\r\n\r\n";
        try (RawConnection connection = new RawConnection(served.port())) {
            String read = connection.send(get + folded + HIDDEN).untilClosed();
            assertEquals(2, RawConnection.answers(read), read);
            assertTrue(read.contains("HTTP/1.1 400 "), read);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/entities;x.json",
                "/entities/..%2finfo",
                "/entities/%2e%2e/info",
                "/a/%252e%252e/info",
                "/a%5c..%5cinfo",
                "//info",
                "/entities//",
                "/%2f/info",
                "/./info",
                "/a/%2e/info",
                "/info%00",
                "/info%0d%0aX:1",
                "/a%3bb",
                "/%c0%ae"
            })
    void a_path_that_could_mean_another_is_refused(String path) {
        try (RawConnection connection = new RawConnection(served.port())) {
            String read = connection
                    .send("GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
                    .untilClosed();
            assertEquals(400, RawConnection.status(read), read);
            assertFalse(read.contains("epoch"), read);
        }
    }
}
