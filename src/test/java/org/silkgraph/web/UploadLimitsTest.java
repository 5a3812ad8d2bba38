package org.silkgraph.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.silkgraph.web.WritingService.TURTLE;
import static org.silkgraph.web.WritingService.problem;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.silkgraph.Stores;
import org.silkgraph.terms.TermLimits;

/** What documents of RDF may not hold, whatever door they come in by; nothing of what is refused is kept. */
class UploadLimitsTest {
    private static final String GRAPH = "/graphs?graph=http%3A%2F%2Fexample.org%2Fg";
    private static final String RDF =
            "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns:e='http://example.org/'>"
                    + "<rdf:Description rdf:about='http://example.org/a'><e:p>%s</e:p></rdf:Description></rdf:RDF>";
    private static WritingService service;

    @BeforeAll
    static void start() {
        service = new WritingService(Stores.freshEmpty());
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static void refused(String type, String body, int status, String problem) {
        String before = service.state();
        HttpResponse<String> answer = service.send("PUT", GRAPH, type, body);
        assertEquals(status + " " + problem, answer.statusCode() + " " + problem(answer), answer.body());
        assertEquals(before, service.state());
    }

    private static void kept(String type, String body) {
        HttpResponse<String> answer = service.send("PUT", GRAPH, type, body);
        assertEquals(2, answer.statusCode() / 100, answer.body());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE rdf:RDF [<!ENTITY x \"y\">]>",
                "<!DOCTYPE rdf:RDF SYSTEM \"http://127.0.0.1:9/a.dtd\">",
                "<!-- <!ok --><!DOCTYPE rdf:RDF>",
                "<?p <!ok ?>\n\n<!DOCTYPE rdf:RDF PUBLIC '-//x' 'file:///etc/passwd'>",
                "<?xml version='1.0'?><!DOCTYPE a [<!ENTITY % b SYSTEM 'http://127.0.0.1:9/'> %b;]>"
            })
    void a_document_type_is_refused(String doctype) {
        refused("application/rdf+xml", doctype + RDF.formatted("&x;"), 400, "doctype");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<![CDATA[<!DOCTYPE a>]]>", "<!-- <!DOCTYPE a> -->", "a > b", "]]&gt; '\"", "&lt;!DOCTYPE"})
    void text_that_looks_like_a_document_type_is_text(String text) {
        kept("application/rdf+xml", "<?xml version=\"1.0\"?><!--<!DOCTYPE a>-->" + RDF.formatted(text));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "text/turtle | <http://e/a> <http://e/p> | [ <http://e/p> | ] | .",
                "text/turtle | <http://e/a> <http://e/p> | ( | ) | .",
                "text/turtle | | <<( <http://e/a> <http://e/p> | )>> | <http://e/p> 1 .",
                "text/turtle | | << <http://e/a> <http://e/p> | >> | <http://e/p> 1 .",
                "application/ld+json | {'@id':'http://e/a','http://e/p': | {'http://e/p': | } | }",
                "application/ld+json | {'@id':'http://e/a','http://e/p': | [ | ] | }",
                "application/rdf+xml | <r:RDF xmlns:r='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns:e='http://e/'> | <r:Description><e:p> | </e:p></r:Description> | </r:RDF>"
            })
    void what_is_nested_30_000_levels_deep_is_refused(
            String type, String before, String open, String close, String after) {
        String inner = type.contains("json") ? "1" : type.contains("xml") ? "" : "<http://e/b>";
        String body = (before == null ? "" : before)
                + (open + " ").repeat(30_000)
                + inner
                + (" " + close).repeat(30_000)
                + after;
        refused(type, body.replace('\'', type.contains("xml") ? '\'' : '"'), 400, "nested-too-deeply");
    }

    @Test
    void what_is_nested_as_deep_as_the_limit_is_kept() {
        int depth = TermLimits.DEFAULTS.nesting();
        kept(TURTLE, "<http://e/a> <http://e/p> " + "[ <http://e/p> ".repeat(depth) + "1" + "]".repeat(depth) + " .");
        refused(
                TURTLE,
                "<http://e/a> <http://e/p> " + "(".repeat(depth + 1) + ")".repeat(depth + 1) + " .",
                400,
                "nested-too-deeply");
    }

    @Test
    void brackets_in_strings_comments_and_iris_are_no_nesting() {
        kept(
                TURTLE,
                "<http://e/(((> <http://e/p> \"" + "([{".repeat(1000) + "\", '''" + "'[".repeat(1000) + "''' . # "
                        + "(".repeat(1000) + "\n@prefix e: <http://e/> . e:a\\(\\#\\'b e:p \"\\\"((\" .");
    }

    static List<String> characters() {
        return List.of(
                " ",
                "\t",
                "\u0001",
                "<",
                "\"",
                "{",
                "}",
                "|",
                "^",
                "`",
                "\\\\",
                "\u007f",
                "\u0085",
                "\\u0020",
                "\\u000A",
                "\\u0000",
                "\\u003E",
                "\\U0000003C",
                "\\u007B",
                "\\u0022",
                "\\uD800",
                "\\U00110000",
                "\\uFFFE");
    }

    @ParameterizedTest
    @MethodSource("characters")
    void what_no_iri_has_is_refused_with_its_place(String character) {
        for (String place : new String[] {
            "<http://e/%s> <http://e/p> 1 .",
            "<http://e/a> <http://e/p%s> 1 .",
            "<http://e/a> <http://e/p> <http://e/%s> .",
            "@prefix e: <http://e/%s> . e:a e:b e:c .",
            "<http://e/a> <http://e/p> \"1\"^^<http://e/%s> .",
            "@base <http://e/%s> . <a> <b> <c> ."
        }) {
            String before = service.state();
            HttpResponse<String> answer = service.send("PUT", GRAPH, TURTLE, "\n" + place.formatted(character));
            assertEquals(400, answer.statusCode(), answer.body());
            JsonNode problem = Served.read(answer.body());
            assertEquals(2, problem.path("line").asInt(), answer.body());
            assertTrue(problem.path("column").asInt() > 8, answer.body());
            assertEquals(before, service.state());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "<", "\\\"", "{", "|", "^", "`", "\\\\", "\\u0001", "\\n", "\\uD800"})
    void what_no_iri_has_is_refused_in_json_ld_with_its_place(String character) {
        for (String place : new String[] {
            "{\"@id\":\"http://e/%s\",\"http://e/p\":1}",
            "{\"@id\":\"http://e/a\",\"@type\":[\"http://e/%s\"]}",
            "{\"@context\":{\"e\":\"http://e/%s\"},\"@id\":\"e:a\",\"e:p\":1}",
            "{\"@context\":{\"@vocab\":\"http://e/%s\"},\"@id\":\"http://e/a\",\"p\":1}",
            "{\"@id\":\"http://e/a\",\"http://e/p\":{\"@value\":\"a\",\"@type\":\"http://e/%s\"}}"
        }) {
            String before = service.state();
            HttpResponse<String> answer = service.send("PUT", GRAPH, "application/ld+json", place.formatted(character));
            assertEquals(400, answer.statusCode(), answer.body());
            assertEquals(1, Served.read(answer.body()).path("line").asInt(), answer.body());
            assertEquals(before, service.state());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "{", "|", "^", "`", "\"", "&lt;"})
    void what_no_iri_has_is_refused_in_rdf_xml(String character) {
        refused(
                "application/rdf+xml",
                RDF.formatted("").replace("http://example.org/a", "http://example.org/" + character),
                400,
                "unparsable");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"e", "en-toolongsubtag", "en--ltr", "1a", "en-a-bbbbbbbb-cccccccc-dddddddd-eeeeeeee-ffffffff"})
    void what_is_no_language_tag_is_refused(String tag) {
        if (tag.length() > 1) refused(TURTLE, "<http://e/a> <http://e/p> \"x\"@" + tag + " .", 400, "unparsable");
        if (tag.length() > 1)
            refused(
                    "application/ld+json",
                    "{\"@id\":\"http://e/a\",\"http://e/p\":{\"@value\":\"x\",\"@language\":\"" + tag + "\"}}",
                    400,
                    "unparsable");
    }

    @ParameterizedTest
    @ValueSource(strings = {"zh", "zh-Hans-CN", "en-GB-oxendict", "x-private", "sr-Latn-RS"})
    void language_tags_are_kept(String tag) {
        kept(TURTLE, "<http://e/a> <http://e/p> \"x\"@" + tag + " .");
        assertTrue(service.served().get(GRAPH, "Accept", "text/turtle").body().contains("@" + tag));
    }

    @Test
    void json_ld_with_very_many_values_is_refused_and_the_same_in_turtle_is_kept() {
        String many = IntStream.range(0, 40_001).mapToObj(Integer::toString).collect(Collectors.joining(","));
        refused(
                "application/ld+json",
                "{\"@id\":\"http://e/a\",\"http://e/p\":[" + many + "]}",
                413,
                "json-ld-too-large");
        kept(TURTLE, "<http://e/a> <http://e/p> " + many + " .");
    }

    @Test
    void a_literal_of_a_mebibyte_is_kept_and_one_byte_more_is_refused() {
        int most = TermLimits.DEFAULTS.literal();
        kept(TURTLE, "<http://e/a> <http://e/p> \"" + "x".repeat(most) + "\" .");
        String over = "字".repeat(most / 3 + 1);
        refused(TURTLE, "<http://e/a> <http://e/p> \"\"\"" + over + "\"\"\" .", 413, "literal-too-long");
        refused("application/rdf+xml", RDF.formatted(over), 413, "literal-too-long");
        refused(
                "application/ld+json",
                "{\"@id\":\"http://e/a\",\"http://e/p\":\"" + over + "\"}",
                413,
                "literal-too-long");
        refused("application/n-triples", "<http://e/a> <http://e/p> \"" + over + "\" .", 413, "literal-too-long");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INSERT DATA { <http://e/\\u0020> <http://e/p> 1 }",
                "INSERT DATA { <http://e/a> <http://e/p> <http://e/\\u003E> }",
                "INSERT { <http://e/a> <http://e/p> ?x } WHERE { BIND(IRI(CONCAT('http://e/', ' ')) AS ?x) }",
                "INSERT { <http://e/a> <http://e/p> ?x } WHERE { BIND(IRI('http://e/<script>') AS ?x) }",
                "INSERT { GRAPH ?x { <http://e/a> <http://e/p> 1 } } WHERE { BIND(IRI('http://e/a\\nb') AS ?x) }",
                "INSERT { <http://e/a> <http://e/p> ?x } WHERE { BIND(STRDT('a', IRI('http://e/ b')) AS ?x) }",
                "INSERT { <http://e/a> <http://e/p> ?x } WHERE { BIND(STRLANG('a', 'not a tag') AS ?x) }",
                "INSERT DATA { <http://e/a> <http://e/p> 'a'@abcdefghijkl }",
                "PREFIX e: <http://e/\\u007C> INSERT DATA { e:a <http://e/p> 1 }"
            })
    void an_update_writes_no_term_that_is_none(String update) {
        String before = service.state();
        HttpResponse<String> answer = service.update(update);
        // An expression that fails has no value, and what has none is not written.
        assertTrue(answer.statusCode() / 100 == 4 || answer.body().contains("unchanged"), answer.body());
        assertEquals(before, service.state());
    }

    @Test
    void an_update_writes_no_literal_that_is_too_long() {
        String before = service.state();
        HttpResponse<String> answer =
                service.update("INSERT DATA { <http://e/a> <http://e/p> '" + "x".repeat((1 << 20) + 1) + "' }");
        assertEquals("422 update-bad-term", answer.statusCode() + " " + problem(answer));
        assertEquals(before, service.state());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'@context':'http://127.0.0.1:9/c','@id':'http://e/a'}",
                "{'@context':['http://127.0.0.1:9/c'],'@id':'http://e/a'}",
                "{'@context':{'@import':'http://127.0.0.1:9/c'},'@id':'http://e/a'}",
                "{'@context':{'p':{'@id':'http://e/p','@context':'http://127.0.0.1:9/c'}},'@id':'http://e/a','p':{'q':1}}",
                "{'@context':{'T':{'@id':'http://e/T','@context':'http://127.0.0.1:9/c'}},'@type':'T'}",
                "{'@context':'file:///etc/passwd','@id':'http://e/a'}",
                "{'@context':'relative.jsonld','@id':'http://e/a'}"
            })
    void a_context_elsewhere_is_never_fetched(String body) {
        refused("application/ld+json", body.replace('\'', '"'), 400, "unparsable");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/rdf+thrift",
                "application/vnd.apache.thrift.binary",
                "application/rdf+protobuf",
                "application/trix",
                "application/rdf+json",
                "application/n-quads",
                "text/html"
            })
    void other_syntaxes_are_not_taken(String type) {
        refused(type, "x", 415, "unknown-media-type");
    }
}
