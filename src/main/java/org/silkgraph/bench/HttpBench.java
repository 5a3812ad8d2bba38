package org.silkgraph.bench;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.jena.fuseki.main.FusekiServer;
import org.apache.jena.graph.Node;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.core.DatasetGraph;
import org.silkgraph.snapshot.ReadStore;
import org.silkgraph.sparql.QueryFunctions;
import org.silkgraph.sparql.SparqlServer;
import org.silkgraph.store.Store;
import org.silkgraph.store.guard.QueryLimits;
import org.silkgraph.web.WebServer;
import org.silkgraph.web.WebSettings;

/**
 * The view and the matrix over HTTP, asked by {@code wrk}, which is a process of its own and not part of this software. Five
 * servers, in turn: the endpoint of the product, a Fuseki with TDB2 as it comes (a process of its own, all defaults), one
 * with TDB2 and the product's small buffers and compact writer; and through the product's web door the same view straight
 * from numbers, and a fixed answer.
 */
final class HttpBench {
    static final String VIEW_OURS = "view_per_second";
    static final String VIEW_STOCK = "view_stock_per_second";
    static final String VIEW_TUNED = "view_tdb2_same_writer_per_second";
    static final String VIEW_IDS = "view_ids_per_second";
    static final String FIXED = "fixed_per_second";
    static final String MATRIX_OURS = "matrix_ms";
    static final String MATRIX_STOCK = "matrix_stock_ms";

    private static final String JSON = "application/sparql-results+json,application/json";
    private static final int SECONDS = 4;
    private static final int CONNECTIONS = 8;

    private final Workplace place;
    private final Generated graph;
    private final int rounds;
    private final ReadStore store;
    private final DatasetGraph tdb2;
    private final Consumer<String> progress;
    private final Wrk wrk;
    private final HttpClient client = HttpClient.newHttpClient();

    HttpBench(
            Workplace place,
            Generated graph,
            int rounds,
            ReadStore store,
            DatasetGraph tdb2,
            Consumer<String> progress) {
        this.place = place;
        this.graph = graph;
        this.rounds = rounds;
        this.store = store;
        this.tdb2 = tdb2;
        this.progress = progress;
        this.wrk = new Wrk(place);
    }

    Map<String, Double> run() throws IOException, InterruptedException {
        List<Node> things = Question.things(graph);
        List<Query> views = Question.ofGenerated(graph).getFirst().queries();
        Query matrix = Question.ofGenerated(graph).stream()
                .filter(question -> question.name().equals(Question.MATRIX))
                .findFirst()
                .orElseThrow()
                .queries()
                .getFirst();
        progress.accept("copy for the stock server");
        Path copy = copied(place.directory().resolve("tdb2"), place.directory().resolve("tdb2-stock"));
        int port = freePort();
        FusekiServer tuned =
                FusekiServer.create().port(0).loopback(true).add("/graph", tdb2).build();
        SparqlServer.smallBuffers(tuned);
        try (SparqlServer ours = SparqlServer.start(store, QueryFunctions.guard(QueryLimits.DEFAULTS));
                Store empty = Store.open(place.directory().resolve("web"));
                WebServer door =
                        WebServer.start(WebSettings.DEFAULTS.at("127.0.0.1", 0), empty, new ViewFromNumbers(store))) {
            tuned.start();
            Process stock = place.java(
                    "stock",
                    List.of("-Xmx" + SparqlBench.Machine.maxHeapMegabytes() + "m"),
                    "org.apache.jena.fuseki.main.cmds.FusekiMainCmd",
                    "--localhost",
                    "--port=" + port,
                    "--loc=" + copy,
                    "/graph");
            try {
                Target mine = new Target(ours.endpoint(), ours.secret());
                Target theirs = new Target(URI.create("http://127.0.0.1:" + port + "/graph/sparql"), "");
                Target same = new Target(URI.create("http://127.0.0.1:" + tuned.getPort() + "/graph/sparql"), "");
                theirs.await(stock);
                Map<String, List<Double>> taken = new LinkedHashMap<>();
                Path ofOurs = mine.script("view", views);
                Path ofStock = theirs.script("stock-view", views);
                Path ofTuned = same.script("tuned-view", views);
                List<String> slugs = things.stream()
                        .map(thing -> "/bench/view/"
                                + thing.getURI().substring(thing.getURI().lastIndexOf('/') + 1))
                        .toList();
                Path ofNumbers = script("numbers", slugs, "");
                Path ofFixed = script("fixed", List.of("/bench/fixed"), "");
                URI web = URI.create(door.address());
                for (int round = 0; round <= rounds; round++) {
                    progress.accept("http " + round + "/" + rounds);
                    // The first round warms up and does not count.
                    Map<String, List<Double>> to = round == 0 ? new LinkedHashMap<>() : taken;
                    take(to, VIEW_OURS, rate(mine.at, ofOurs));
                    take(to, VIEW_STOCK, rate(theirs.at, ofStock));
                    take(to, VIEW_TUNED, rate(same.at, ofTuned));
                    take(to, VIEW_IDS, rate(web, ofNumbers));
                    take(to, FIXED, rate(web, ofFixed));
                    take(to, MATRIX_OURS, mine.milliseconds(matrix));
                    take(to, MATRIX_STOCK, theirs.milliseconds(matrix));
                }
                Map<String, Double> medians = new LinkedHashMap<>();
                taken.forEach((name, samples) -> medians.put(name, middle(samples)));
                return medians;
            } finally {
                stock.destroy();
                stock.waitFor();
            }
        } finally {
            tuned.stop();
        }
    }

