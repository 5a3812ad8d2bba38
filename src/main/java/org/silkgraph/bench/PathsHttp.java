package org.silkgraph.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.silkgraph.bench.PathPairs.Pair;
import org.silkgraph.search.Labels;
import org.silkgraph.snapshot.Numbers;
import org.silkgraph.snapshot.ReadStore;
import org.silkgraph.snapshot.ReadView;
import org.silkgraph.store.Store;
import org.silkgraph.views.Connections;
import org.silkgraph.views.Origin;
import org.silkgraph.web.WebServer;
import org.silkgraph.web.WebSettings;

/**
 * Paths over HTTP: {@code /paths.json} of the product, with names, sentences and evidence, over the graph that was loaded; and
 * through the same door an answer of about the same length that is always the same. The server stands over an empty store of its
 * own, which answers all but paths; no texts of sources are there, so that a sentence is its quote.
 */
final class PathsHttp {
    static final String PATHS = "paths_p50_ms";
    static final String FIXED = "fixed_p50_ms";
    static final String PATHS_P99 = "paths_p99_ms";
    static final String FIXED_P99 = "fixed_p99_ms";
    static final String FIXED_RATE = "fixed_per_second";
    static final String PATHS_RATE = "paths_per_second";
    static final String EXTRA = "http_extra_ms";
    static final String VOID = "fixed_is_void";
    static final String BYTES = "mean_bytes";

    /** A machine that answers less often than that with nothing to do is too busy to be measured on. */
    static final double LEAST_RATE = 40_000;

    private static final int SECONDS = 4;
    private static final int MANY = 16;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Workplace place;
    private final ReadStore store;
    private final List<Pair> pairs;
    private final int rounds;
    private final Consumer<String> progress;
    private final HttpClient client = HttpClient.newHttpClient();

    PathsHttp(Workplace place, ReadStore store, List<Pair> pairs, int rounds, Consumer<String> progress) {
        this.place = place;
        this.store = store;
        this.pairs = List.copyOf(pairs);
        this.rounds = rounds;
        this.progress = progress;
    }

    /** @param wrong answers with another distance than the true one */
    record Measured(Map<String, Double> figures, int wrong) {}

    Measured run() throws IOException, InterruptedException {
        List<String> addresses = addresses();
        try (Store empty = Store.open(place.directory().resolve("web"))) {
            Connections connections = new Connections(origin(empty), Labels.of(empty), Connections.USUAL_TIME);
            Answers answers;
            try (WebServer door = start(empty, connections, new byte[0])) {
                progress.accept("http check");
                answers = ask(URI.create(door.address()), addresses);
            }
            try (WebServer door = start(empty, connections, answers.usual)) {
                return new Measured(measure(URI.create(door.address()), addresses, answers), answers.wrong);
            }
        }
    }

    private static WebServer start(Store empty, Connections connections, byte[] fixed) {
        return WebServer.start(WebSettings.DEFAULTS.at("127.0.0.1", 0), empty, connections, new FixedAnswer(fixed));
    }

    /** The loaded graph, under the name of the store that the server stands over. */
    private Origin origin(Store empty) {
        return new Origin() {
            @Override
            public ReadView acquire() {
                return store.acquire();
            }

            @Override
            public String epoch() {
                return empty.epoch();
            }

            @Override
            public Instant committedAt() {
                return empty.committedAt();
            }

            @Override
            public Optional<String> text(String checksum) {
                return empty.texts().text(checksum);
            }
        };
    }

    private List<String> addresses() {
        try (ReadView view = store.acquire()) {
            Numbers numbers = Numbers.of(view.dataset()).orElseThrow();
            return pairs.stream()
                    .map(pair -> "/paths.json?certainty=implied&reference=true&from=" + slug(numbers, pair.from())
                            + "&to=" + slug(numbers, pair.to()))
                    .toList();
        }
    }

    private static String slug(Numbers numbers, int thing) {
        String iri = numbers.node(thing).getURI();
        return iri.substring(iri.lastIndexOf('/') + 1);
    }

    /** What was answered: the mean length, an answer about as long, and how many had another distance than the true one. */
    private record Answers(double bytes, byte[] usual, int wrong) {}

    private Answers ask(URI server, List<String> addresses) throws IOException, InterruptedException {
        List<byte[]> bodies = new ArrayList<>();
        int wrong = 0;
        for (int i = 0; i < addresses.size(); i++) {
            HttpRequest request =
                    HttpRequest.newBuilder(server.resolve(addresses.get(i))).build();
            HttpResponse<byte[]> answer = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(addresses.get(i) + " answers " + answer.statusCode());
            }
            JsonNode first = JSON.readTree(answer.body()).at("/paths/0");
            if (first.path("length").asInt(-1) != pairs.get(i).distance() || !hasClaims(first)) wrong++;
            bodies.add(answer.body());
        }
        double mean = bodies.stream().mapToInt(body -> body.length).average().orElse(0);
        byte[] usual = bodies.stream()
                .min((a, b) -> Double.compare(Math.abs(a.length - mean), Math.abs(b.length - mean)))
                .orElse(new byte[0]);
        return new Answers(mean, usual, wrong);
    }

    private static boolean hasClaims(JsonNode path) {
        for (JsonNode hop : path.path("hops")) if (hop.path("links").isEmpty()) return false;
        return path.path("hops").size() == path.path("length").asInt();
    }

    private Map<String, Double> measure(URI server, List<String> addresses, Answers answers)
            throws IOException, InterruptedException {
        Wrk wrk = new Wrk(place);
        Path paths = wrk.script("paths", addresses, Map.of());
        Path fixed = wrk.script("fixed", List.of("/bench/fixed"), Map.of());
        Map<String, List<Double>> taken = new LinkedHashMap<>();
        for (int round = 0; round <= rounds; round++) {
            progress.accept("http " + round + "/" + rounds);
            // The first round warms up and does not count.
            Map<String, List<Double>> to = round == 0 ? new LinkedHashMap<>() : taken;
            Wrk.Measured ofPaths = wrk.ask(server, paths, 1, SECONDS);
            Wrk.Measured ofFixed = wrk.ask(server, fixed, 1, SECONDS);
            take(to, PATHS, ofPaths.p50());
            take(to, PATHS_P99, ofPaths.p99());
            take(to, FIXED, ofFixed.p50());
            take(to, FIXED_P99, ofFixed.p99());
            take(to, EXTRA, ofPaths.p50() - ofFixed.p50());
            take(to, PATHS_RATE, wrk.ask(server, paths, MANY, SECONDS).perSecond());
            take(to, FIXED_RATE, wrk.ask(server, fixed, MANY, SECONDS).perSecond());
        }
        Map<String, Double> figures = new LinkedHashMap<>();
        taken.forEach((name, values) -> figures.put(name, middle(values)));
        figures.put(BYTES, answers.bytes);
        figures.put("fixed_bytes", (double) answers.usual.length);
        figures.put(VOID, figures.getOrDefault(FIXED_RATE, 0.0) < LEAST_RATE ? 1.0 : 0.0);
        return figures;
    }

    private static void take(Map<String, List<Double>> to, String name, double value) {
        to.computeIfAbsent(name, key -> new ArrayList<>()).add(value);
    }

    private static double middle(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }
}
