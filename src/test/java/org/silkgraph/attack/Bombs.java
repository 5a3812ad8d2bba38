package org.silkgraph.attack;

import static org.silkgraph.attack.Attack.change;
import static org.silkgraph.attack.Attack.encode;
import static org.silkgraph.attack.Attack.gzip;
import static org.silkgraph.attack.Attack.query;
import static org.silkgraph.attack.Attack.to;
import static org.silkgraph.attack.Attack.update;
import static org.silkgraph.attack.Attack.upload;

import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.silkgraph.attack.Attack.Allowed;

/** What would take all time, all memory or the whole stack. */
final class Bombs {
    private static final String CROSS = "?a ?b ?c . ?d ?e ?f . ?g ?h ?i";

    private Bombs() {}

    static Stream<Attack> all() {
        return Stream.of(slow(), large(), deep(), bodies()).flatMap(attacks -> attacks);
    }

    static Stream<Attack> slow() {
        return Stream.of(
                        "SELECT * { " + CROSS + " }",
                        "SELECT (COUNT(*) AS ?n) { " + CROSS + " }",
                        "SELECT DISTINCT ?a ?d ?g { " + CROSS + " }",
                        "SELECT * { " + CROSS + " } ORDER BY ?i ?f ?c",
                        "SELECT (GROUP_CONCAT(?c) AS ?x) { " + CROSS + " }",
                        "SELECT ?a (SAMPLE(?i) AS ?x) { " + CROSS + " } GROUP BY ?a ?d",
                        "CONSTRUCT { ?a ?e ?i } { " + CROSS + " }",
                        "DESCRIBE ?a { " + CROSS + " }",
                        "ASK { " + CROSS + " FILTER(STRLEN(CONCAT(STR(?a), STR(?e), STR(?i))) < 0) }",
                        "SELECT (MAX(?i) AS ?x) { " + CROSS + " FILTER NOT EXISTS { ?i ?c ?g } }",
                        "SELECT * { ?a ?b ?c OPTIONAL { ?d ?e ?f } OPTIONAL { ?g ?h ?i } }",
                        "SELECT * { ?x (<a:a>|!<a:a>)* ?y . ?y (<a:a>|!<a:a>)* ?z }",
                        "SELECT (COUNT(*) AS ?n) { ?x (!<a:a>)+ ?y . ?z (!<a:a>)+ ?y }",
                        "SELECT (COUNT(*) AS ?n) { " + CROSS + " MINUS { " + CROSS + " } }",
                        "SELECT * { { " + CROSS + " } UNION { " + CROSS + " } } OFFSET 999999999")
                .map(text -> query(text).stopped());
    }

    static Stream<Attack> large() {
        String a = "a".repeat(5_000);
        return Stream.of(
                query("SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f FILTER(REGEX(STR(?c), \"^(.|.)*$\")) }")
                        .harmless(),
                query(doubling("?x%1$d * ?x%1$d", "99999999999", 14)).harmless(),
                query(doubling("ENCODE_FOR_URI(?x%1$d)", "'%" + "%".repeat(1000) + "'", 12))
                        .harmless(),
                query("SELECT (STRLEN(GROUP_CONCAT(?o; separator='" + a + "')) AS ?x) { ?s ?p ?o }")
                        .harmless(),
                query("SELECT * { ?s ?p ?o } LIMIT 2147483648").harmless(),
                query("SELECT * { ?s ?p ?o } LIMIT 99999999999999999999").harmless(),
                query("SELECT * { ?s ?p ?o } OFFSET -1").refused(),
                query("SELECT (1e1000000000 * 1e1000000000 AS ?x) {}").harmless(),
                query("SELECT (" + "9".repeat(5_000) + " * " + "9".repeat(5_000) + " AS ?x) {}")
                        .harmless(),
                query("SELECT (1/0 AS ?x) (xsd:integer('" + "9".repeat(5_000) + "') AS ?y) {}")
                        .harmless(),
                query("SELECT * { VALUES ?x { " + "1 ".repeat(6_000) + "} }").harmless(),
                to("POST /sparql")
                        .type("application/sparql-query")
                        .body("ASK {} #" + "x".repeat(70_000))
                        .refused(),
                to("POST /sparql")
                        .type("application/sparql-query")
                        .body("ASK {} #" + "x".repeat(5_000_000))
                        .refused(),
                to("POST /sparql")
                        .type("application/x-www-form-urlencoded")
                        .body("query=" + encode("ASK {} #" + "x".repeat(70_000)))
                        .refused(),
                to("GET /sparql?query=" + encode("ASK {} #" + "x".repeat(20_000)))
                        .refused(),
                update("INSERT DATA { <http://e/a> <http://e/b> '" + "x".repeat(2_000_000) + "' }")
                        .refused(),
                update("INSERT { ?a ?b ?i } WHERE { " + CROSS + " }").stopped(),
                update("INSERT { GRAPH <http://e/g> { ?a ?e ?i } } WHERE { " + CROSS + " }")
                        .stopped(),
                update("DELETE WHERE { " + CROSS + " }").stopped());
    }

