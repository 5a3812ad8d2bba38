package org.silkgraph.snapshot.ids;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.ARQ;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.Syntax;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.sparql.util.Context;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.silkgraph.snapshot.Commit;
import org.silkgraph.snapshot.ReadView;
import org.silkgraph.snapshot.SnapshotReadStore;
import org.silkgraph.terms.Attribution;
import org.silkgraph.terms.Version;

/** What the executor on numbers does beside giving the right answers, which random queries hold it to. */
class IdExecutionTest {
    private static final int CHAIN = 3_000;

    private final SnapshotReadStore store = new SnapshotReadStore();
    private ReadView view = store.acquire();

    @BeforeEach
    void load() {
        view.close();
        IdExecution.install();
        List<Quad> quads = new ArrayList<>();
        for (int i = 0; i < CHAIN; i++) {
            quads.add(Quad.create(Quad.defaultGraphIRI, iri("n" + i), iri("next"), iri("n" + (i + 1))));
            quads.add(Quad.create(Quad.defaultGraphIRI, iri("n" + i), iri("kind"), iri("k" + i % 7)));
        }
        Node one = NodeFactory.createLiteralDT("1", XSDDatatype.XSDinteger);
        Node alike = NodeFactory.createLiteralDT("1.0", XSDDatatype.XSDdecimal);
        quads.add(Quad.create(Quad.defaultGraphIRI, iri("a"), iri("value"), one));
        quads.add(Quad.create(Quad.defaultGraphIRI, iri("b"), iri("value"), alike));
        store.apply(new Commit(new Version(1), Instant.EPOCH, Attribution.system("load", "test"), quads, List.of()));
        view = store.acquire();
    }

