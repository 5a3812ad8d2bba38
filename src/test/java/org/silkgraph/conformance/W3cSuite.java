package org.silkgraph.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.silkgraph.conformance.Manifests.CNT;
import static org.silkgraph.conformance.Manifests.HT;
import static org.silkgraph.conformance.Manifests.MF;
import static org.silkgraph.conformance.Manifests.UT;
import static org.silkgraph.conformance.Manifests.encoded;
import static org.silkgraph.conformance.Manifests.file;
import static org.silkgraph.conformance.Manifests.graph;
import static org.silkgraph.conformance.Manifests.headers;
import static org.silkgraph.conformance.Manifests.is;
import static org.silkgraph.conformance.Manifests.items;
import static org.silkgraph.conformance.Manifests.property;
import static org.silkgraph.conformance.Manifests.read;
import static org.silkgraph.conformance.Manifests.string;
import static org.silkgraph.conformance.Manifests.text;

import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.RDFList;
import org.apache.jena.rdf.model.RDFNode;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.silkgraph.Stores;
import org.silkgraph.access.Issued;
import org.silkgraph.access.Role;
import org.silkgraph.access.Tokens;
import org.silkgraph.snapshot.ReadView;
import org.silkgraph.store.Store;
import org.silkgraph.web.Served;

/**
 * The tests of W3C for SPARQL 1.1 Update and the Graph Store Protocol, over HTTP, on a store with the ontology only. Run by hand,
 * with a copy of w3c/rdf-tests, of which nothing is kept here:
 *
 * <pre>mvn test -Dtest=W3cSuite -Dsilkgraph.w3c=DIR/sparql/sparql11</pre>
 *
 * <p>What the service does otherwise on purpose is in {@link #DEVIATIONS}, and must go on failing.
 */
final class W3cSuite {

    /** Test, and why it does not pass. */
    private static final Map<String, String> DEVIATIONS = Map.of(
            "load-silent", "LOAD is refused in every form: no request makes the service call out",
            "load-into-silent", "LOAD is refused in every form: no request makes the service call out");

    private static Path suite;
    private static Store store;
    private static Served served;
    private static String token;

    @BeforeAll
    static void serve() {
        String directory = System.getProperty("silkgraph.w3c", "");
        if (directory.isEmpty()) fail("name the copy of the suite: -Dsilkgraph.w3c=DIR/sparql/sparql11");
        suite = Path.of(directory).toAbsolutePath();
        store = Stores.freshEmpty();
        Tokens tokens = Tokens.in(store.directory());
        token = "Bearer " + Issued.value(tokens, Role.EDITOR, "w3c");
        served = Served.of(store, tokens);
    }

    @AfterAll
    static void stop() {
        if (served == null) return;
        served.close();
        store.close();
    }

    private static HttpResponse<String> send(String method, String path, String type, String body) {
        List<String> headers = new ArrayList<>(List.of("Authorization", token, "Accept-Language", "en"));
        if (!type.isEmpty()) headers.addAll(List.of("Content-Type", type));
        return served.send(method, path, BodyPublishers.ofString(body), headers.toArray(String[]::new));
    }

    @TestFactory
    Stream<DynamicTest> update() {
        Model index = read(suite.resolve("manifest-sparql11-update.ttl"));
        return items(index, "include")
                .flatMap(manifest ->
                        tests(Path.of(URI.create(manifest.asResource().getURI()))));
    }

    private static Stream<DynamicTest> tests(Path manifest) {
        Model model = read(manifest);
        return items(model, "entries")
                .map(RDFNode::asResource)
                .map(test ->
                        DynamicTest.dynamicTest(manifest.getParent().getFileName() + " " + test.getLocalName(), () -> {
                            if (DEVIATIONS.containsKey(test.getLocalName())) {
                                assertThrows(AssertionError.class, () -> run(test), "no deviation any more");
                            } else {
                                run(test);
                            }
                        }));
    }

    private static void run(Resource test) {
        String type = test.getProperty(RDF.type).getResource().getLocalName();
        switch (type) {
            case "UpdateEvaluationTest" -> evaluate(test);
            case "PositiveUpdateSyntaxTest11", "PositiveUpdateSyntaxTest" ->
                assertNotEquals(400, posted(file(test, MF, "action")).statusCode());
            case "NegativeUpdateSyntaxTest11", "NegativeUpdateSyntaxTest", "NegativeSyntaxTest11" ->
                assertEquals(400, posted(file(test, MF, "action")).statusCode());
            default -> fail("unknown kind of test: " + type);
        }
    }

    private static HttpResponse<String> posted(Path request) {
        return send("POST", "/update", "application/sparql-update", text(request));
    }

    private static void dropAll() {
        assertEquals(
                200,
                send("POST", "/update", "application/sparql-update", "DROP ALL").statusCode());
    }