    /** A value made of itself, so many times. */
    static String doubling(String step, String first, int times) {
        String binds = IntStream.range(0, times)
                .mapToObj(i -> "BIND(" + step.formatted(i) + " AS ?x" + (i + 1) + ")")
                .reduce("BIND(" + first + " AS ?x0)", (before, bind) -> before + " " + bind);
        return "SELECT (STRLEN(STR(?x" + times + ")) AS ?n) { " + binds + " }";
    }

    static Stream<Attack> deep() {
        int deep = 30_000;
        Stream<Attack> asked = Stream.of(
                        "SELECT (" + "(".repeat(20_000) + "1" + ")".repeat(20_000) + " AS ?x) {}",
                        "SELECT * { " + "{".repeat(20_000) + "}".repeat(20_000) + " }",
                        "SELECT * { ?s ?p " + "[ ?p ".repeat(10_000) + "1" + "]".repeat(10_000) + " }",
                        "SELECT * { ?s ?p " + "(".repeat(20_000) + ")".repeat(20_000) + " }",
                        "SELECT (" + "!".repeat(50_000) + "true AS ?x) {}",
                        "SELECT (" + "-".repeat(50_000) + "1 AS ?x) {}",
                        "ASK { FILTER(1" + "||1".repeat(20_000) + ") }",
                        "ASK { FILTER(1" + "+1".repeat(20_000) + ") }",
                        "ASK { {}" + "UNION{}".repeat(8_000) + " }",
                        "SELECT * { ?s " + "(".repeat(10_000) + "<a:a>" + ")*".repeat(10_000) + " ?o }",
                        "SELECT * { ?s " + "^".repeat(50_000) + "<a:a> ?o }",
                        "SELECT * { ?s <a:a>" + "/<a:a>".repeat(8_000) + " ?o }",
                        "SELECT * { ?s <a:a>{1,100000000} ?o }",
                        "ASK { " + "OPTIONAL { ".repeat(5_000) + "}".repeat(5_000) + " }",
                        "ASK { " + "FILTER EXISTS { ".repeat(3_000) + "}".repeat(3_000) + " }",
                        "SELECT * { " + "{ SELECT * ".repeat(3_000) + "{}" + "}".repeat(3_000) + " }",
                        "ASK { FILTER(" + "IF(true,".repeat(5_000) + "1" + ",1)".repeat(5_000) + ") }",
                        "SELECT * { <<(".repeat(1) + "<<( ".repeat(9_000) + " )>> }")
                .map(text -> to("POST /sparql")
                        .type("application/sparql-query")
                        .body(text)
                        .named(text)
                        .refused());
        Stream<Attack> written = Stream.of(
                        "INSERT DATA { <http://e/a> <http://e/b> " + "[ <http://e/b> ".repeat(deep) + "1"
                                + "]".repeat(deep) + " }",
                        "INSERT DATA { <http://e/a> <http://e/b> " + "(".repeat(deep) + ")".repeat(deep) + " }",
                        "DELETE { ?s ?p ?o } WHERE { " + "{".repeat(deep) + "?s ?p ?o" + "}".repeat(deep) + " }",
                        "INSERT { ?s ?p ?x } WHERE { BIND(" + "(".repeat(deep) + "1" + ")".repeat(deep) + " AS ?x) }",
                        "CREATE GRAPH <http://e/g> ;".repeat(20_000))
                .map(text -> update(text).of(text.startsWith("CREATE") ? Allowed.HARMLESS : Allowed.REFUSED));
        return Stream.of(asked, written, documents(deep)).flatMap(attacks -> attacks);
    }

