package org.silkgraph.web;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Clients that take what they can without hurry, and somebody who asks for little meanwhile. {@link #main} runs at full scale
 * against a service that runs already (<code>src/test/scripts/slow-clients.sh</code> starts one); {@code SlowClientsTest} runs the
 * same with few.
 */
final class SlowClients {
    /** Rows with a text each: more than any socket buffer takes, and all of it worked out from two small sets. */
    private static final String BIG = "SELECT * { ?s ?p ?o . ?a ?b ?c } LIMIT ";

    /** How they are slow. */
    enum Kind {
        /** Ask for a big answer and never read it. */
        NEVER_READ,
        /** Send half a header. */
        HALF_A_HEADER,
        /** Send a byte of a body now and then. */
        TRICKLE
    }

    /** Durations of what was asked meanwhile, in milliseconds. */
    record Figures(int asked, double median, double p99, double max) {
        static Figures of(List<Double> times) {
            double[] sorted =
                    times.stream().mapToDouble(Double::doubleValue).sorted().toArray();
            return new Figures(
                    sorted.length,
                    sorted[sorted.length / 2],
                    sorted[(int) (0.99 * (sorted.length - 1))],
                    sorted[sorted.length - 1]);
        }

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT, "%d asked, median %.1f ms, p99 %.1f ms, max %.1f ms", asked, median, p99, max);
        }
    }

    private final int port;
    private final int rows;
    private final HttpClient client = HttpClient.newHttpClient();

    /** @param rows of an answer that nobody reads */
    SlowClients(int port, int rows) {
        this.port = port;
        this.rows = rows;
    }

    /** @param arguments port, how many never read, how many of each other kind, seconds */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        int[] numbers = Arrays.stream(arguments).mapToInt(Integer::parseInt).toArray();
        SlowClients clients = new SlowClients(numbers[0], 200_000);
        Duration time = Duration.ofSeconds(numbers[3]);
        System.out.println("nobody: " + clients.meanwhile(List.of(), Duration.ofSeconds(5)));
        List<SocketChannel> all = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            List<SocketChannel> some = clients.open(kind, kind == Kind.NEVER_READ ? numbers[1] : numbers[2]);
            System.out.println(kind + " " + some.size() + ": " + clients.meanwhile(some, time));
            close(some);
        }
        for (Kind kind : Kind.values())
            all.addAll(clients.open(kind, kind == Kind.NEVER_READ ? numbers[1] : numbers[2]));
        System.out.println("all at once " + all.size() + ": " + clients.meanwhile(all, time));
        close(all);
    }

    static void close(List<SocketChannel> channels) throws IOException {
        for (SocketChannel channel : channels) channel.close();
    }

    List<SocketChannel> open(Kind kind, int many) throws IOException {
        List<SocketChannel> opened = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            SocketChannel channel = SocketChannel.open();
            channel.setOption(StandardSocketOptions.SO_RCVBUF, 8_192);
            channel.connect(new InetSocketAddress("127.0.0.1", port));
            channel.write(bytes(beginning(kind, i)));
            opened.add(channel);
        }
        return opened;
    }

    private String beginning(Kind kind, int number) {
        String query = URLEncoder.encode(BIG + (rows - number), StandardCharsets.UTF_8);
        return switch (kind) {
            case NEVER_READ -> "GET /sparql?query=" + query + " HTTP/1.1\r\nHost: x\r\n\r\n";
            case HALF_A_HEADER -> "GET /entities HTTP/1.1\r\nHost: x\r\nX-A";
            case TRICKLE ->
                "POST /sparql HTTP/1.1\r\nHost: x\r\nContent-Type: application/sparql-query\r\nContent-Length: 60000\r\n\r\nA";
        };
    }

    /** Asks in turn for two small things while the others go on being slow; each must be answered with 200. */
    Figures meanwhile(List<SocketChannel> slow, Duration time) throws IOException, InterruptedException {
        List<URI> small = List.of(
                at("/sparql?query=" + URLEncoder.encode("ASK{}", StandardCharsets.UTF_8)),
                at("/entities/pilot-zone-silk-road.json"));
        List<Double> times = new ArrayList<>();
        long end = System.nanoTime() + time.toNanos();
        for (int i = 0; System.nanoTime() < end; i++) {
            times.add(milliseconds(small.get(i % 2)));
            if (i % 20 == 0) trickle(slow);
            Thread.sleep(5);
        }
        return Figures.of(times);
    }

    /** One byte more of each that still takes one: of a header that never ends, or a body. */
    private static void trickle(List<SocketChannel> slow) {
        for (SocketChannel channel : slow) {
            try {
                channel.write(bytes("a"));
            } catch (IOException closed) {
                // The service has had enough of it.
            }
        }
    }

    private double milliseconds(URI address) throws IOException, InterruptedException {
        long start = System.nanoTime();
        HttpRequest request =
                HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(30)).build();
        HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) throw new IllegalStateException(address + ": " + answer.body());
        return (System.nanoTime() - start) / 1e6;
    }

    private URI at(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1));
    }
}
