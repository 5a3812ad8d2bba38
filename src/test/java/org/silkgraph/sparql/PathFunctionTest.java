package org.silkgraph.sparql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingFactory;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.pfunction.PropFuncArg;
import org.apache.jena.sparql.util.Context;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.silkgraph.Stores;
import org.silkgraph.snapshot.ReadView;
import org.silkgraph.snapshot.ids.IdExecution;
import org.silkgraph.store.guard.QueryGuard;
import org.silkgraph.store.guard.QueryLimits;
import org.silkgraph.store.guard.RefusedQuery.Why;
import org.silkgraph.terms.Base;
import org.silkgraph.terms.Fn;
import org.silkgraph.terms.Graphs;
import org.silkgraph.terms.Sg;

/** Paths as a property function: what it gives, how it is joined, on numbers and by ARQ alike, and what it refuses. */
class PathFunctionTest {
    private static final String PREFIXES =
            """
            PREFIX fn: <https://w3id.org/silkgraph/function#>
            PREFIX id: <https://w3id.org/silkgraph/id/>
            PREFIX sg: <https://w3id.org/silkgraph/ontology#>
            PREFIX graph: <https://w3id.org/silkgraph/graph/>
            PREFIX prov: <http://www.w3.org/ns/prov#>
            PREFIX oa: <http://www.w3.org/ns/oa#>
            PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
            """;
    private static final String PATH = "(id:region-sichuan id:base-national-hightech-zone) fn:path ";
    private static final QueryGuard GUARD = QueryFunctions.guard(QueryLimits.DEFAULTS);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static Service service;