    private static void take(Map<String, List<Double>> to, String name, double value) {
        to.computeIfAbsent(name, key -> new ArrayList<>()).add(value);
    }

    private static double middle(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }

    /** An endpoint of SPARQL, with the secret that it asks for, if any. */
    private final class Target {
        private final URI at;
        private final String secret;

        Target(URI at, String secret) {
            this.at = at;
            this.secret = secret;
        }

        Path script(String name, List<Query> queries) throws IOException {
            List<String> paths = queries.stream()
                    .map(query ->
                            address(query).getRawPath() + "?" + address(query).getRawQuery())
                    .toList();
            return HttpBench.this.script(name, paths, secret);
        }

        private URI address(Query query) {
            return URI.create(at + "?query=" + URLEncoder.encode(query.serialize(), StandardCharsets.UTF_8));
        }

        /** From the request to the last byte. */
        double milliseconds(Query query) throws IOException, InterruptedException {
            long start = System.nanoTime();
            HttpResponse<byte[]> answer = get(query);
            if (answer.statusCode() != 200) throw new IllegalStateException(at + " answers " + answer.statusCode());
            return (System.nanoTime() - start) / 1e6;
        }

        private HttpResponse<byte[]> get(Query query) throws IOException, InterruptedException {
            HttpRequest.Builder request = HttpRequest.newBuilder(address(query)).header("Accept", JSON);
            if (!secret.isEmpty()) request.header(SparqlServer.SECRET_HEADER, secret);
            return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        }

        /** Returns when it answers. */
        void await(Process process) throws IOException, InterruptedException {
            Query any = Question.ofGenerated(graph).getFirst().queries().getFirst();
            for (int i = 0; i < 300 && process.isAlive(); i++) {
                try {
                    if (get(any).statusCode() == 200) return;
                } catch (IOException e) {
                    // It does not listen yet.
                }
                Thread.sleep(100);
            }
            throw new IllegalStateException("the stock server does not answer: " + place.log("stock"));
        }
    }

    private Path script(String name, List<String> paths, String secret) throws IOException {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Accept", JSON);
        if (!secret.isEmpty()) headers.put(SparqlServer.SECRET_HEADER, secret);
        return wrk.script(name, paths, headers);
    }

    /** Requests a second. */
    private double rate(URI server, Path script) throws IOException, InterruptedException {
        Wrk.Measured measured = wrk.ask(server, script, CONNECTIONS, SECONDS);
        if (measured.late() > 0) throw new IllegalStateException(script + ": late answers: " + measured.late());
        return measured.perSecond();
    }

    private static Path copied(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path path : all.toList()) {
                Path target = to.resolve(from.relativize(path).toString());
                if (Files.isDirectory(path)) Files.createDirectories(target);
                else if (!path.endsWith("tdb.lock")) Files.copy(path, target);
            }
        }
        return to;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