    private static void evaluate(Resource test) {
        dropAll();
        Resource before = property(test, MF, "action");
        Resource after = property(test, MF, "result");
        graphs(before).forEach((name, files) -> {
            String where = name.isEmpty() ? "/graphs?default" : "/graphs?graph=" + encoded(name);
            int status = send("PUT", where, "application/n-triples", ntriples(graph(files)))
                    .statusCode();
            assertTrue(status == 200 || status == 201, "the data could not be put: " + status);
        });
        HttpResponse<String> answer = posted(file(before, UT, "request"));
        assertEquals(200, answer.statusCode(), answer.body());
        Map<String, List<Path>> expected = graphs(after);
        Set<String> names = new HashSet<>(expected.keySet());
        names.addAll(namedGraphs());
        names.add("");
        for (String name : names) {
            Graph wanted = graph(expected.getOrDefault(name, List.of()));
            assertTrue(wanted.isIsomorphicWith(got(name)), "graph " + name + " is " + got(name) + ", wanted " + wanted);
        }
    }

    private static String ntriples(Graph graph) {
        return org.apache.jena.riot.RDFWriter.source(graph).lang(Lang.NTRIPLES).asString();
    }

    private static Set<String> namedGraphs() {
        Set<String> names = new HashSet<>();
        try (ReadView view = store.acquire()) {
            QueryExec.dataset(view.dataset())
                    .query("SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }")
                    .build()
                    .select()
                    .forEachRemaining(row -> names.add(row.get("g").getURI()));
        }
        return names;
    }

    private static Graph got(String name) {
        HttpResponse<String> answer = served.get(
                name.isEmpty() ? "/graphs?default" : "/graphs?graph=" + encoded(name), "Accept", "text/turtle");
        if (answer.statusCode() == 404) return graph(List.of());
        return RDFParser.fromString(answer.body(), Lang.TURTLE).toGraph();
    }

    /** Files by name of the graph; the default graph has the empty name. */
    private static Map<String, List<Path>> graphs(Resource state) {
        Map<String, List<Path>> all = new HashMap<>();
        state.listProperties(state.getModel().createProperty(UT, "data"))
                .forEach(data -> all.computeIfAbsent("", key -> new ArrayList<>())
                        .add(Path.of(URI.create(data.getResource().getURI()))));
        state.listProperties(state.getModel().createProperty(UT, "graphData")).forEach(data -> {
            Resource named = data.getResource();
            all.computeIfAbsent(named.getProperty(RDFS.label).getString(), key -> new ArrayList<>())
                    .add(file(named, UT, "graph"));
        });
        return all;
    }

    @TestFactory
    Stream<DynamicTest> graph_store_protocol_with_graphs_named_indirectly() {
        Model model = read(suite.resolve("graph-store-protocol/manifest-indirect.ttl"));
        return items(model, "entries")
                .map(RDFNode::asResource)
                .map(test -> DynamicTest.dynamicTest("graph-store-protocol " + test.getLocalName(), () -> {
                    dropAll();
                    Resource connection = property(test, MF, "action");
                    Map<String, String> known = new HashMap<>();
                    property(connection, HT, "requests").as(RDFList.class).asJavaList().stream()
                            .map(RDFNode::asResource)
                            .forEach(request -> exchange(request, known));
                }));
    }

    /** One request and its answer; places that answers told are put into later requests. */
    private static void exchange(Resource request, Map<String, String> known) {
        String path = filled(string(request, HT, "absolutePath"), known).replaceFirst("^/gsp", "/graphs");
        if (path.startsWith("http:")) path = path.replaceFirst("^http://[^/]*", "");
        Map<String, String> headers = headers(request);
        List<String> sent = new ArrayList<>(List.of("Authorization", token));
        headers.forEach((name, value) -> sent.addAll(List.of(name, value)));
        String body = request.hasProperty(request.getModel().createProperty(HT, "body"))
                ? filled(string(property(request, HT, "body"), CNT, "chars"), known)
                : "";
        HttpResponse<String> answer = served.send(
                string(request, HT, "methodName"), path, BodyPublishers.ofString(body), sent.toArray(String[]::new));
        Resource expected = property(request, HT, "resp");
        List<String> statuses = expected.listProperties(expected.getModel().createProperty(MF, "expectedStatus"))
                .mapWith(status -> status.getResource().getLocalName())
                .toList();
        assertTrue(
                statuses.isEmpty() || statuses.stream().anyMatch(status -> is(status, answer.statusCode())),
                path + " answered " + answer.statusCode() + ", wanted " + statuses + ": " + answer.body());
        if (expected.hasProperty(expected.getModel().createProperty(MF, "expectedLocation"))) {
            known.put(string(expected, MF, "expectedLocation"), Served.header(answer, "Location"));
        }
        if (!expected.hasProperty(expected.getModel().createProperty(HT, "body"))) return;
        Graph wanted = RDFParser.fromString(string(property(expected, HT, "body"), CNT, "chars"), Lang.TURTLE)
                .toGraph();
        Graph got = RDFParser.fromString(answer.body(), Lang.TURTLE).toGraph();
        assertTrue(wanted.isIsomorphicWith(got), path + " is " + answer.body());
    }

    private static String filled(String text, Map<String, String> known) {
        String filled = text;
        for (Map.Entry<String, String> place : known.entrySet())
            filled = filled.replace(place.getKey(), place.getValue());
        return filled;
    }
}
