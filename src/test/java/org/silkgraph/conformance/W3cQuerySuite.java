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
import static org.silkgraph.conformance.Manifests.headers;
import static org.silkgraph.conformance.Manifests.is;
import static org.silkgraph.conformance.Manifests.items;
import static org.silkgraph.conformance.Manifests.property;
import static org.silkgraph.conformance.Manifests.read;
import static org.silkgraph.conformance.Manifests.string;
import static org.silkgraph.conformance.Manifests.text;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.ResultSetFactory;
import org.apache.jena.query.ResultSetRewindable;
import org.apache.jena.query.Syntax;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.rdf.model.RDFList;
import org.apache.jena.rdf.model.RDFNode;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFLanguages;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.RDFWriter;
import org.apache.jena.riot.resultset.ResultSetLang;
import org.apache.jena.riot.resultset.ResultSetReaderRegistry;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.expr.nodevalue.NodeFunctions;
import org.apache.jena.sparql.resultset.RDFInput;
import org.apache.jena.sparql.resultset.SPARQLResult;
import org.apache.jena.sparql.util.Context;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.opentest4j.TestAbortedException;
import org.silkgraph.Stores;
import org.silkgraph.access.Issued;
import org.silkgraph.access.Role;
import org.silkgraph.access.Tokens;
import org.silkgraph.sparql.QueryFunctions;
import org.silkgraph.sparql.SparqlServer;
import org.silkgraph.store.Store;
import org.silkgraph.store.guard.QueryLimits;
import org.silkgraph.web.ServiceSecret;
import org.silkgraph.web.SparqlBackend;
import org.silkgraph.web.WebServer;
import org.silkgraph.web.WebSettings;

/**
 * The tests of W3C for SPARQL 1.1 Query and the SPARQL 1.1 Protocol, over HTTP, on a store with the ontology only. Run by hand,
 * with a copy of w3c/rdf-tests, of which nothing is kept here:
 *
 * <pre>mvn test -Dtest=W3cQuerySuite -Dsilkgraph.w3c=DIR/sparql/sparql11</pre>
 *
 * <p>Where Jena itself, on its own dataset, does not give the answer that is wanted, a test is left out and said so. What the
 * service does otherwise on purpose is in {@link #DEVIATIONS}, and must go on failing.
 */
final class W3cQuerySuite {
    private static final String QT = "http://www.w3.org/2001/sw/DataAccess/tests/test-query#";
    /** Where the files of the suite seem to be. */
    private static final String PLACE = "http://w3c.example/suite/";
    /** Test, and why it does not pass. */
    private static final Map<String, String> DEVIATIONS = Map.of();

    private static Path suite;
    private static Store store;
    private static SparqlServer sparql;
    private static WebServer web;
    private static String token;
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @BeforeAll
    static void serve() {
        String directory = System.getProperty("silkgraph.w3c", "");
        if (directory.isEmpty()) fail("name the copy of the suite: -Dsilkgraph.w3c=DIR/sparql/sparql11");
        suite = Path.of(directory).toAbsolutePath();
        store = Stores.freshEmpty();
        token = "Bearer " + Issued.value(Tokens.in(store.directory()), Role.EDITOR, "w3c");
        sparql = SparqlServer.start(store, QueryFunctions.guard(QueryLimits.DEFAULTS));
        web = WebServer.start(
                WebSettings.DEFAULTS.at("127.0.0.1", 0),
                store,
                new SparqlBackend(
                        sparql.endpoint(),
                        SparqlServer.SECRET_HEADER,
                        sparql.secret(),
                        QueryLimits.DEFAULTS.queryBytes()),
                ServiceSecret.random());
    }

    @AfterAll
    static void stop() {
        if (web == null) return;
        web.close();
        sparql.close();
        store.close();
    }

