package org.silkgraph.snapshot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.Syntax;
import org.apache.jena.query.TxnType;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.tdb2.TDB2Factory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.silkgraph.terms.Attribution;
import org.silkgraph.terms.Version;

/** Queries with nothing somewhere in their middle have the answers that SPARQL says, executor on and off, and those of TDB2. */
class EmptyAnswersTest {
    /** What is empty, a query in which it is, and the rows there are all the same. */
    enum Shape {
        A_PATTERN_WITH_A_TERM_NOBODY_KNOWS("SELECT * { ?s :p ?o . ?o :p :nowhere }", 0),
        A_JOIN("SELECT * { ?s :p ?o . ?o :lonely ?s }", 0),
        AN_OPTIONAL_PART("SELECT * { ?s :p ?o OPTIONAL { ?o :none ?x . ?x :p ?y } }", 3),
        A_BRANCH_OF_UNION("SELECT * { { ?s :none ?o } UNION { ?s :p ?o } }", 3),
        VALUES("SELECT * { ?s :p ?o VALUES ?s { } }", 0),
        A_FILTER("SELECT * { ?s :p ?o FILTER(?s = :nowhere) }", 0),
        MINUS_EVERYTHING("SELECT * { ?s :p ?o MINUS { ?s :p ?any } }", 0),
        MINUS_NOTHING("SELECT * { ?s :p ?o MINUS { ?s :none ?any } }", 3),
        A_PATH("SELECT * { :nowhere :p+ ?o }", 0),
        A_PATH_OF_NO_LENGTH("SELECT * { :nowhere :p* ?o }", 1),
        A_COUNT("SELECT (COUNT(*) AS ?n) { ?s :none ?o }", 1),
        A_COUNT_IN_A_SUB_SELECT("SELECT * { ?s :p ?o { SELECT (COUNT(?x) AS ?n) { ?x :none ?y } } }", 3),
        A_SUM_AND_AN_AVERAGE("SELECT (SUM(?o) AS ?n) (AVG(?o) AS ?m) { ?s :none ?o }", 1),
        A_MINIMUM_WHICH_IS_UNBOUND("SELECT (MIN(?o) AS ?n) (MAX(?o) AS ?m) (SAMPLE(?o) AS ?k) { ?s :none ?o }", 1),
        GROUPS("SELECT ?s (COUNT(*) AS ?n) { ?s :none ?o } GROUP BY ?s", 0),
        HAVING("SELECT ?s (COUNT(*) AS ?n) { ?s :p ?o } GROUP BY ?s HAVING (COUNT(*) > 100)", 0),
        DISTINCT_AND_ORDER("SELECT DISTINCT ?s { ?s :none ?o } ORDER BY ?s LIMIT 3", 0),
        LIMIT_NONE("SELECT ?s { ?s :p ?o } LIMIT 0", 0),
        AN_OFFSET_BEHIND_THE_END("SELECT ?s { ?s :p ?o } ORDER BY ?s OFFSET 100", 0),
        EXISTS("SELECT * { ?s :p ?o FILTER EXISTS { ?o :none ?x } }", 0),
        NOT_EXISTS("SELECT * { ?s :p ?o FILTER NOT EXISTS { ?o :none ?x } }", 3),
        A_GRAPH_THAT_IS_NOT_THERE("SELECT * { GRAPH :nowhere { ?s ?p ?o } }", 0),
        ALL_GRAPHS_WITHOUT_A_MATCH("SELECT * { GRAPH ?g { ?s :none ?o } }", 0),
        EMPTY_BRACES_IN_A_GRAPH_THAT_IS_NOT_THERE("SELECT * { ?s :p ?o . GRAPH :nowhere { } }", 0),
        A_DATASET_OF_NO_GRAPH("SELECT * FROM :nowhere { ?s ?p ?o }", 0),
        A_TRIPLE_WITHOUT_VARIABLES("SELECT * { :a :p :nowhere }", 0),
        ASK("ASK { ?s :none ?o }", 0),
        CONSTRUCT("CONSTRUCT { ?s :made ?o } WHERE { ?s :none ?o }", 0);

        private final String query;
        private final int rows;

        Shape(String query, int rows) {
            this.query = query;
            this.rows = rows;
        }
    }

    private static final List<Quad> DATA = List.of(
            quad("a", "p", "b"),
            quad("b", "p", "c"),
            quad("c", "p", "d"),
            quad("x", "lonely", "y"),
            quad("a", "q", "a"));

    private static Quad quad(String s, String p, String o) {
        return Quad.create(Quad.defaultGraphIRI, RandomTerms.iri(s), RandomTerms.iri(p), RandomTerms.iri(o));
    }

    @ParameterizedTest
    @EnumSource
    void what_is_empty_stays_empty_and_the_rest_is_there(Shape shape) {
        Query query = QueryFactory.create("PREFIX : <http://example.org/> " + shape.query, Syntax.syntaxSPARQL_11);
        Optional<QueryAnswers> wanted = tdb2(query);
        try (ReadStore store = new SnapshotReadStore(1)) {
            store.apply(new Commit(new Version(1), Instant.EPOCH, Attribution.system("load", "test"), DATA, List.of()));
            try (ReadView view = store.acquire()) {
                for (boolean on : new boolean[] {false, true}) {
                    QueryAnswers answers = QueryAnswers.of(query, view.dataset(), QueryOracle.context(on));
                    assertEquals(shape.rows, answers.size(), "executor " + on);
                    assertEquals(Optional.empty(), wanted.flatMap(peer -> answers.wrong(peer, peer)), "executor " + on);
                }
            }
        }
    }

    /** Nothing where TDB2 fails, as it does for empty braces in a graph. */
    private static Optional<QueryAnswers> tdb2(Query query) {
        DatasetGraph tdb = TDB2Factory.createDataset().asDatasetGraph();
        tdb.executeWrite(() -> DATA.forEach(tdb::add));
        tdb.begin(TxnType.READ);
        try {
            return Optional.of(QueryAnswers.of(query, tdb, QueryOracle.context(false)));
        } catch (RuntimeException e) {
            if (!JenaFault.is(e)) throw e;
            return Optional.empty();
        } finally {
            tdb.end();
        }
    }
}
