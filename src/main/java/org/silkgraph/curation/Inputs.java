package org.silkgraph.curation;

import com.apicatalog.jsonld.JsonLdOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.RiotException;
import org.apache.jena.riot.lang.LangJSONLD11;
import org.apache.jena.riot.system.ErrorHandler;
import org.apache.jena.riot.system.StreamRDFBase;
import org.apache.jena.sparql.core.Quad;
import org.silkgraph.terms.Base;

/**
 * Files into quads and texts, strictly: UTF-8, absolute IRIs, no warnings let pass, no remote JSON-LD context. The ending of a
 * name says what it is: {@code .ttl .trig .nt .nq .rdf .jsonld} are RDF, {@code .txt} is the text of a source; folders are
 * read with all they hold, in order of names; other files in folders are left alone.
 */
public final class Inputs {
    private static final Map<String, Lang> LANGUAGES = Map.of(
            "ttl", Lang.TURTLE,
            "trig", Lang.TRIG,
            "nt", Lang.NTRIPLES,
            "nq", Lang.NQUADS,
            "rdf", Lang.RDFXML,
            "jsonld", Lang.JSONLD11);

    private final Node defaultGraph;
    private final boolean shipped;
    private final List<Quad> quads = new ArrayList<>();
    private final List<String> texts = new ArrayList<>();

    private Inputs(Node defaultGraph, boolean shipped) {
        this.defaultGraph = defaultGraph;
        this.shipped = shipped;
    }

    /**
     * Reads files and folders that users hand in.
     *
     * @throws Unparsable where one cannot be read
     */
    public static Handed read(List<Path> paths) {
        return read(paths, Quad.defaultGraphIRI, false);
    }

    /** As {@link #read(List)}, with the triples of files without graph names going to that graph. */
    public static Handed readInto(Node graph, List<Path> paths) {
        return read(paths, graph, false);
    }

    /** Reads files of the distribution, which write the shipped base. */
    static Handed readShipped(Node graph, List<Path> paths) {
        return read(paths, graph, true);
    }

    private static Handed read(List<Path> paths, Node graph, boolean shipped) {
        Inputs inputs = new Inputs(graph, shipped);
        for (Path path : paths) {
            if (Files.isDirectory(path)) {
                filesIn(path).forEach(inputs::readFile);
            } else if (isKnown(path)) {
                inputs.readFile(path);
            } else {
                throw new Unparsable(path.toString(), 0, 0, "unknown ending; known: .ttl .trig .nt .nq .rdf .jsonld .txt");
            }
        }
        return new Handed(inputs.quads, inputs.texts);
    }

    static List<Path> filesIn(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).filter(Inputs::isKnown).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isKnown(Path file) {
        return LANGUAGES.containsKey(ending(file)) || ending(file).equals("txt");
    }

    private static String ending(Path file) {
        String name = file.getFileName().toString();
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private void readFile(Path file) {
        String text = textOf(file);
        if (ending(file).equals("txt")) {
            texts.add(text);
        } else {
            parse(file.toString(), shipped ? Base.rebase(text) : text, LANGUAGES.get(ending(file)));
        }
    }

    private static String textOf(Path file) {
        try {
            return Files.readString(file);
        } catch (CharacterCodingException e) {
            throw new Unparsable(file.toString(), 0, 0, "not valid UTF-8");
        } catch (IOException e) {
            throw new Unparsable(file.toString(), 0, 0, "cannot be read: " + e.getMessage());
        }
    }

    private void parse(String name, String text, Lang language) {
        try {
            RDFParser.fromString(text, language)
                    .base(Base.iri())
                    .checking(true)
                    .strict(true)
                    .set(LangJSONLD11.JSONLD_OPTIONS, noRemoteContexts())
                    .errorHandler(new Strict(name))
                    .parse(new Collect());
        } catch (RiotException e) {
            throw new Unparsable(name, 0, 0, String.valueOf(e.getMessage()));
        } catch (StackOverflowError e) {
            throw new Unparsable(name, 0, 0, "nested too deeply");
        }
    }

    private static JsonLdOptions noRemoteContexts() {
        return new JsonLdOptions((url, options) -> {
            throw new RiotException("remote context " + url + " is not fetched; write the context into the document");
        });
    }

    private final class Collect extends StreamRDFBase {
        @Override
        public void triple(Triple triple) {
            quad(Quad.create(Quad.defaultGraphIRI, triple));
        }

        @Override
        public void quad(Quad quad) {
            if (quad.getObject().isTripleTerm()) {
                throw new RiotException("triple terms are RDF 1.2; this service holds RDF 1.1");
            }
            quads.add(quad.isDefaultGraph() ? Quad.create(defaultGraph, quad.asTriple()) : quad);
        }
    }

    /** Every warning is an error: what cannot be read for sure is not guessed. */
    private record Strict(String file) implements ErrorHandler {
        @Override
        public void warning(String message, long line, long column) {
            error(message, line, column);
        }

        @Override
        public void error(String message, long line, long column) {
            throw new Unparsable(file, Math.max(0, line), Math.max(0, column), message);
        }

        @Override
        public void fatal(String message, long line, long column) {
            error(message, line, column);
        }
    }
}
