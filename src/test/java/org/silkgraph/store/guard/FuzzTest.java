package org.silkgraph.store.guard;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.silkgraph.Fuzzed;

/** Whatever is sent as a query or an update, the guard reads it or refuses it, soon. */
class FuzzTest {
    private static final QueryGuard GUARD = new QueryGuard(QueryLimits.DEFAULTS);
    private static final UpdateGuard UPDATES = new UpdateGuard(GUARD, UpdateLimits.DEFAULTS);
    private static final String[] WORDS = {
        "{",
        "}",
        "(",
        ")",
        "[",
        "]",
        "<",
        ">",
        "<<(",
        ")>>",
        "?x",
        "$y",
        "*",
        "+",
        "/",
        "^",
        "!",
        "|",
        "||",
        "&&",
        "=",
        "<=",
        "a",
        ".",
        ";",
        ",",
        "SELECT",
        "DISTINCT",
        "WHERE {",
        "UNION {",
        "OPTIONAL {",
        "MINUS {",
        "GRAPH ?g {",
        "SERVICE <urn:x> {",
        "FILTER(",
        "EXISTS {",
        "NOT EXISTS {",
        "BIND(",
        "AS ?z)",
        "VALUES ?x {",
        "GROUP BY",
        "HAVING(",
        "ORDER BY",
        "LIMIT 1",
        "OFFSET -1",
        "COUNT(*)",
        "GROUP_CONCAT(",
        "REGEX(",
        "REPLACE(",
        "IF(",
        "IN (",
        "CONSTRUCT {",
        "DESCRIBE",
        "ASK",
        "FROM <urn:g>",
        "PREFIX a: <urn:a>",
        "BASE <urn:b>",
        "INSERT DATA {",
        "DELETE {",
        "INSERT {",
        "LOAD <urn:x>",
        "CLEAR ALL",
        "DROP GRAPH <urn:g>",
        "COPY",
        "USING <urn:u>",
        "WITH <urn:w>",
        "\\u0000",
        "\\uD800",
        "\"",
        "'''",
        "\"\"\"",
        "\\",
        "'x'@en",
        "1e999999999",
        "-0",
        "99999999999999999999",
        "true",
        "_:b",
        "[]",
        "()",
        "\n",
        "\u0000",
        "#",
        "<urn:a>{1,99999999}",
        "<java:a.B>",
        "新疆"
    };

    private static List<String> questions() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("queries"))) {
            return files.filter(file -> file.toString().endsWith(".rq"))
                    .sorted()
                    .map(FuzzTest::text)
                    .toList();
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String refused(Runnable reading) {
        try {
            reading.run();
            return "READ";
        } catch (RefusedQuery refused) {
            return refused.why().name();
        }
    }

    @Test
    @Timeout(value = 6, unit = java.util.concurrent.TimeUnit.HOURS)
    void a_query_is_read_or_refused() throws IOException {
        Fuzzed.of(questions(), WORDS)
                .all("queries", (input, seed) -> refused(() -> GUARD.parse(new String(input, StandardCharsets.UTF_8))));
    }

    @Test
    @Timeout(value = 6, unit = java.util.concurrent.TimeUnit.HOURS)
    void an_update_is_read_or_refused() {
        List<String> updates = List.of(
                "PREFIX ex: <http://example.org/> INSERT DATA { GRAPH ex:g { ex:a ex:b \"c\"@en , 1 , [ ex:d ( 1 2 3 ) ] } }",
                "PREFIX ex: <http://example.org/> WITH ex:g DELETE { ?s ?p ?o } INSERT { ?s ex:p ?n } USING NAMED ex:h WHERE { ?s ?p ?o FILTER(?o > 1 && REGEX(STR(?s), '^a')) BIND(?o + 1 AS ?n) }",
                "CREATE GRAPH <urn:g> ; COPY <urn:g> TO <urn:h> ; MOVE SILENT <urn:h> TO DEFAULT ; ADD DEFAULT TO <urn:i> ; DROP SILENT ALL",
                "DELETE WHERE { GRAPH <urn:g> { ?s <urn:p>/<urn:q>* ?o } }",
                "DELETE DATA { <urn:a> <urn:b> '''x''' } ; CLEAR NAMED",
                "INSERT { ?a ?b ?c } WHERE { { SELECT ?a (COUNT(?x) AS ?c) { ?a ?b ?x } GROUP BY ?a HAVING(COUNT(?x) > 1) } VALUES ?b { <urn:b> UNDEF } }");
        Using none = new Using(List.of(), List.of());
        Fuzzed.of(updates, WORDS)
                .all(
                        "updates",
                        (input, seed) -> refused(() -> UPDATES.parse(new String(input, StandardCharsets.UTF_8), none)));
    }
}