    private static Stream<Attack> documents(int deep) {
        String s = "<http://e/a> <http://e/b> ";
        return Stream.of(
                upload("text/turtle", s + "[ <http://e/b> ".repeat(deep) + "1" + "]".repeat(deep) + " .")
                        .refused(),
                upload("text/turtle", s + "(".repeat(deep) + ")".repeat(deep) + " .")
                        .refused(),
                upload("text/turtle", "<< ".repeat(deep) + "<http://e/a> <http://e/b> 1" + " >>".repeat(deep) + " .")
                        .refused(),
                upload(
                                "text/turtle",
                                s + "<<( <http://e/a> <http://e/b> ".repeat(deep) + "1" + ")>>".repeat(deep) + " .")
                        .refused(),
                upload("text/turtle", s + "1 {| <http://e/b> 1 ".repeat(deep) + "|}".repeat(deep) + " .")
                        .refused(),
                upload(
                                "application/n-triples",
                                s + "<<( <http://e/a> <http://e/b> ".repeat(deep) + "\"1\"" + " )>>".repeat(deep)
                                        + " .")
                        .refused(),
                upload("application/ld+json", "{\"http://e/b\":".repeat(deep) + "1" + "}".repeat(deep))
                        .refused(),
                upload(
                                "application/ld+json",
                                "{\"@id\":\"http://e/a\",\"http://e/b\":" + "[".repeat(deep) + "]".repeat(deep) + "}")
                        .refused(),
                upload(
                                "application/ld+json",
                                "{\"@context\":" + "{\"a\":{\"@id\":\"http://e/a\",\"@context\":".repeat(deep) + "{}"
                                        + "}}".repeat(deep) + "}")
                        .refused(),
                upload(
                                "application/rdf+xml",
                                "<r:RDF xmlns:r='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns:e='http://e/'>"
                                        + "<r:Description><e:p>".repeat(deep) + "</e:p></r:Description>".repeat(deep)
                                        + "</r:RDF>")
                        .refused(),
                upload("application/rdf+xml", "<a>".repeat(deep) + "</a>".repeat(deep))
                        .refused(),
                change("[".repeat(deep) + "]".repeat(deep)).refused(),
                change("{\"a\":".repeat(deep) + "1" + "}".repeat(deep)).refused());
    }

    static Stream<Attack> bodies() {
        byte[] zeros = gzip(new byte[100 << 20]);
        byte[] spaces = new byte[100 << 20];
        Arrays.fill(spaces, (byte) ' ');
        byte[] blanks = gzip(spaces);
        String literal = "<http://e/a> <http://e/b> \"" + "x".repeat(30 << 20) + "\" .";
        return Stream.of(
                upload("text/turtle", "")
                        .header("Content-Encoding", "gzip")
                        .body(blanks)
                        .named("gzip bomb")
                        .refused(),
                to("POST /update")
                        .editor()
                        .type("application/sparql-update")
                        .header("Content-Encoding", "gzip")
                        .body(blanks)
                        .named("gzip bomb")
                        .refused(),
                to("POST /changes")
                        .editor()
                        .header("If-Match", "*")
                        .type("application/json")
                        .header("Content-Encoding", "gzip")
                        .body(zeros)
                        .named("gzip bomb")
                        .refused(),
                to("POST /sparql")
                        .type("application/sparql-query")
                        .header("Content-Encoding", "gzip")
                        .body(blanks)
                        .named("gzip bomb")
                        .refused(),
                upload("text/turtle", "")
                        .header("Content-Encoding", "gzip")
                        .body(gzip(gzip(new byte[1000])))
                        .named("gzip in gzip")
                        .refused(),
                upload("text/turtle", "")
                        .header("Content-Encoding", "gzip, gzip")
                        .body(gzip(gzip(new byte[1000])))
                        .named("gzip, gzip")
                        .refused(),
                upload("text/turtle", "")
                        .header("Content-Encoding", "br")
                        .body("x")
                        .named("br")
                        .refused(),
                upload("text/turtle", "")
                        .header("Content-Encoding", "gzip")
                        .body("no gzip")
                        .named("no gzip")
                        .refused(),
                upload("text/turtle", literal).refused(),
                upload("application/n-triples", literal).refused(),
                upload(
                                "application/ld+json",
                                "{\"@id\":\"http://e/a\",\"http://e/b\":\"" + "x".repeat(30 << 20) + "\"}")
                        .refused(),
                upload("text/turtle", "x".repeat(33 << 20)).refused(),
                upload(
                                "text/turtle",
                                IntStream.range(0, 300_000)
                                                .mapToObj(i -> "@prefix p" + i + ": <http://e/" + i + "/> .\n")
                                                .collect(java.util.stream.Collectors.joining())
                                        + "x")
                        .refused(),
                upload("text/turtle", "_:a <http://e/p> " + "[],".repeat(300_000) + " .")
                        .refused(),
                upload(
                                "application/ld+json",
                                "{\"@id\":\"http://e/a\",\"http://e/b\":["
                                        + IntStream.range(0, 20_000)
                                                .mapToObj(Integer::toString)
                                                .collect(java.util.stream.Collectors.joining(","))
                                        + "],\"x")
                        .refused(),
                change("{\"message\":\"" + "x".repeat(3 << 20) + "\"}").refused(),
                change("{\"entities\":[" + "{},".repeat(20_000) + "{}]}").refused());
    }
}
