package org.silkgraph.curation;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.silkgraph.Fuzzed;

/** Whatever is sent as RDF, in whatever syntax, it is read or it is unparsable, soon. */
class FuzzTest {
    private static final String[] WORDS = {
        "{",
        "}",
        "(",
        ")",
        "[",
        "]",
        "<",
        ">",
        "<<",
        ">>",
        "<<(",
        ")>>",
        "{|",
        "|}",
        "<http://e/a>",
        "\"",
        "'",
        "\"\"\"",
        "'''",
        "\\",
        "\\u0020",
        "\\uD800",
        "\\U00110000",
        "@en",
        "@en--ltr",
        "@aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        "^^<http://e/t>",
        "@prefix a: <http://a/> .",
        "@base <urn:b>",
        "PREFIX",
        "GRAPH",
        "a",
        "_:b",
        ".",
        ";",
        ",",
        "#",
        "\n",
        "\u0000",
        "\u00a0",
        "新疆",
        "<?xml version='1.0'?>",
        "<!DOCTYPE a>",
        "<!--",
        "-->",
        "<![CDATA[",
        "]]>",
        "&amp;",
        "&x;",
        "&#0;",
        "&#xFFFE;",
        "xmlns:x='urn:x'",
        "rdf:about=''",
        "rdf:ID='a b'",
        "rdf:parseType='Collection'",
        "rdf:parseType='Literal'",
        "xml:lang='a b'",
        "xml:base='::'",
        "rdf:li",
        "rdf:_1",
        "</rdf:RDF>",
        "\"@context\":",
        "\"@id\":",
        "\"@type\":",
        "\"@graph\":[",
        "\"@list\":[",
        "\"@reverse\":{",
        "\"@included\":[",
        "\"@import\":\"x\"",
        "\"@container\":\"@language\"",
        "\"@nest\":",
        "\"@json\"",
        "\"@version\":1.1",
        "\"@direction\":\"rtl\"",
        "null",
        "1e999999999",
        "-0",
        "99999999999999999999",
        "true",
        ":",
        "\"a\":",
        "\\ud800",
        "\ufeff"
    };

    private static List<String> seeds(String ending) throws IOException {
        List<String> seeds = new ArrayList<>();
        try (Stream<Path> files =
                Stream.concat(Files.walk(Path.of("data")), Files.walk(Path.of("ontology/examples")))) {
            for (Path file : files.filter(file -> file.toString().endsWith(".ttl"))
                    .sorted()
                    .toList()) {
                String text = Files.readString(file);
                String shorter = text.substring(0, Math.min(text.length(), 3_000));
                int end = shorter.lastIndexOf(" .\n");
                if (end > 0) seeds.add(as(ending, shorter.substring(0, end + 3)));
            }
        }
        seeds.addAll(own(ending));
        return seeds;
    }

    private static List<String> own(String ending) {
        return switch (ending) {
            case "rdf" ->
                List.of(
                        "<?xml version=\"1.0\"?><!-- c --><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" xmlns:e=\"http://e/\" xml:base=\"http://b/\"><rdf:Description rdf:about=\"a\" e:p=\"x\" xml:lang=\"en\"><e:q rdf:parseType=\"Literal\"><b>x</b></e:q><e:l rdf:parseType=\"Collection\"><rdf:Description rdf:about=\"c\"/></e:l><rdf:li rdf:resource=\"d\"/></rdf:Description></rdf:RDF>");
            case "jsonld" ->
                List.of(
                        "{\"@context\":{\"@version\":1.1,\"@vocab\":\"http://v/\",\"e\":\"http://e/\",\"k\":{\"@id\":\"e:k\",\"@container\":[\"@graph\",\"@index\"],\"@context\":{\"x\":\"e:x\"}},\"l\":{\"@container\":\"@language\"}},\"@id\":\"e:a\",\"@type\":[\"e:T\"],\"l\":{\"en\":\"x\",\"zh\":[\"y\"]},\"k\":{\"i\":{\"x\":1}},\"e:p\":[{\"@list\":[1,2.5,true,null]},{\"@value\":\"v\",\"@language\":\"en\"},{\"@set\":[{\"@id\":\"_:b\"}]}],\"@reverse\":{\"e:r\":{\"@id\":\"e:z\"}},\"@included\":[{\"@id\":\"e:i\",\"e:p\":1}]}");
            default ->
                List.of(
                        "@prefix e: <http://e/> . e:a a e:T ; e:p 1, 2.5, 1e3, true, 'x'@en-GB, \"\"\"y\"\"\"^^e:t, [ e:q ( 1 [] 'z' ) ] . _:b e:r <rel> .");
        };
    }

    private static String as(String ending, String turtle) {
        if (ending.equals("ttl") || ending.equals("trig")) return turtle;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        org.apache.jena.riot.Lang lang =
                switch (ending) {
                    case "nt" -> org.apache.jena.riot.Lang.NTRIPLES;
                    case "nq" -> org.apache.jena.riot.Lang.NQUADS;
                    case "rdf" -> org.apache.jena.riot.Lang.RDFXML;
                    default -> org.apache.jena.riot.Lang.JSONLD;
                };
        org.apache.jena.riot.RDFWriter.source(
                        org.apache.jena.riot.RDFParser.fromString(turtle, org.apache.jena.riot.Lang.TURTLE)
                                .toGraph())
                .lang(lang)
                .output(out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private record Sent(String name, byte[] sent) implements Input {
        @Override
        public InputStream open() {
            return new ByteArrayInputStream(sent);
        }

        @Override
        public long bytes() {
            return sent.length;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ttl", "trig", "nt", "nq", "rdf", "jsonld"})
    @Timeout(value = 6, unit = java.util.concurrent.TimeUnit.HOURS)
    void a_document_is_read_or_unparsable(String ending) throws IOException {
        Fuzzed.of(seeds(ending), WORDS).all(ending, (input, seed) -> {
            try {
                return "READ "
                        + (Inputs.read(List.of(new Sent("body." + ending, input)))
                                        .quads()
                                        .isEmpty()
                                ? "nothing"
                                : "");
            } catch (Unparsable e) {
                return e.kind().name();
            } catch (UncheckedIOException e) {
                throw new AssertionError(e);
            }
        });
    }
}