    @BeforeAll
    static void start() {
        service = new Service(Stores.report(), QueryLimits.DEFAULTS);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void a_path_comes_with_the_claims_of_each_step_and_is_joined_with_their_sentences() throws JsonProcessingException {
        JsonNode rows = rows(
                service.ask(
                        PREFIXES
                                + """
                SELECT ?path ?step ?here ?there ?wording ?quote WHERE {
                  (id:region-sichuan id:base-national-hightech-zone) fn:path (?path ?step ?here ?property ?there ?claim) .
                  ?claim sg:wording ?wording ; prov:wasDerivedFrom/oa:exact ?quote
                } ORDER BY ?path ?step ?claim
                """));
        assertEquals(3, rows.size(), rows.toString());
        List<String> things =
                List.of("region-sichuan", "region-karamay", "zone-karamay-hightech", "base-national-hightech-zone");
        for (int i = 0; i < 3; i++) {
            JsonNode row = rows.get(i);
            assertEquals("1", value(row, "path"));
            assertEquals(String.valueOf(i + 1), value(row, "step"));
            assertEquals(Base.iri("id/", things.get(i)), value(row, "here"));
            assertEquals(Base.iri("id/", things.get(i + 1)), value(row, "there"));
            assertTrue(value(row, "quote").contains("克拉玛依"), row.toString());
            assertFalse(value(row, "wording").isBlank());
        }
    }

    @Test
    void the_example_of_the_docs_runs() throws IOException {
        String docs = Files.readString(Path.of("docs/operating.md"));
        String section = docs.substring(docs.indexOf("### Paths in SPARQL"));
        int start = section.indexOf("```sparql\n") + "```sparql\n".length();
        JsonNode rows = rows(service.ask(section.substring(start, section.indexOf("```", start))));
        assertTrue(rows.size() >= 3, rows.toString());
        assertTrue(rows.toString().contains("四川—克拉玛依援疆机制"), rows.toString());
    }

    @Test
    void what_is_only_implied_counts_where_it_is_asked_for() throws JsonProcessingException {
        String ends = "id:region-shenzhen id:lab-central-asia-diseases";
        assertEquals(0, rows(ask("SELECT * { (" + ends + ") fn:path (?path) }")).size());
        for (String certainty : List.of("\"implied\"", "6 \"implied\"", "6 3 \"implied\"", "sg:implied")) {
            String query = "SELECT * { (" + ends + " " + certainty + ") fn:path (?path ?step ?here ?p ?there ?claim) . "
                    + "?claim sg:certainty ?c }";
            JsonNode rows = rows(ask(query));
            assertFalse(rows.isEmpty(), certainty);
            assertTrue(rows.toString().contains("#implied"), certainty);
        }
        assertEquals(
                0,
                rows(ask("SELECT * { (" + ends + " sg:stated) fn:path (?path) }"))
                        .size());
    }

    @Test
    void what_is_no_entity_is_connected_to_nothing() throws JsonProcessingException {
        assertEquals(
                0,
                rows(ask("SELECT * { (id:region-sichuan id:nobody 12 1000 \"implied\") fn:path (?p) }"))
                        .size());
        assertEquals(
                0,
                rows(ask("SELECT * { (id:region-sichuan id:region-sichuan) fn:path (?p) }"))
                        .size());
    }

    @ParameterizedTest
    @CsvSource({
        "stated, 2, 0",
        "stated, 3, 3",
        "stated, 12, 3",
    })
    void no_path_is_longer_than_asked(String certainty, int max, int rows) throws JsonProcessingException {
        String query = "SELECT * { (id:region-sichuan id:base-national-hightech-zone " + max + " \"" + certainty
                + "\") fn:path (?path ?step) }";
        assertEquals(rows, rows(ask(query)).size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // Both ends from patterns, before and after, and the function in the middle.
                "SELECT * { ?from a sg:Zone . ?to a sg:BaseType . (?from ?to 3) fn:path (?p ?s ?h ?r ?t ?c) . ?c sg:wording ?w }",
                "SELECT ?from ?n { ?from a sg:Zone ; rdfs:label ?n . (?from id:base-national-hightech-zone 4 5) fn:path (?p) }",
                // Values from outside and from BIND.
                "SELECT * { VALUES ?from { id:region-sichuan id:nobody id:region-hami } BIND(id:base-national-hightech-zone AS ?to) (?from ?to) fn:path (?p ?s ?h) }",
                "SELECT * { VALUES (?from ?to) { (id:region-sichuan id:base-national-hightech-zone) } (?from ?to) fn:path (?p ?s ?h) FILTER(?s > 1) }",
                // The arguments themselves.
                "SELECT * { VALUES (?max ?k ?c) { (3 1 'stated') (6 20 'implied') } (id:region-sichuan id:base-national-hightech-zone ?max ?k ?c) fn:path (?p ?s ?h ?r ?t ?claim) }",
                // Columns that have values.
                "SELECT * { " + PATH + "(1 2 ?h ?r ?t ?c) }",
                "SELECT * { " + PATH + "(?p ?s id:region-karamay ?r ?t) }",
                "SELECT * { " + PATH + "(1.0 ?s) }",
                "SELECT * { " + PATH + "(?x ?x ?h) }",
                "SELECT * { ?h a sg:Zone . " + PATH + "(?p ?s ?h ?r ?t) }",
                "SELECT * { VALUES ?s { 1 3 } " + PATH + "(?p ?s ?h ?r ?t) }",
                "SELECT * { " + PATH + "(?p ?s ?h ?r ?t) . ?t a sg:Zone }",
                "SELECT * { " + PATH + "([] [] ?h) }",
                // OPTIONAL, sub-select, GRAPH, UNION, EXISTS, MINUS, aggregates.
                "SELECT * { ?from a sg:Zone OPTIONAL { (?from id:base-national-hightech-zone 2) fn:path (?p ?s ?h ?r ?t ?c) . ?c sg:wording ?w } }",
                "SELECT * { ?from a sg:Zone OPTIONAL { (?from id:base-national-hightech-zone 2) fn:path (?p ?s ?h ?r ?t ?c) FILTER(?s = 2) } }",
                "SELECT * { { SELECT ?h (COUNT(*) AS ?n) { " + PATH + "(?p ?s ?h) } GROUP BY ?h } ?h rdfs:label ?l }",
                "SELECT * { ?from a sg:Zone { SELECT ?from ?p { ?from a sg:Zone . (?from id:base-national-hightech-zone 2) fn:path (?p) } } }",
                "SELECT * { { SELECT * { " + PATH + "(?p ?s ?h ?r ?t ?c) } ORDER BY ?s LIMIT 2 } ?c sg:wording ?w }",
                "SELECT * { GRAPH graph:all { " + PATH + "(?p ?s ?h ?r ?t ?c) . ?c sg:wording ?w } }",
                "SELECT * { GRAPH graph:ontology { " + PATH + "(?p ?s ?h ?r ?t) . ?r rdfs:label ?l } }",
                "SELECT * { " + PATH + "(?p ?s ?h ?r ?t) OPTIONAL { GRAPH graph:ontology { ?r rdfs:label ?l } } }",
                "SELECT * { { " + PATH + "(?p ?s) } UNION { (id:region-sichuan id:region-karamay) fn:path (?p ?s) } }",
                "SELECT * { ?z a sg:Zone FILTER EXISTS { (id:region-sichuan ?z 2) fn:path (?p) } }",
                "SELECT * { ?z a sg:Zone FILTER NOT EXISTS { (id:region-sichuan ?z 2) fn:path (?p) } }",
                "SELECT ?z (EXISTS { (id:region-sichuan ?z 2) fn:path (?p) } AS ?is) { ?z a sg:Zone }",
                "SELECT ?z { ?z a sg:Zone } ORDER BY (EXISTS { (id:region-sichuan ?z 2) fn:path (?p) }) ?z",
                "SELECT ?z { ?z a sg:Zone } GROUP BY ?z HAVING(EXISTS { (id:region-sichuan ?z 2) fn:path (?p) })",
                "SELECT (SUM(IF(EXISTS { (id:region-sichuan ?z 2) fn:path (?p) }, 1, 0)) AS ?n) { ?z a sg:Zone }",
                "SELECT * { ?h a sg:Zone MINUS { " + PATH + "(?p ?s ?h) } }",
                "SELECT DISTINCT ?h { " + PATH + "(?p ?s ?h) } ORDER BY DESC(?h) LIMIT 2",
                "SELECT ?to (COUNT(DISTINCT ?p) AS ?n) { ?to a sg:Institution . (id:region-xinjiang ?to 4 3 sg:implied) fn:path (?p) } GROUP BY ?to",
                // Two of them, the second from what the first gives.
                "SELECT * { " + PATH + "(?p ?s ?h ?r ?t) . (?t ?h) fn:path (?p2 ?s2 ?h2 ?r2 ?t2) }",
                "SELECT * FROM graph:all { " + PATH + "(?p ?s ?h ?r ?t) . ?r rdfs:label ?l }"
            })
    void on_numbers_it_is_joined_as_arq_joins_it(String query) {
        List<String> by = ask(query, true);
        assertEquals(by, ask(query, false));
        assertEquals(query.contains("(1.0 "), by.isEmpty(), query);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT ?n { ?z a sg:Zone BIND(EXISTS { (id:region-sichuan ?z 2) fn:path (?p) } AS ?n) }",
                "SELECT (EXISTS { (id:region-sichuan ?z 2) fn:path (?p) } AS ?n) { ?z a sg:Zone }",
                "SELECT (?is AS ?n) { ?z a sg:Zone } GROUP BY (EXISTS { (id:region-sichuan ?z 2) fn:path (?p) } AS ?is)",
                "SELECT (IF(MAX(IF(EXISTS { (id:region-sichuan ?z 2) fn:path (?p) }, 1, 0)) = 1, 'true false', '') AS ?n) { ?z a sg:Zone }"
            })
    void a_pattern_in_an_expression_knows_it(String query) {
        for (boolean onNumbers : new boolean[] {true, false}) {
            String rows = ask(query, onNumbers).toString();
            assertTrue(rows.contains("true") && rows.contains("false"), onNumbers + " " + rows);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{ ?z a sg:Zone } GROUP BY ?z HAVING(EXISTS { (id:region-sichuan ?z 2) fn:path (?p) })",
                "{ ?z a sg:Zone } ORDER BY DESC(EXISTS { (id:region-sichuan ?z 2) fn:path (?p) }) LIMIT 1"
            })
    void a_pattern_in_a_condition_or_an_order_knows_it(String rest) {
        for (boolean onNumbers : new boolean[] {true, false}) {
            List<String> rows = ask("SELECT ?z " + rest, onNumbers);
            assertEquals(1, rows.size());
            assertTrue(rows.getFirst().contains("zone-karamay-hightech"), onNumbers + " " + rows);
        }
    }

