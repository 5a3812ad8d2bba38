package org.silkgraph.store.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.sparql.util.Context;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.silkgraph.store.guard.RefusedQuery.Why;

/** Expressions within bounds: the same answers as Jena's own, and an end where Jena's have none. */
class BoundedTest {
    private final QueryGuard guard = new QueryGuard(QueryLimits.DEFAULTS);

    private List<String> ask(String query, Context context) {
        Query parsed = guard.parse("PREFIX fn: <http://www.w3.org/2005/xpath-functions#> " + query);
        DatasetGraph data = DatasetGraphFactory.create();
        List<String> rows = new ArrayList<>();
        try (QueryExec execution = QueryExec.newBuilder()
                .dataset(data)
                .query(parsed)
                .context(context)
                .overallTimeout(20, TimeUnit.SECONDS)
                .build()) {
            RowSet found = execution.select();
            while (found.hasNext()) rows.add(found.next().toString());
        }
        return rows;
    }

    private List<String> ask(String query) {
        return ask(query, guard.context());
    }

    private List<String> askJena(String query) {
        Context context = guard.context();
        context.unset(org.apache.jena.sparql.ARQConstants.sysOptimizerFactory);
        return ask(query, context);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "REGEX('乌鲁木齐高新区', '高新')",
                "REGEX('Ürümqi', '^ür', 'i')",
                "REGEX('ÉCOLE', 'école', 'i')",
                "REGEX('a\\nb', 'a.b')",
                "REGEX('a\\nb', 'a.b', 's')",
                "REGEX('x\\nab\\ny', '^ab$', 'm')",
                "REGEX('x\\nab\\ny', '^ab$')",
                "REGEX('a.b', 'a.b', 'q')",
                "REGEX('axb', 'a.b', 'q')",
                "REGEX('helloworld', 'hello world', 'x')",
                "REGEX(1, '1')",
                "REGEX('2017年度', '\\\\d{4}')",
                "REGEX('𠮷野', '^.野$')",
                "REGEX('abc'@en, 'B', 'i')",
                "REPLACE('abcb', 'b', 'Z')",
                "REPLACE('abcb'@en, '(b)', '[$1]')",
                "REPLACE('abcb', 'B', 'Z', 'i')",
                "REPLACE('abracadabra', 'a.*a', '*')",
                "REPLACE('abracadabra', 'a.*?a', '*')",
                "REPLACE('AAAA', 'A+?', 'b')",
                "REPLACE('darted', '^(.*?)d(.*)$', '$1c$2')",
                "REPLACE('', '.*', 'x')",
                "REPLACE('abc', '.*', 'x')",
                "REPLACE('abc', 'x*', '-')",
                "REPLACE('abc', 'b', '$2')",
                "REPLACE('a.b', '.', '-', 'q')",
                "REPLACE('abc', 'z', 'y')",
                "REPLACE('abc', 'b', '\\\\$')",
                "fn:matches('abc', 'B', 'i')",
                "fn:matches('abc', 'z')",
                "CONCAT('a', 'b'@en)",
                "CONCAT('a'@en, 'b'@en)",
                "CONCAT('a', 1)",
                "ENCODE_FOR_URI('新疆 a')",
                "6 * 7",
                "1.5 * 2",
                "2e3 * 2",
                "'a' * 2",
                "123456789012345678901234567890 * 987654321098765432109876543210"
            })
    void what_is_within_bounds_is_what_jena_says(String expression) {
        String query = "SELECT ?x { BIND(" + expression + " AS ?x) }";
        assertEquals(askJena(query), ask(query));
        String late = "SELECT ?x { VALUES ?one { 'b' } BIND(" + expression + " AS ?x) FILTER(?one != 'c') }";
        assertEquals(askJena(late), ask(late));
    }

    @Test
    void a_pattern_may_come_from_a_row() {
        String query = "SELECT ?p { VALUES (?p ?f) { ('a+' '') ('A+' 'i') ('[' '') } FILTER(REGEX('caat', ?p, ?f)) }";
        assertEquals(askJena(query), ask(query));
        assertEquals(2, ask(query).size());
    }

    @Test
    void groups_are_joined_as_jena_does() {
        String values = "{ VALUES (?g ?v) { (1 'a') (1 'b') (1 'a') (2 'c') (3 UNDEF) } } GROUP BY ?g ORDER BY ?g";
        for (String joined : List.of(
                "GROUP_CONCAT(?v)",
                "GROUP_CONCAT(DISTINCT ?v; separator='、')",
                "GROUP_CONCAT(UCASE(?v); separator='')")) {
            String query = "SELECT ?g (" + joined + " AS ?x) " + values;
            assertEquals(askJena(query), ask(query), joined);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "REGEX(CONCAT(?a, ?a, ?a, '!'), '^(a+)+$')",
                "REGEX(?a, '(a|a)*b')",
                "REGEX(?a, '(a|aa)+$')",
                "REGEX(?a, '(.*a){20}b')",
                "fn:matches(?a, '(a*)*b')",
                "STRLEN(REPLACE(?a, '(a+)+b', 'x')) > 0"
            })
    void what_makes_other_engines_go_back_and_forth_is_matched_at_once(String expression) {
        long start = System.nanoTime();
        ask("SELECT ?x { VALUES ?a { '" + "a".repeat(2_000) + "' } BIND(" + expression + " AS ?x) }");
        assertTrue(Duration.ofNanos(System.nanoTime() - start).toSeconds() < 5);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "REGEX('aa', '(a)\\\\1')",
                "REGEX('ab', 'a(?=b)')",
                "REGEX('ab', '(?<!a)b')",
                "REGEX('ab', 'a++b')",
                "REGEX('ab', '((a{1,100}){1,100}){1,100}')",
                "REGEX('ab', '(a{1,1000}b{1,1000}c{1,1000})')",
                "REPLACE('ab', '(a)\\\\1', 'x')"
            })
    void what_is_not_matched_in_linear_time_is_refused(String expression) {
        RefusedQuery refused =
                assertThrows(RefusedQuery.class, () -> ask("SELECT ?x { BIND(" + expression + " AS ?x) }"));
        assertEquals(Why.REGEX, refused.why());
    }

    @Test
    void a_long_match_ends_when_the_query_is_cancelled() {
        Query query = guard.parse("SELECT ?x { BIND(REGEX('" + "ab".repeat(20_000) + "', '"
                + "(a?b?){30}".repeat(30).substring(0, 290) + "c$') AS ?x) }");
        try (QueryExec execution = QueryExec.newBuilder()
                .dataset(DatasetGraphFactory.create())
                .query(query)
                .context(guard.context())
                .overallTimeout(50, TimeUnit.MILLISECONDS)
                .build()) {
            long start = System.nanoTime();
            try {
                execution.select().forEachRemaining(row -> {});
            } catch (QueryCancelledException | RefusedQuery stopped) {
                // As it should be, where the machine is not faster than that.
            }
            assertTrue(Duration.ofNanos(System.nanoTime() - start).toSeconds() < 5);
        }
    }

    /** A query in which each variable is made from the one before, so many times. */
    private static String chain(String first, String step, int times) {
        StringBuilder query = new StringBuilder("SELECT ?x" + times + " { BIND(" + first + " AS ?x0)");
        for (int i = 1; i <= times; i++) {
            query.append(" BIND(" + step.replace("?x", "?x" + (i - 1)) + " AS ?x" + i + ")");
        }
        return query + " }";
    }

    private void isTooLarge(String query) {
        assertEquals(
                Why.VALUE_TOO_LARGE,
                assertThrows(RefusedQuery.class, () -> ask(query)).why());
    }

    @Test
    void strings_that_double_end_the_query() {
        isTooLarge(chain("'0123456789'", "CONCAT(?x, ?x)", 40));
    }

    @Test
    void numbers_that_are_squared_end_the_query() {
        isTooLarge(chain("123456789", "?x * ?x", 40));
        isTooLarge(chain("1.23456789", "?x * ?x", 40));
    }

    @Test
    void replacing_each_character_by_many_ends_the_query() {
        isTooLarge(chain("'0123456789'", "REPLACE(?x, '.', '0123456789')", 9));
    }

    @Test
    void joining_without_end_ends_the_query() {
        String values = "VALUES ?v { " + "'" + "x".repeat(40_000) + "' }";
        String rows = "{ VALUES ?a { " + "1 ".repeat(500) + "} VALUES ?b { 1 2 3 } }";
        assertEquals(
                Why.VALUE_TOO_LARGE,
                assertThrows(RefusedQuery.class, () -> ask("SELECT (GROUP_CONCAT(?v) AS ?x) { " + values + rows + " }"))
                        .why());
    }

    @ParameterizedTest
    @ValueSource(strings = {"?a ((<p:a>*)*)* ?b", "?a ((<p:a>+/<p:b>)*/(<p:c>?)+)+ ?b", "?a ^((<p:a>|<p:b>*)+)* ?b"})
    void paths_that_repeat_what_repeats_what_repeats_are_refused(String path) {
        assertEquals(
                Why.PATH_TOO_DEEP,
                assertThrows(RefusedQuery.class, () -> guard.parse("SELECT * { " + path + " }"))
                        .why());
        assertEquals(
                Why.PATH_TOO_DEEP,
                assertThrows(RefusedQuery.class, () -> guard.parse("ASK { FILTER NOT EXISTS { " + path + " } }"))
                        .why());
    }

    @Test
    void paths_that_repeat_what_repeats_are_not_refused() {
        guard.parse("SELECT * { ?a (<p:a>*/<p:b>)+ ?b . ?c (<p:a>|<p:b>)* ?d . ?d (<p:a>?/<p:b>?)* ?e }");
    }

    @Test
    void a_function_that_calls_another_by_its_name_is_not_known() {
        assertEquals(
                Why.FUNCTION,
                assertThrows(
                                RefusedQuery.class,
                                () -> guard.parse("PREFIX fn: <http://www.w3.org/2005/xpath-functions#> SELECT"
                                        + " (fn:apply(<java:java.lang.System>, 1) AS ?x) {}"))
                        .why());
    }
}
