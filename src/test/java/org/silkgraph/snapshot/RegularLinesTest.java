package org.silkgraph.snapshot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.lang.LabelToNode;
import org.apache.jena.riot.system.ErrorHandler;
import org.apache.jena.riot.system.StreamRDFBase;
import org.apache.jena.sparql.core.Quad;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines that are cut into tokens say what they say to RIOT as they stand: the same quads in the same order, or an error. */
class RegularLinesTest {
    private static final List<String> SUBJECTS =
            List.of("<http://e.org/a>", "<http://e.org/中文>", "<urn:x:\\u4e2d>", "_:b1", "_:B2", "_:1.2", "<rel>", "<>");
    private static final List<String> PREDICATES =
            List.of("<http://e.org/p>", "<http://e.org/q#%20>", "<http://e.org/ü>");
    private static final List<String> OBJECTS = List.of(
            "\"\"",
            "\"a \\\" . b\"",
            "\"\\\\\"",
            "\"tab\\tline\\n\\u4e2d\\U0001F600\"",
            "\"项目\"@zh-Hans",
            "\"x\"@EN",
            "\"x\"@ar--rtl",
            "\"1\"^^<http://www.w3.org/2001/XMLSchema#integer>",
            "\"abc\"^^<http://www.w3.org/2001/XMLSchema#integer>",
            "\"<http://e.org/a> .\"",
            "<<( <http://e.org/a> <http://e.org/p> \"x\" )>>",
            "\"\uFFFD\"",
            "\"bad \\q\"",
            "<http://e.org/a b>",
            "\"open");
    private static final List<String> SPACES = List.of(" ", " ", " ", "\t", "  ", "");
    private static final List<String> ENDS =
            List.of(" .\n", " .\n", " .\n", ".\n", " .\r\n", " . # so it is\n", " .\n\n", "\n", " ");

    @TempDir
    private Path directory;

    private final RdfFile quads = RdfFile.of(Path.of("file.nq"));
    private final RdfFile triples = RdfFile.of(Path.of("file.nt"));

    private static <T> T one(Random random, List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    /** The first of each are likelier, so that most texts have no error. */
    private static <T> T usual(Random random, List<T> of, int usual) {
        return random.nextInt(40) > 0 ? of.get(random.nextInt(usual)) : one(random, of);
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int line = random.nextInt(12); line >= 0; line--) {
            if (random.nextInt(60) == 0) text.append("# a comment\n");
            text.append(usual(random, SUBJECTS, 5)).append(usual(random, SPACES, 5));
            text.append(one(random, PREDICATES)).append(usual(random, SPACES, 5));
            text.append(random.nextInt(3) == 0 ? usual(random, SUBJECTS, 5) : usual(random, OBJECTS, 10));
            if (random.nextInt(4) == 0) text.append(' ').append(usual(random, SUBJECTS, 5));
            text.append(usual(random, ENDS, 5));
        }
        return text.toString();
    }

    private static List<Quad> read(RdfFile file, byte[] text) throws Exception {
        List<Quad> all = new ArrayList<>();
        LineBlocks blocks = new LineBlocks(new ByteArrayInputStream(text), 1 << 16);
        for (Optional<LineBlocks.Block> block = blocks.next(); block.isPresent(); block = blocks.next()) {
            all.addAll(file.parse(block.get()));
        }
        return all;
    }

    private static List<Quad> byRiot(RdfFile file, String text) {
        List<Quad> all = new ArrayList<>();
        RDFParser.fromString(text, file.isByLine() && file.name().endsWith("nt") ? Lang.NTRIPLES : Lang.NQUADS)
                .checking(true)
                .labelToNode(LabelToNode.createScopeByDocumentHash(file.labels()))
                .errorHandler(new Errors())
                .parse(new StreamRDFBase() {
                    @Override
                    public void triple(Triple triple) {
                        all.add(Quad.create(Quad.defaultGraphIRI, triple));
                    }

                    @Override
                    public void quad(Quad quad) {
                        all.add(quad);
                    }
                });
        return all;
    }

    /** Warnings are none of its business. */
    private static final class Errors implements ErrorHandler {
        @Override
        public void warning(String message, long line, long column) {}

        @Override
        public void error(String message, long line, long column) {
            throw new Fault(line, message);
        }

        @Override
        public void fatal(String message, long line, long column) {
            error(message, line, column);
        }
    }

    private static final class Fault extends RuntimeException {
        private static final long serialVersionUID = 1L;
        final long line;

        Fault(long line, String message) {
            super(message);
            this.line = line;
        }
    }

    private void assertFault(Fault wanted, String name, String text) throws Exception {
        Path file = Files.writeString(directory.resolve(name), text);
        BadRdf found =
                assertThrows(BadRdf.class, () -> read(RdfFile.of(file), text.getBytes(StandardCharsets.UTF_8)), text);
        assertEquals(wanted.line, found.line(), text);
        assertEquals(wanted.getMessage(), found.getMessage(), text);
    }

    private static List<String> said(List<Quad> quads) {
        return quads.stream()
                .map(quad -> (quad.isDefaultGraph() || quad.getGraph() == null ? "" : quad.getGraph()) + " "
                        + quad.asTriple())
                .collect(Collectors.toList());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void they_are_what_riot_reads(boolean hasGraphs) throws Exception {
        Random random = new Random(7);
        int right = 0;
        int wrong = 0;
        for (int i = 0; i < 4000; i++) {
            String text = text(random);
            RdfFile file = hasGraphs ? quads : triples;
            List<String> wanted;
            try {
                wanted = said(byRiot(file, text));
            } catch (Fault fault) {
                wrong++;
                assertFault(fault, file.name(), text);
                continue;
            }
            right++;
            assertEquals(wanted, said(read(file, text.getBytes(StandardCharsets.UTF_8))), text);
        }
        assertTrue(right > 500 && wrong > 100, right + " right, " + wrong + " wrong");
    }
}