    @AfterEach
    void close() {
        view.close();
        store.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT ?x { :a !:next/:next* ?x }",
                "SELECT ?x { ?b :value 1.0 ; :value ?x . :a !:next ?x }",
                "SELECT ?x { :a !:next ?x . ?b :value 1.0 ; :value ?x }",
                "SELECT ?x { :a !:next/:next* 1.0 . ?x :value 1 }",
                "SELECT ?x { :a (!:next)+ 1.0 . ?x :value 1 }"
            })
    void ends_of_a_path_are_compared_as_the_order_that_was_written_says(String query) {
        Context arq = ARQ.getContext().copy();
        arq.setTrue(IdExecution.OFF);
        assertEquals(values(ask(query, arq)), values(ask(query, ARQ.getContext().copy())));
    }

    private static List<Node> values(List<Binding> rows) {
        return rows.stream().map(row -> row.get("x")).toList();
    }

    private static Node iri(String name) {
        return NodeFactory.createURI("http://example.org/" + name);
    }

    private static Query query(String text) {
        return QueryFactory.create("PREFIX : <http://example.org/> " + text, Syntax.syntaxARQ);
    }

    private List<Binding> ask(String text, Context context) {
        try (QueryExec execution = QueryExec.newBuilder()
                .dataset(view.dataset())
                .query(query(text))
                .context(context)
                .build()) {
            List<Binding> rows = new ArrayList<>();
            execution.select().forEachRemaining(rows::add);
            return rows;
        }
    }

    private static Context context() {
        return ARQ.getContext().copy();
    }

    private static Context off() {
        Context context = context();
        context.setTrue(IdExecution.OFF);
        return context;
    }

    private String plan(String text) {
        return IdExecution.explain(query(text), view.dataset(), context());
    }

    @Test
    void solutions_are_numbers_until_they_are_looked_at_and_terms_where_it_is_off() {
        String all = "SELECT * { ?a :next ?b }";
        assertTrue(ask(all, context()).stream().allMatch(IdBinding.class::isInstance));
        assertTrue(ask(all, off()).stream().noneMatch(IdBinding.class::isInstance));
    }

    @Test
    void the_plan_begins_with_what_is_rare_and_tests_a_filter_where_it_can() {
        String plan = plan("SELECT ?b { ?a :next ?b . ?b :kind ?k . FILTER(?k != :k1) :n5 :next ?a }");
        List<String> lines = plan.lines().map(String::strip).toList();
        int rare = lines.indexOf("pattern http://example.org/n5 http://example.org/next ?a");
        int filter = lines.indexOf("filter (!= ?k <http://example.org/k1>)");
        assertEquals(2, rare, plan);
        assertEquals(lines.indexOf("pattern ?b http://example.org/kind ?k") + 1, filter, plan);
    }

    @Test
    void a_form_it_does_not_know_is_left_to_arq_and_the_plan_says_why() {
        String lateral = "SELECT * { ?a :kind :k1 LATERAL { SELECT ?b { ?a :next ?b } LIMIT 1 } }";
        assertTrue(plan(lateral).startsWith("arq, because of lateral"), plan(lateral));
        assertEquals(ask(lateral, off()).size(), ask(lateral, context()).size());
    }

    @Test
    void a_count_of_one_pattern_reads_no_row() {
        Context context = context();
        context.set(IdExecution.ROWS_HELD, 1L);
        Binding row = ask("SELECT (COUNT(*) AS ?n) { ?a :next ?b }", context).getFirst();
        assertEquals(CHAIN, row.get("n").getLiteralValue());
    }

    @Test
    void a_query_that_would_hold_too_many_rows_is_ended() {
        Context context = context();
        context.set(IdExecution.ROWS_HELD, 100L);
        assertEquals(
                7,
                ask("SELECT ?k (COUNT(*) AS ?n) { ?a :kind ?k } GROUP BY ?k", context)
                        .size());
        for (String text : List.of(
                "SELECT DISTINCT ?a { ?a :kind ?k }",
                "SELECT ?a (COUNT(*) AS ?n) { ?a :kind ?k } GROUP BY ?a",
                "SELECT ?a { ?a :kind ?k } ORDER BY ?k",
                "SELECT ?a { ?a :kind ?k MINUS { ?a :next ?b } }",
                // Each alternative counts: the ways double with each step, though they lead to one place.
                "SELECT ?b { ?a " + "(:kind|:kind)/^:kind/".repeat(9) + ":kind ?b }")) {
            TooManyRowsHeld ended = assertThrows(TooManyRowsHeld.class, () -> ask(text, context), text);
            assertEquals(100, ended.most());
        }
    }

    @Test
    void the_first_row_comes_without_the_rest_being_worked_out() {
        String pairs = "SELECT * { ?a :next ?b . ?c :next ?d . ?e :next ?f . ?g :next ?h }";
        try (QueryExec execution = QueryExec.newBuilder()
                .dataset(view.dataset())
                .query(query(pairs))
                .context(context())
                .build()) {
            RowSet rows = execution.select();
            for (int i = 0; i < 10; i++) assertTrue(rows.hasNext() && rows.next() != null);
        }
    }

    @Test
    void a_closure_over_a_long_chain_costs_no_stack() {
        assertEquals(CHAIN + 1, ask("SELECT ?b { :n0 :next* ?b }", context()).size());
    }

    @Test
    void a_time_out_ends_each_kind_of_work() {
        for (String text : List.of(
                "SELECT (COUNT(*) AS ?n) { ?a :next ?b . ?c :next ?d . ?e :next ?f }",
                "SELECT ?a { ?a :next ?b . ?c :next ?d . ?e :next ?f } ORDER BY ?f LIMIT 1",
                "SELECT ?a { ?a :next ?b . ?c :next ?d . ?e :next ?f FILTER(CONCAT(STR(?a), STR(?d), STR(?f)) = \"\") }",
                "SELECT (COUNT(*) AS ?n) { ?a ((:next|^:next)*/:kind)* ?b . ?c :next* ?d }")) {
            try (QueryExec execution = QueryExec.newBuilder()
                    .dataset(view.dataset())
                    .query(query(text))
                    .context(context())
                    .overallTimeout(100, TimeUnit.MILLISECONDS)
                    .build()) {
                assertThrows(
                        QueryCancelledException.class, () -> execution.select().forEachRemaining(row -> {}), text);
            }
        }
    }
}
