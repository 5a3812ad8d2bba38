package org.silkgraph.store.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.apache.jena.query.Query;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.silkgraph.store.guard.RefusedQuery.Why;

class QueryGuardTest {
    private final QueryGuard guard = new QueryGuard(QueryLimits.DEFAULTS);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }",
                "SELECT * { SERVICE SILENT <http://127.0.0.1:1/> { ?s ?p ?o } }",
                "SELECT * { ?s ?p ?o SERVICE ?s { ?a ?b ?c } }",
                "SELECT * { FILTER EXISTS { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } } }",
                "SELECT * { FILTER NOT EXISTS { ?a ?b ?c OPTIONAL { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } } } }",
                "SELECT * { { SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } } } }",
                "SELECT * { ?a ?b ?c } ORDER BY (EXISTS { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } })",
                "SELECT ?a { ?a ?b ?c } GROUP BY ?a HAVING (EXISTS { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } })",
                "SELECT (EXISTS { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } } AS ?x) { ?a ?b ?c }",
                "SELECT (SUM(IF(EXISTS { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }, 1, 0)) AS ?x) { ?a ?b ?c }",
                "SELECT * { ?a ?b ?c BIND(EXISTS { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } } AS ?x) }",
                "SELECT * { ?a ?b ?c OPTIONAL { ?a ?d ?e FILTER EXISTS { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } } } }",
                "SELECT * { ?a ?b ?c MINUS { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } } }",
                "SELECT * { GRAPH ?g { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } } }",
                "ASK { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }",
                "DESCRIBE ?s { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }"
            })
    void service_is_refused_wherever_it_stands(String text) {
        assertEquals(
                Why.SERVICE,
                assertThrows(RefusedQuery.class, () -> guard.parse(text)).why());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT (<java:java.lang.System>() AS ?x) {}",
                "SELECT (<java:org.apache.jena.sparql.function.library.now>() AS ?x) {}",
                "PREFIX afn: <http://jena.apache.org/ARQ/function#> SELECT (afn:wait(10) AS ?x) {}",
                "PREFIX afn: <http://jena.apache.org/ARQ/function#> SELECT * { ?s ?p ?o FILTER(afn:print(\"x\")) }",
                "PREFIX afn: <http://jena.apache.org/ARQ/function#> SELECT * { ?s ?p ?o } ORDER BY afn:wait(1)",
                "PREFIX afn: <http://jena.apache.org/ARQ/function#> SELECT (SUM(afn:wait(1)) AS ?x) { ?s ?p ?o }",
                "SELECT (<http://jena.apache.org/ARQ/function/aggregate#stdev>(?o) AS ?x) { ?s ?p ?o }",
                "SELECT (<http://www.ldodds.com/ns/sparql#sqrt>(4) AS ?x) {}"
            })
    void functions_that_are_not_on_the_list_are_refused(String text) {
        assertEquals(
                Why.FUNCTION,
                assertThrows(RefusedQuery.class, () -> guard.parse(text)).why());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT * { ?s <java:org.example.Thing> ?o }",
                "SELECT * { ?s (<java:org.example.Thing>/<urn:b>) ?o }",
                "SELECT * { ?s ^<java:org.example.Thing> ?o }",
                "SELECT * { ?s (<urn:b>|<java:org.example.Thing>)+ ?o }",
                "SELECT * { FILTER EXISTS { ?s <https://w3id.org/silkgraph/function#path> ?o } }",
                "SELECT * { (?a ?b) <https://w3id.org/silkgraph/function#path> (?c) }",
                "SELECT * { ?s <https://w3id.org/silkgraph/function#other>? ?o }",
                "SELECT * { ?s <http://jena.apache.org/ARQ/property#str> ?o }",
                "SELECT * { ?s <http://jena.apache.org/text#query> \"x\" }"
            })
    void predicates_that_run_code_are_refused(String text) {
        assertEquals(
                Why.PROPERTY_FUNCTION,
                assertThrows(RefusedQuery.class, () -> guard.parse(text)).why());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT * { ?s ?p ?o FILTER(REGEX(STR(?o), \"新疆\")) } ORDER BY ?s LIMIT 3",
                "PREFIX xsd: <http://www.w3.org/2001/XMLSchema#> SELECT (xsd:integer(\"4\") AS ?x) {}",
                "PREFIX fn: <http://www.w3.org/2005/xpath-functions#> SELECT (fn:concat(\"a\", \"b\") AS ?x) {}",
                "PREFIX m: <http://www.w3.org/2005/xpath-functions/math#> SELECT (m:sqrt(4.0) AS ?x) {}",
                "SELECT (COUNT(DISTINCT ?s) AS ?n) (GROUP_CONCAT(STR(?o); separator=\",\") AS ?g) { ?s ?p ?o }",
                "SELECT * FROM <https://w3id.org/silkgraph/graph/all> { ?s (<http://a>|<http://b>)* ?o }",
                "SELECT * { ?s !<https://w3id.org/silkgraph/function#path> ?o }",
                "DESCRIBE <https://w3id.org/silkgraph/id/region-xinjiang>",
                "ASK {}"
            })
    void sparql_1_1_passes(String text) {
        Query query = guard.parse(text);
        assertEquals(false, query.isUnknownType());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"SELECT * {| 1", "'SELECT *\n{ ?s ?p }'| 2", "LOAD <http://127.0.0.1:1/>| 1", "INSERT DATA {}| 1"})
    void what_is_no_query_is_refused_with_its_line(String text, int line) {
        RefusedQuery refused = assertThrows(RefusedQuery.class, () -> guard.parse(text));
        assertEquals(Why.SYNTAX, refused.why());
        assertEquals(line, refused.line());
    }

    @Test
    void a_megabyte_is_too_long() {
        RefusedQuery refused = assertThrows(RefusedQuery.class, () -> guard.parse("#" + "x".repeat(1 << 20)));
        assertEquals(Why.TOO_LONG, refused.why());
    }

    @Test
    void many_parts_are_too_complex() {
        String unions = "SELECT * { {?a ?b ?c}" + " UNION {?a ?b ?c}".repeat(3_500) + " }";
        String ors = "SELECT * { ?a ?b ?c FILTER(?a" + "||?a".repeat(10_000) + ") }";
        for (String text : new String[] {unions, ors}) {
            RefusedQuery refused = assertThrows(RefusedQuery.class, () -> guard.parse(text));
            assertEquals(Why.TOO_COMPLEX, refused.why());
        }
    }

    @Test
    void the_defaults_are_the_documented_ones() {
        assertEquals(10, QueryLimits.DEFAULTS.timeout().toSeconds());
        assertEquals(65_536, QueryLimits.DEFAULTS.queryBytes());
        assertEquals(200_000, QueryLimits.DEFAULTS.rows());
        assertEquals(5_000, QueryLimits.DEFAULTS.parts());
    }
}