    @Test
    void a_plan_on_numbers_has_it() {
        Query query = GUARD.parse(PREFIXES + "SELECT * { " + PATH + "(?p ?s ?h ?r ?t ?c) . ?c sg:wording ?w }");
        try (ReadView view = Stores.report().acquire()) {
            String plan = IdExecution.explain(query, view.dataset(), GUARD.context());
            assertTrue(plan.contains("function " + Base.iri() + "function#path"), plan);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "(?from ?to) fn:path (?p)| ?from",
                "(id:a ?to) fn:path (?p) . ?to a sg:Zone| ?to",
                "OPTIONAL { (id:a ?to) fn:path (?p) }| ?to",
                "(id:a 'b') fn:path (?p)| \"b\"",
                "(4 id:b) fn:path (?p)| 4",
                "([] id:b) fn:path (?p)| []",
                "(id:a) fn:path (?p)| (<https://w3id.org/silkgraph/id/a>)",
                "() fn:path (?p)| ()",
                "id:a fn:path (?p)| <https://w3id.org/silkgraph/id/a>",
                "(id:a id:b) fn:path ?p| ?p",
                "(id:a id:b) fn:path ()| ()",
                "(id:a id:b) fn:path (?1 ?2 ?3 ?4 ?5 ?6 ?7)| (?1 ?2 ?3 ?4 ?5 ?6 ?7)",
                "(id:a id:b 1 2 'stated' 4) fn:path (?p)| 4)",
                "(id:a id:b 0) fn:path (?p)| 0",
                "(id:a id:b 13) fn:path (?p)| 13",
                "(id:a id:b 123456789012345678901234567890) fn:path (?p)| 123456789012345678901234567890",
                "(id:a id:b 2.5) fn:path (?p)| 2.5",
                "(id:a id:b 2 0) fn:path (?p)| 0",
                "(id:a id:b 2 1001) fn:path (?p)| 1001",
                "(id:a id:b 2 'many') fn:path (?p)| \"many\"",
                "(id:a id:b 2 3 4) fn:path (?p)| 4",
                "(id:a id:b 'stated' 4) fn:path (?p)| \"stated\"",
                "(id:a id:b 'stated'@en) fn:path (?p)| \"stated\"@en",
                "(id:a id:b 'x'^^<http://www.w3.org/2001/XMLSchema#integer>) fn:path (?p)| x",
                "(id:a id:b sg:Zone) fn:path (?p)| ontology#Zone",
                "VALUES ?max { 13 } (id:a id:b ?max) fn:path (?p)| 13",
                "VALUES ?k { 'x' } (id:a id:b 3 ?k) fn:path (?p)| \"x\"",
                "?x rdfs:label ?max . (id:a id:b ?max) fn:path (?p)| \"",
                "(id:a id:b) fn:path (?p) FILTER EXISTS { (id:a) fn:path (?q) }| (<https://w3id.org/silkgraph/id/a>)"
            })
    void a_wrong_call_is_refused_with_what_was_given(String pattern, String given) throws JsonProcessingException {
        String query = "SELECT * { " + pattern + " }";
        HttpResponse<String> answer = ask(query, "Accept-Language", "en");
        assertEquals(422, answer.statusCode(), answer.body());
        JsonNode problem = JSON.readTree(answer.body());
        assertTrue(problem.path("type").asText().endsWith("/problem/query-path-function"), answer.body());
        assertTrue(problem.path("detail").asText().contains(given), answer.body());
        assertFalse(problem.path("hint").asText().isBlank());
        RuntimeException byArq = assertThrows(RuntimeException.class, () -> ask(query, false));
        assertEquals(Why.PATH_FUNCTION, QueryRun.refused(byArq).why());
        JsonNode chinese = JSON.readTree(ask(query, "Accept-Language", "zh").body());
        assertTrue(chinese.path("detail").asText().startsWith("路径函数得到"), chinese.toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT * { (id:a id:b) fn:paths (?p) }",
                "SELECT * { ?a fn:other ?b }",
                "SELECT * { ?a fn:path+ ?b }",
                "SELECT * { (?p) ^fn:path (id:a id:b) }",
                "SELECT * { ?a (fn:path|sg:x) ?b }",
                "SELECT * { ?z sg:x/<java:org.example.Thing> ?b }",
                "SELECT * { (id:a id:b) fn:path (?p [ sg:x* ?y ]) }"
            })
    void a_function_that_is_not_there_or_inside_a_path_is_refused(String query) throws JsonProcessingException {
        HttpResponse<String> answer = ask(query);
        assertEquals(422, answer.statusCode(), answer.body());
        assertTrue(
                JSON.readTree(answer.body()).path("type").asText().endsWith("/problem/query-property-function"),
                answer.body());
    }