    private static HttpResponse<byte[]> send(String method, String path, byte[] body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + web.port() + path))
                .header("Authorization", token)
                .method(method, body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        if (headers.length > 0) request.headers(headers);
        try {
            return CLIENT.send(request.build(), BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void dropAll() {
        byte[] drop = "DROP ALL".getBytes(StandardCharsets.UTF_8);
        assertEquals(
                200,
                send("POST", "/update", drop, "Content-Type", "application/sparql-update")
                        .statusCode());
    }

    private static void put(String name, Graph graph) {
        if (graph.isEmpty()) return;
        String where = name.isEmpty() ? "/graphs?default" : "/graphs?graph=" + encoded(name);
        byte[] body = RDFWriter.source(graph).lang(Lang.NTRIPLES).asString().getBytes(StandardCharsets.UTF_8);
        int status = send("PUT", where, body, "Content-Type", "application/n-triples")
                .statusCode();
        assertTrue(status == 200 || status == 201, "the data could not be put: " + status);
    }

    private static String placed(Path file) {
        return PLACE + suite.relativize(file);
    }

    private static Graph graph(Path file) {
        return RDFParser.source(file).base(placed(file)).toGraph();
    }

    private static Stream<DynamicTest> tests(Path manifest) {
        return items(read(manifest), "entries")
                .map(RDFNode::asResource)
                .map(test -> DynamicTest.dynamicTest(name(manifest, test), () -> {
                    if (DEVIATIONS.containsKey(test.getLocalName())) {
                        assertThrows(AssertionError.class, () -> run(test), "no deviation any more");
                    } else {
                        run(test);
                    }
                }));
    }

    private static String name(Path manifest, Resource test) {
        return manifest.getParent().getFileName() + " " + test.getLocalName();
    }

    @TestFactory
    Stream<DynamicTest> query() {
        Stream<Path> listed = items(read(suite.resolve("manifest-sparql11-query.ttl")), "include")
                .map(manifest -> Path.of(URI.create(manifest.asResource().getURI())));
        Stream<Path> formats = Stream.of("csv-tsv-res", "json-res").map(one -> suite.resolve(one + "/manifest.ttl"));
        return Stream.concat(listed, formats).flatMap(W3cQuerySuite::tests);
    }

    private static void run(Resource test) {
        switch (test.getProperty(RDF.type).getResource().getLocalName()) {
            case "QueryEvaluationTest", "CSVResultFormatTest" -> evaluate(test);
            case "PositiveSyntaxTest11", "PositiveSyntaxTest" ->
                assertNotEquals(
                        400, posted(text(file(test, MF, "action")), "*/*").statusCode());
            case "NegativeSyntaxTest11", "NegativeSyntaxTest" ->
                assertEquals(400, posted(text(file(test, MF, "action")), "*/*").statusCode());
            default -> fail("unknown kind of test");
        }
    }

    private static HttpResponse<byte[]> posted(String query, String accept) {
        return send(
                "POST",
                "/sparql",
                query.getBytes(StandardCharsets.UTF_8),
                "Content-Type",
                "application/sparql-query",
                "Accept",
                accept);
    }

    private static void evaluate(Resource test) {
        Resource action = property(test, MF, "action");
        Path query = file(action, QT, "query");
        String text = "BASE <" + placed(query) + ">\n" + text(query);
        DatasetGraph data = data(action);
        Path result = file(test, MF, "result");
        boolean isByJena = isGivenByJena(text, data, result);
        try {
            dropAll();
            put("", data.getDefaultGraph());
            data.listGraphNodes().forEachRemaining(name -> put(name.getURI(), data.getGraph(name)));
            HttpResponse<byte[]> answer = posted(text, accept(result));
            assertEquals(200, answer.statusCode(), () -> new String(answer.body(), StandardCharsets.UTF_8));
            assertTrue(isWanted(answer.body(), text, result), () -> new String(answer.body(), StandardCharsets.UTF_8));
        } catch (AssertionError otherwise) {
            if (!isByJena)
                throw new TestAbortedException(
                        test.getLocalName() + ": Jena does not give that answer either", otherwise);
            throw otherwise;
        }
    }

    private static DatasetGraph data(Resource action) {
        DatasetGraph data = DatasetGraphFactory.create();
        action.listProperties(action.getModel().createProperty(QT, "data"))
                .forEach(one -> add(
                        data.getDefaultGraph(),
                        graph(Path.of(URI.create(one.getResource().getURI())))));
        action.listProperties(action.getModel().createProperty(QT, "graphData")).forEach(one -> {
            Path named = Path.of(URI.create(one.getResource().getURI()));
            add(data.getGraph(org.apache.jena.graph.NodeFactory.createURI(placed(named))), graph(named));
        });
        return data;
    }

    private static void add(Graph to, Graph from) {
        from.find().forEachRemaining(to::add);
    }

    private static String accept(Path result) {
        return switch (suffix(result)) {
            case "csv" -> "text/csv";
            case "tsv" -> "text/tab-separated-values";
            case "srj" -> "application/sparql-results+json";
            case "srx" -> "application/sparql-results+xml";
            default -> "text/turtle, application/sparql-results+json";
        };
    }

    private static String suffix(Path file) {
        return file.toString().replaceFirst(".*\\.", "");
    }

    /** Whether Jena, with nothing of ours, gives the answer. */
    private static boolean isGivenByJena(String text, DatasetGraph data, Path result) {
        try {
            Query query = QueryFactory.create(text, Syntax.syntaxSPARQL_11);
            try (QueryExec execution = QueryExec.newBuilder()
                    .dataset(data)
                    .query(query)
                    .context(new Context())
                    .build()) {
                if (query.isAskType()) return execution.ask() == boolean_(Files.readAllBytes(result), suffix(result));
                if (query.isConstructType()) return execution.construct().isIsomorphicWith(graph(result));
                var got = ResultSetFactory.makeRewindable(
                        org.apache.jena.query.ResultSet.adapt(execution.select().materialize()));
                return isSame(got, rows(Files.readAllBytes(result), suffix(result), placed(result)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (RuntimeException otherwise) {
            return false;
        }
    }

    private static boolean isWanted(byte[] answer, String text, Path result) {
        try {
            Query query = QueryFactory.create(text, Syntax.syntaxSPARQL_11);
            byte[] wanted = Files.readAllBytes(result);
            String suffix = suffix(result);
            if (query.isConstructType()) {
                Graph got = RDFParser.source(new ByteArrayInputStream(answer))
                        .lang(Lang.TURTLE)
                        .toGraph();
                return got.isIsomorphicWith(graph(result));
            }
            String got = List.of("ttl", "rdf").contains(suffix) ? "srj" : suffix;
            if (query.isAskType()) return boolean_(answer, got) == boolean_(wanted, suffix);
            if (suffix.equals("csv")) return lines(answer).equals(lines(wanted));
            return isSame(rows(answer, got, PLACE), rows(wanted, suffix, placed(result)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** CSV has no terms: lines in any order, blank nodes by whatever name. */
    private static List<String> lines(byte[] csv) {
        return Arrays.stream(new String(csv, StandardCharsets.UTF_8).split("\r?\n"))
                .map(line -> line.replaceAll("_:\\w+", "_:b"))
                .sorted()
                .toList();
    }

    /** The same rows by value, in whatever order; a blank node is as good as any other. */
    private static boolean isSame(ResultSetRewindable got, ResultSetRewindable wanted) {
        if (!Set.copyOf(got.getResultVars()).equals(Set.copyOf(wanted.getResultVars()))) return false;
        List<Binding> left = new ArrayList<>();
        while (wanted.hasNext()) left.add(wanted.nextBinding());
        List<Var> variables = Var.varList(got.getResultVars());
        while (got.hasNext()) {
            Binding row = got.nextBinding();
            Optional<Binding> same = left.stream()
                    .filter(one -> variables.stream().allMatch(name -> isSame(row.get(name), one.get(name))))
                    .findFirst();
            if (same.isEmpty()) return false;
            left.remove(same.get());
        }
        return left.isEmpty();
    }

    private static boolean isSame(Node one, Node other) {
        if (one == null || other == null) return one == other;
        if (one.isBlank() && other.isBlank() || one.equals(other)) return true;
        return one.isLiteral() && other.isLiteral() && (one.sameValueAs(other) || NodeFunctions.sameTerm(one, other));
    }

    private static boolean boolean_(byte[] bytes, String suffix) {
        return result(bytes, suffix).getBooleanResult();
    }

    private static ResultSetRewindable rows(byte[] bytes, String suffix, String base) {
        if (suffix.equals("ttl") || suffix.equals("rdf")) {
            Lang lang = RDFLanguages.filenameToLang("x." + suffix);
            Graph graph = RDFParser.source(new ByteArrayInputStream(bytes))
                    .lang(lang)
                    .base(base)
                    .toGraph();
            return ResultSetFactory.makeRewindable(RDFInput.fromRDF(ModelFactory.createModelForGraph(graph)));
        }
        return ResultSetFactory.makeRewindable(result(bytes, suffix).getResultSet());
    }

    private static SPARQLResult result(byte[] bytes, String suffix) {
        Lang lang =
                switch (suffix) {
                    case "srx" -> ResultSetLang.RS_XML;
                    case "srj" -> ResultSetLang.RS_JSON;
                    case "tsv" -> ResultSetLang.RS_TSV;
                    case "csv" -> ResultSetLang.RS_CSV;
                    default -> RDFLanguages.filenameToLang("x." + suffix);
                };
        InputStream in = new ByteArrayInputStream(bytes);
        return ResultSetReaderRegistry.getFactory(lang).create(lang).readAny(in, new Context());
    }

    // ---- Protocol

    @TestFactory
    Stream<DynamicTest> protocol() {
        Path manifest = suite.resolve("protocol/manifest.ttl");
        return items(read(manifest), "entries")
                .map(RDFNode::asResource)
                .map(test -> DynamicTest.dynamicTest(name(manifest, test), () -> converse(test)));
    }

    private static void converse(Resource test) {
        dropAll();
        test.listProperties(test.getModel().createProperty(UT, "graphData")).forEach(data -> {
            Resource named = data.getResource();
            put(named.getProperty(RDFS.label).getString(), graph(file(named, UT, "graph")));
        });
        property(property(test, MF, "action"), HT, "requests").as(RDFList.class).asJavaList().stream()
                .map(RDFNode::asResource)
                .forEach(request -> exchange(test.getLocalName(), request));
    }

    private static void exchange(String test, Resource request) {
        boolean hasBody = request.hasProperty(request.getModel().createProperty(HT, "body"));
        Resource content = hasBody ? property(request, HT, "body") : request;
        String body = hasBody ? string(content, CNT, "chars") : "";
        String path = string(request, HT, "absolutePath");
        Map<String, String> headers = headers(request);
        String said = path + " " + body + " " + headers;
        boolean isUpdate = said.contains("sparql-update")
                || said.contains("update=")
                || test.contains("update") && !said.contains("query");
        String door = path.replaceFirst("^/sparql/?", isUpdate ? "/update" : "/sparql");
        String charset = hasBody && content.hasProperty(content.getModel().createProperty(CNT, "characterEncoding"))
                ? string(content, CNT, "characterEncoding")
                : "UTF-8";
        HttpResponse<byte[]> answer = send(
                string(request, HT, "methodName"),
                door,
                body.getBytes(java.nio.charset.Charset.forName(charset)),
                headers.entrySet().stream()
                        .flatMap(one -> Stream.of(one.getKey(), one.getValue()))
                        .toArray(String[]::new));
        Resource expected = property(request, HT, "resp");
        List<String> statuses = expected.listProperties(expected.getModel().createProperty(MF, "expectedStatus"))
                .mapWith(status -> status.getResource().getLocalName())
                .toList();
        assertTrue(
                statuses.stream().anyMatch(status -> is(status, answer.statusCode())),
                () -> door + " answered " + answer.statusCode() + ", wanted " + statuses + ": "
                        + new String(answer.body(), StandardCharsets.UTF_8));
        var wanted = expected.getProperty(expected.getModel().createProperty(MF, "expectedBoolean"));
        if (wanted == null) return;
        String type = answer.headers().firstValue("Content-Type").orElse("");
        assertEquals(wanted.getBoolean(), boolean_(answer.body(), type.contains("xml") ? "srx" : "srj"), door);
    }
}
