package org.silkgraph.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.silkgraph.Stores;
import org.silkgraph.sparql.QueryFunctions;
import org.silkgraph.sparql.SparqlServer;
import org.silkgraph.store.guard.QueryLimits;

/** Clients without hurry, few of them and with short limits; {@link SlowClients} runs at full scale. */
final class SlowClientsTest {
    private SparqlServer sparql;
    private Served served;
    private SlowClients clients;

    @BeforeEach
    void serve() {
        serve(Doors.hasty(500, 100, false));
    }

    private void serve(DoorSettings door) {
        sparql = SparqlServer.start(Stores.report(), QueryFunctions.guard(QueryLimits.DEFAULTS));
        served = Served.of(
                Stores.report(),
                new SparqlBackend(
                        sparql.endpoint(),
                        SparqlServer.SECRET_HEADER,
                        sparql.secret(),
                        QueryLimits.DEFAULTS.queryBytes()),
                ServiceSecret.random(),
                door);
        clients = new SlowClients(served.port(), 4_000);
    }

    @AfterEach
    void stop() {
        served.close();
        sparql.close();
    }

    @Test
    void others_are_answered_while_many_are_slow() throws Exception {
        // What a process does once it does before.
        clients.meanwhile(List.of(), Duration.ofSeconds(1));
        List<SocketChannel> slow = new ArrayList<>();
        slow.addAll(clients.open(SlowClients.Kind.NEVER_READ, 10));
        slow.addAll(clients.open(SlowClients.Kind.HALF_A_HEADER, 60));
        slow.addAll(clients.open(SlowClients.Kind.TRICKLE, 60));
        SlowClients.Figures figures = clients.meanwhile(slow, Duration.ofSeconds(4));
        assertTrue(figures.max() < 5_000 && figures.median() < 1_000, figures.toString());
        assertEquals(List.of(), open(slow));
    }

    @Test
    void a_small_question_does_not_wait_for_heavyones() {
        String count = "SELECT(COUNT(*)AS?n)%7B?a?b?c.?d?e?f.?g?h?i%7D";
        List<RawConnection> heavy = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            String ask = "GET /sparql?timeout=8&query=" + count + " HTTP/1.1\r\nHost: x\r\n\r\n";
            heavy.add(new RawConnection(served.port()).send(ask));
        }
        for (int i = 0; i < 20; i++) {
            assertEquals(200, served.get("/sparql?query=ASK%7B%7D").statusCode());
        }
        heavy.forEach(RawConnection::close);
    }

    /** Those that the service has not closed after a while. */
    private static List<SocketChannel> open(List<SocketChannel> channels) throws Exception {
        List<SocketChannel> left = new ArrayList<>(channels);
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!left.isEmpty() && System.nanoTime() < end) {
            left.removeIf(SlowClientsTest::isClosed);
            Thread.sleep(20);
        }
        return left;
    }

    /** A write to a connection that the other side has closed fails, at the latest the second time. */
    private static boolean isClosed(SocketChannel channel) {
        try {
            channel.write(ByteBuffer.wrap(new byte[] {'a'}));
            return false;
        } catch (IOException closed) {
            return true;
        }
    }

    @Test
    void a_body_that_trickles_is_408_and_its_connection_is_closed() {
        String head = "POST /sparql HTTP/1.1\r\nHost: x\r\nContent-Type: application/sparql-query\r\n";
        for (String framing :
                List.of("Content-Length: 100\r\n\r\nASK", "Transfer-Encoding: chunked\r\n\r\n3\r\nASK\r\n")) {
            try (RawConnection connection = new RawConnection(served.port())) {
                String read = connection.send(head + framing).untilClosed();
                assertEquals(408, RawConnection.status(read), read);
                assertTrue(read.contains("body-too-slow"), read);
            }
        }
    }

    @Test
    void a_body_that_comes_in_pieces_but_fast_enough_is_read() throws Exception {
        String head =
                "POST /sparql HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: application/sparql-query\r\n";
        try (RawConnection connection = new RawConnection(served.port())) {
            connection.send(head + "Content-Length: 10005\r\n\r\n");
            for (int i = 0; i < 10; i++) {
                connection.send(" ".repeat(1_000));
                Thread.sleep(150);
            }
            String read = connection.send("ASK{}").untilClosed();
            assertEquals(200, RawConnection.status(read), read);
        }
    }

    @Test
    void half_a_header_is_waited_for_only_so_heavyalso_of_a_second_request() {
        try (RawConnection connection = new RawConnection(served.port())) {
            assertEquals("", connection.send("GET / HTTP/1.1\r\nHo").untilClosed());
        }
        try (RawConnection silent = new RawConnection(served.port())) {
            assertEquals("", silent.untilClosed());
        }
        String whole = "GET /health/liveness HTTP/1.1\r\nHost: x\r\n\r\n";
        try (RawConnection connection = new RawConnection(served.port())) {
            String read = connection.send(whole + "GET / HT").untilClosed();
            assertEquals(1, RawConnection.answers(read), read);
        }
    }

    @Test
    void an_answer_that_is_read_slowly_but_steadily_arrives_whole() throws Exception {
        String ask =
                "GET /sparql?query=SELECT*%7B?s?p?o.?a?b?c%7DLIMIT+20000 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
        try (RawConnection connection = new RawConnection(served.port())) {
            connection.send(ask);
            Thread.sleep(500);
            String read = connection.untilClosed();
            assertEquals(200, RawConnection.status(read), read.substring(0, 300));
            assertTrue(read.endsWith("}]}}") || read.endsWith("\r\n0\r\n\r\n"), read.substring(read.length() - 40));
        }
    }

    @Test
    void connections_beyond_the_limit_of_all_are_closed() {
        stop();
        serve(Doors.hasty(3, 3, false));
        closedBeyond(3);
    }

    @Test
    void connections_beyond_the_share_of_an_address_are_closed() {
        stop();
        serve(Doors.hasty(100, 2, true));
        closedBeyond(2);
    }

    private void closedBeyond(int many) {
        String whole = "GET /health/liveness HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
        List<RawConnection> kept = new ArrayList<>();
        for (int i = 0; i < many; i++) kept.add(new RawConnection(served.port()).send("G"));
        try (RawConnection more = new RawConnection(served.port())) {
            assertEquals("", more.untilClosed());
        }
        kept.removeFirst().close();
        try (RawConnection again = answered(whole)) {
            assertTrue(again != null);
        }
        kept.forEach(RawConnection::close);
    }

    /** The place of one that left is free as soon as the service has noticed. */
    private RawConnection answered(String whole) {
        for (int i = 0; i < 100; i++) {
            RawConnection connection = new RawConnection(served.port());
            if (RawConnection.status(connection.send(whole).untilClosed()) == 200) return connection;
            connection.close();
        }
        throw new AssertionError("the place of a closed connection was not given to another");
    }
}