    @ParameterizedTest
    @CsvSource({"ontology, 422", "implied, 422", "all, 200"})
    void a_dataset_without_claims_is_refused(String graph, int status) {
        HttpResponse<String> answer = ask("SELECT * FROM graph:" + graph + " { " + PATH + "(?p) }");
        assertEquals(status, answer.statusCode(), answer.body());
    }

    @Test
    void it_stops_when_the_query_does() {
        try (ReadView view = Stores.report().acquire()) {
            Context context = GUARD.context();
            AtomicBoolean cancel = Context.getOrSetCancelSignal(context);
            cancel.set(true);
            PathFunction function = new PathFunction();
            var execution = ExecutionContext.create(view.dataset(), context);
            var call = new PropFuncArg(List.of(Sg.id("region-xinjiang"), Sg.id("lab-central-asia-diseases")));
            assertThrows(
                    QueryCancelledException.class,
                    () -> function.execEvaluated(BindingFactory.root(), call, Fn.path, call, execution));
        }
    }

    @Test
    void a_query_that_asks_for_too_many_paths_is_timed_out() {
        String all =
                "SELECT (COUNT(*) AS ?n) { ?a a sg:Entity . ?b a sg:Entity . (?a ?b 12 1000 \"implied\") fn:path (?p) }";
        HttpResponse<String> answer =
                service.send(service.request("/sparql?timeout=0.3&query=" + Service.encode(PREFIXES + all))
                        .GET());
        assertEquals(503, answer.statusCode(), answer.body());
        assertTrue(answer.body().contains("query-timeout"), answer.body());
    }

