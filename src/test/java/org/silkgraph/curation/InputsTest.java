package org.silkgraph.curation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InputsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a.ttl  | <http://a/s> <http://a/p> 1 .",
                "a.nt   | <http://a/s> <http://a/p> \"1\" .",
                "a.nq   | <http://a/s> <http://a/p> \"1\" <http://a/g> .",
                "a.trig | GRAPH <http://a/g> { <http://a/s> <http://a/p> 1 }",
                "a.ttl  | <HTTP://A/s> <http://a/p> 1 .",
                "a.jsonld | {\"@id\": \"http://a/s\", \"http://a/p\": 1}",
                "a.rdf  | <rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns:a='http://a/'><rdf:Description rdf:about='http://a/s'><a:p>1</a:p></rdf:Description></rdf:RDF>"
            })
    void every_syntax_is_read(String name, String text) {
        assertEquals(1, read(name, text).quads().size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<http://a/s> <http://a/p> \"abc\"^^<http://www.w3.org/2001/XMLSchema#integer> .",
                "<http://a/\\u003E> <http://a/p> 1 .",
                "<http://a/\\u000A> <http://a/p> 1 .",
                "<http://a/x y> <http://a/p> 1 .",
                "<http://a/s> <http://a/p> \"x\"@toolonglanguagetag .",
                "<http://a/s> <http://a/p> <<( <http://a/s> <http://a/p> 1 )>> .",
                "<http://a/s> <http://a/p> 1"
            })
    void what_cannot_be_read_for_sure_is_refused(String text) {
        Unparsable refused = assertThrows(Unparsable.class, () -> read("bad.ttl", text));
        assertEquals("bad.ttl", refused.file());
    }

    @Test
    void the_place_of_a_mistake_is_named() {
        Unparsable refused =
                assertThrows(Unparsable.class, () -> read("bad.ttl", "@prefix a: <http://a/> .\na:s a:p 1 .\na:x\n"));
        assertTrue(refused.line() >= 3, refused.getMessage());
    }

    @Test
    void a_remote_context_is_not_fetched() {
        String text = "{\"@context\": \"http://127.0.0.1:9/context\", \"@id\": \"http://a/s\", \"p\": 1}";
        assertThrows(Unparsable.class, () -> read("a.jsonld", text));
    }

    @Test
    void a_folder_is_read_with_all_it_holds_and_other_files_are_left_alone(@TempDir Path folder) throws IOException {
        Files.createDirectory(folder.resolve("inner"));
        Files.writeString(folder.resolve("a.ttl"), "<http://a/s> <http://a/p> 1 .");
        Files.writeString(folder.resolve("inner/b.txt"), "原文");
        Files.writeString(folder.resolve("README.md"), "not data");
        Handed handed = Inputs.read(Inputs.open(List.of(folder)));
        assertEquals(1, handed.quads().size());
        assertEquals(List.of("原文"), handed.texts());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.txt", "a.ttl", "a.trig", "a.nt", "a.nq", "a.rdf", "a.jsonld"})
    void bytes_that_are_not_utf_8_are_refused(String name, @TempDir Path folder) throws IOException {
        Path file = Files.write(folder.resolve(name), new byte[] {'#', (byte) 0xff, '\n'});
        Unparsable refused = assertThrows(Unparsable.class, () -> Inputs.read(Inputs.open(List.of(file))), name);
        assertEquals(file.toString(), refused.file());
    }

    private static Handed read(String name, String text) {
        return Inputs.read(List.of(new NamedText(name, text)));
    }
}
