package org.silkgraph.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.silkgraph.Stores;

/**
 * Writes that the network cuts off, over raw sockets: every prefix of the body is a whole update, so whoever carries out what has
 * come so far would write something.
 */
final class CutOffTest {
    private static final String LINE = "<http://example.org/cut> <http://example.org/p> %d .\n";

    /** Whole long before its end. */
    private static final String ENTITY =
            """
            {"entities": [{"slug": "region-cut", "class": "Region", "label": {"zh": "断", "en": "Cut"}, "glossLanguage": "en"}]}
            """
                    + " ".repeat(2_000);

    private static final int CHUNK = 1_000;

    private static WritingService service;

    @BeforeAll
    static void serve() {
        service = new WritingService(Stores.freshEmpty());
    }

    /** What was cut off might come late: the gate is serial, so a write that comes after all of them is the next version. */
    @AfterAll
    static void nothing_came_late() {
        assertEquals(
                200,
                service.update("INSERT DATA { <http://example.org/last> <http://example.org/p> 1 }")
                        .statusCode());
        assertEquals(2, service.store().version().number());
        service.close();
    }

    /** How the sender goes away. */
    enum End {
        /** Closes the connection. */
        CLOSE,
        /** Says that it will send no more, and waits for an answer. */
        HALF_CLOSE,
        /** Resets the connection. */
        RESET
    }

    /** How the length of the body is told. */
    enum Framing {
        LENGTH,
        CHUNKS,
        GZIP_LENGTH
    }

    record Cut(String door, Framing framing, int percent, End end) {}

    static Stream<Cut> cuts() {
        List<Cut> cuts = new ArrayList<>();
        for (String door : List.of("POST /update", "PUT /graphs?default", "POST /graphs?default", "POST /changes")) {
            for (Framing framing : Framing.values()) {
                for (int percent : new int[] {0, 1, 50, 99, 100}) {
                    for (End end : End.values()) cuts.add(new Cut(door, framing, percent, end));
                }
            }
        }
        return cuts.stream();
    }

    private static String type(String door) {
        if (door.endsWith("/update")) return "application/sparql-update";
        return door.endsWith("/changes") ? "application/json" : "text/turtle";
    }

    /** Many small operations, each of which stands alone. */
    private static byte[] body(String door) {
        StringBuilder text = new StringBuilder();
        if (door.endsWith("/changes")) return ENTITY.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < 400; i++) {
            String line = LINE.formatted(i);
            text.append(door.endsWith("/update") ? "INSERT DATA { " + line + "} ;\n" : line);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @MethodSource("cuts")
    void a_request_that_is_cut_off_changes_nothing(Cut cut) throws IOException {
        String before = service.state();
        byte[] body = cut.framing() == Framing.GZIP_LENGTH ? gzip(body(cut.door())) : body(cut.door());
        byte[] sent = Arrays.copyOf(body, (int) ((long) body.length * cut.percent() / 100));
        String answer = send(cut, body.length, sent);
        assertFalse(answer.startsWith("HTTP/1.1 2"), answer);
        assertEquals(before, service.state());
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }

    private String send(Cut cut, int whole, byte[] sent) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", service.served().port())) {
            socket.setSoTimeout(3_000);
            OutputStream out = socket.getOutputStream();
            out.write(head(cut, whole).getBytes(StandardCharsets.ISO_8859_1));
            if (cut.framing() == Framing.CHUNKS) {
                chunks(out, sent);
            } else {
                out.write(sent);
            }
            out.flush();
            if (cut.end() == End.RESET) socket.setSoLinger(true, 0);
            if (cut.end() != End.HALF_CLOSE) return "";
            socket.shutdownOutput();
            return read(socket);
        }
    }

    private static String read(Socket socket) throws IOException {
        try (InputStream in = socket.getInputStream()) {
            return new String(in.readNBytes(200), StandardCharsets.UTF_8);
        } catch (SocketTimeoutException | SocketException none) {
            return "";
        }
    }

    /** Without the last chunk, whatever was sent. */
    private static void chunks(OutputStream out, byte[] sent) throws IOException {
        for (int from = 0; from < sent.length; from += CHUNK) {
            byte[] chunk = Arrays.copyOfRange(sent, from, Math.min(sent.length, from + CHUNK));
            out.write((Integer.toHexString(chunk.length) + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
            out.write(chunk);
            out.write("\r\n".getBytes(StandardCharsets.ISO_8859_1));
        }
    }

    private String head(Cut cut, int whole) {
        String framing =
                switch (cut.framing()) {
                    // One byte more than there will ever be, so that all of it is cut off as well.
                    case LENGTH -> "Content-Length: " + (whole + 1);
                    case CHUNKS -> "Transfer-Encoding: chunked";
                    case GZIP_LENGTH -> "Content-Encoding: gzip\r\nContent-Length: " + (whole + 1);
                };
        return cut.door() + " HTTP/1.1\r\nHost: localhost\r\nIf-Match: *\r\nContent-Type: " + type(cut.door()) + "\r\n"
                + framing + "\r\nAuthorization: " + service.editor() + "\r\n\r\n";
    }

    @Test
    void who_sends_all_before_reading_hears_that_it_is_too_large() throws IOException {
        byte[] large = "x".repeat(40 << 20).getBytes(StandardCharsets.UTF_8);
        for (String door : List.of("POST /update", "PUT /graphs?default", "POST /changes")) {
            for (Framing framing : List.of(Framing.LENGTH, Framing.CHUNKS)) {
                Cut cut = new Cut(door, framing, 100, End.CLOSE);
                try (Socket socket = new Socket("127.0.0.1", service.served().port())) {
                    socket.setSoTimeout(20_000);
                    OutputStream out = socket.getOutputStream();
                    out.write(head(cut, large.length - 1).getBytes(StandardCharsets.ISO_8859_1));
                    if (framing == Framing.CHUNKS) {
                        chunks(out, large);
                        out.write("0\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
                    } else {
                        out.write(large);
                    }
                    String answer = new String(socket.getInputStream().readNBytes(12), StandardCharsets.UTF_8);
                    assertEquals("HTTP/1.1 413", answer, door + " " + framing);
                }
            }
        }
    }

    @Test
    void the_same_requests_change_something_when_they_are_whole() throws IOException {
        try (WritingService own = new WritingService(Stores.freshEmpty())) {
            for (String door : List.of("POST /update", "PUT /graphs?graph=http://example.org/g", "POST /changes")) {
                String[] words = door.split(" ");
                byte[] body = body(words[0] + " " + words[1].replaceFirst("\\?.*", "?default"));
                int status = own.send(words[0], words[1], type(door), body, "If-Match", "*")
                        .statusCode();
                assertTrue(status == 200 || status == 201, door + " " + status);
                int packed = own.send(
                                words[0], words[1], type(door), gzip(body), "Content-Encoding", "gzip", "If-Match", "*")
                        .statusCode();
                assertEquals(200, packed, door);
            }
            assertTrue(own.holds("ex:cut ex:p 399"));
        }
    }
}