    @Test
    void the_service_describes_it() {
        String described = service.send(
                        service.request("/sparql", "Accept", "text/turtle").GET())
                .body();
        assertTrue(described.contains("propertyFeature"), described);
        assertTrue(described.contains("function#path"), described);
        assertTrue(described.contains("@zh") && described.contains("@en"), described);
    }

    private static HttpResponse<String> ask(String query, String... headers) {
        return service.ask(PREFIXES + query, headers);
    }

    /** The rows as text, in an order of their own. */
    private static List<String> ask(String text, boolean onNumbers) {
        Query query = GUARD.parse(PREFIXES + text);
        Context context = GUARD.context();
        context.set(IdExecution.OFF, !onNumbers);
        boolean isOfAll = query.hasDatasetDescription();
        Query bare = query.cloneQuery();
        bare.getGraphURIs().clear();
        try (ReadView view = Stores.report().acquire();
                QueryExec execution = QueryExec.newBuilder()
                        .dataset(isOfAll ? view.dataset(List.of(Graphs.ALL), List.of()) : view.dataset())
                        .query(bare)
                        .context(context)
                        .build()) {
            List<String> rows = new ArrayList<>();
            execution.select().forEachRemaining(row -> rows.add(text(row)));
            rows.sort(null);
            return rows;
        }
    }

    private static String text(Binding row) {
        TreeSet<String> values = new TreeSet<>();
        row.forEach((variable, value) -> values.add(variable + "=" + value));
        return values.toString();
    }

    private static JsonNode rows(HttpResponse<String> answer) throws JsonProcessingException {
        assertEquals(200, answer.statusCode(), answer.body());
        return JSON.readTree(answer.body()).at("/results/bindings");
    }

    private static String value(JsonNode row, String name) {
        return row.path(name).path("value").asText();
    }
}
