package org.silkgraph.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    static final String EXTRA = "http_extra_ms";
    static final String EXTRA_EACH = "http_extra_each_ms";
    static final String EXTRA_SHORTEST = "http_extra_shortest_ms";
    static final String EXTRA_SHORTEST_EACH = "http_extra_shortest_each_ms";

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
        List<String> shortest = addresses("");
        List<String> one = addresses("&k=1");
        try (Store empty = Store.open(place.directory().resolve("web"))) {
            Connections connections = new Connections(origin(empty), Labels.of(empty), Connections.USUAL_TIME);
            Answers ofShortest;
            Answers ofOne;
            try (WebServer door = start(empty, connections, new byte[0], new byte[0])) {
                progress.accept("http check");
                ofShortest = ask(URI.create(door.address()), shortest);
                ofOne = ask(URI.create(door.address()), one);
            }
            try (WebServer door = start(empty, connections, ofShortest.typical, ofOne.typical)) {
                Map<String, Double> figures = measure(URI.create(door.address()), shortest, one);
                each(URI.create(door.address()), shortest, one, figures);
                figures.put("shortest_bytes", ofShortest.bytes);
                figures.put("one_bytes", ofOne.bytes);
                return new Measured(figures, ofShortest.wrong + ofOne.wrong);
            }
        }
    }

    private static WebServer start(Store empty, Connections connections, byte[] shortest, byte[] one) {
        return WebServer.start(
                WebSettings.DEFAULTS.at("127.0.0.1", 0), empty, connections, new FixedAnswer(shortest, one));
    }

    /** The loaded graph, under the name of the store that the server stands over. */
    private Origin origin(Store empty) {
        return Origin.of(empty, store::acquire);
    }

    private List<String> addresses(String more) {
        try (ReadView view = store.acquire()) {
            Numbers numbers = Numbers.of(view.dataset()).orElseThrow();
            return pairs.stream()
                    .map(pair -> "/paths.json?certainty=implied&reference=true&from=" + slug(numbers, pair.from())
                            + "&to=" + slug(numbers, pair.to()) + more)
                    .toList();
        }
    }

    private static String slug(Numbers numbers, int thing) {
        String iri = numbers.node(thing).getURI();
        return iri.substring(iri.lastIndexOf('/') + 1);
    }

    /** What was answered: the mean length, an answer about as long, and how many had another distance than the true one. */
    private record Answers(double bytes, byte[] typical, int wrong) {}

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
        byte[] typical = bodies.stream()
                .min((a, b) -> Double.compare(Math.abs(a.length - mean), Math.abs(b.length - mean)))
                .orElse(new byte[0]);
        return new Answers(mean, typical, wrong);
    }

    private static boolean hasClaims(JsonNode path) {
        for (JsonNode hop : path.path("hops")) if (hop.path("links").isEmpty()) return false;
        return path.path("hops").size() == path.path("length").asInt();
    }

    /**
     * Medians of requests one after the other, by the client of this process: wrk adds to what it measured, after each answer that came late,
     * those that it would have asked meanwhile, so that its medians say little where answers differ much.
     */
    private void each(URI server, List<String> shortest, List<String> one, Map<String, Double> figures)
            throws IOException, InterruptedException {
        Map<String, Samples> samples = new LinkedHashMap<>();
        for (int round = 0; round <= rounds; round++) {
            progress.accept("http, one by one " + round + "/" + rounds);
            if (round <= 1) samples.clear();
            for (int i = 0; i < shortest.size(); i++) {
                timed(server, shortest.get(i), "shortest", samples);
                timed(server, "/bench/fixed-shortest", "fixed_shortest", samples);
                timed(server, one.get(i), "one", samples);
                timed(server, "/bench/fixed", "fixed", samples);
            }
        }
        Map<String, Double> medians = new LinkedHashMap<>();
        samples.forEach((name, taken) -> {
            medians.put(name, taken.p50());
            figures.put(name + "_each_p50_ms", taken.p50());
            figures.put(name + "_each_p99_ms", taken.p99());
        });
        figures.put(
                EXTRA_SHORTEST_EACH,
                medians.getOrDefault("shortest", 0.0) - medians.getOrDefault("fixed_shortest", 0.0));
        figures.put(EXTRA_EACH, medians.getOrDefault("one", 0.0) - medians.getOrDefault("fixed", 0.0));
    }

    private void timed(URI server, String path, String name, Map<String, Samples> to)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(server.resolve(path)).build();
        long start = System.nanoTime();
        int status =
                client.send(request, HttpResponse.BodyHandlers.ofByteArray()).statusCode();
        to.computeIfAbsent(name, key -> new Samples()).add(System.nanoTime() - start);
        if (status != 200) throw new IllegalStateException(path + " answers " + status);
    }

    private Map<String, Double> measure(URI server, List<String> shortest, List<String> one)
            throws IOException, InterruptedException {
        Wrk wrk = new Wrk(place);
        Map<String, Path> scripts = new LinkedHashMap<>();
        scripts.put("shortest", wrk.script("shortest", shortest, Map.of()));
        scripts.put("fixed_shortest", wrk.script("fixed-shortest", List.of("/bench/fixed-shortest"), Map.of()));
        scripts.put("one", wrk.script("one", one, Map.of()));
        scripts.put("fixed", wrk.script("fixed", List.of("/bench/fixed"), Map.of()));
        Map<String, List<Double>> taken = new LinkedHashMap<>();
        int late = 0;
        for (int round = 0; round <= rounds; round++) {
            progress.accept("http " + round + "/" + rounds);
            // The first round warms up and does not count.
            Map<String, List<Double>> to = round == 0 ? new LinkedHashMap<>() : taken;
            Map<String, Double> middles = new LinkedHashMap<>();
            for (Map.Entry<String, Path> script : scripts.entrySet()) {
                Wrk.Measured alone = wrk.ask(server, script.getValue(), 1, SECONDS);
                middles.put(script.getKey(), alone.p50());
                take(to, script.getKey() + "_p50_ms", alone.p50());
                take(to, script.getKey() + "_p99_ms", alone.p99());
                late += alone.late();
            }
            take(
                    to,
                    EXTRA_SHORTEST,
                    middles.getOrDefault("shortest", 0.0) - middles.getOrDefault("fixed_shortest", 0.0));
            take(to, EXTRA, middles.getOrDefault("one", 0.0) - middles.getOrDefault("fixed", 0.0));
            for (Map.Entry<String, Path> script : scripts.entrySet()) {
                Wrk.Measured many = wrk.ask(server, script.getValue(), MANY, SECONDS);
                take(to, script.getKey() + "_per_second", many.perSecond());
                late += many.late();
            }
        }
        Map<String, Double> figures = new LinkedHashMap<>();
        taken.forEach((name, values) -> figures.put(name, middle(values)));
        figures.put("late_answers", (double) late);
        for (String fixed : List.of("fixed", "fixed_shortest")) {
            boolean isVoid = figures.getOrDefault(fixed + "_per_second", 0.0) < LEAST_RATE;
            figures.put(fixed + "_is_void", isVoid ? 1.0 : 0.0);
        }
        return figures;
    }

    private static void take(Map<String, List<Double>> to, String name, double value) {
        to.computeIfAbsent(name, key -> new ArrayList<>()).add(value);
    }

    private static double middle(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }
}
