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
    private final List<Quad> quads = new ArrayList<>();
    private final List<String> texts = new ArrayList<>();

    private Inputs(Node defaultGraph) {
        this.defaultGraph = defaultGraph;
    }

    /** The files a list of files and folders stands for: folders with all they hold, in order of names. */
    public static List<NamedText> open(List<Path> paths) {
        List<NamedText> files = new ArrayList<>();
        for (Path path : paths) {
            if (Files.notExists(path)) throw new IllegalArgumentException("no such file: " + path);
            if (Files.isDirectory(path)) {
                filesIn(path).forEach(file -> files.add(new NamedText(file.toString(), textOf(file))));
            } else if (isKnown(path)) {
                files.add(new NamedText(path.toString(), textOf(path)));
            } else {
                throw new Unparsable(
                        path.toString(), 0, 0, "unknown ending; known: .ttl .trig .nt .nq .rdf .jsonld .txt");
            }
        }
        return files;
    }

    /**
     * Reads what users hand in; triples of files without graph names go to the default graph.
     *
     * @throws Unparsable where one cannot be read
     */
    public static Handed read(List<NamedText> files) {
        return read(files, Quad.defaultGraphIRI);
    }

    /** As {@link #read(List)}, with the triples of files without graph names going to that graph. */
    public static Handed read(List<NamedText> files, Node graph) {
        Inputs inputs = new Inputs(graph);
        files.forEach(inputs::readFile);
        return new Handed(inputs.quads, inputs.texts);
    }

    /** Files of the distribution, which write the shipped base, with the base in force. */
    static List<NamedText> openShipped(List<Path> paths) {
        return open(paths).stream()
                .map(file -> isText(file.name()) ? file : new NamedText(file.name(), Base.rebase(file.text())))
                .toList();
    }

    /** The files of a folder that are read, with those below it, in order of names. */
    public static List<Path> filesIn(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .filter(Inputs::isKnown)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isKnown(Path file) {
        String name = file.getFileName().toString();
        return LANGUAGES.containsKey(ending(name)) || isText(name);
    }

    private static boolean isText(String name) {
        return ending(name).equals("txt");
    }

    private static String ending(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private void readFile(NamedText file) {
        if (isText(file.name())) {
            texts.add(file.text());
        } else if (LANGUAGES.containsKey(ending(file.name()))) {
            parse(file.name(), file.text(), LANGUAGES.get(ending(file.name())));
        } else {
            throw new Unparsable(file.name(), 0, 0, "unknown ending");
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

    /** A warning is an error: what cannot be read for sure is not guessed. Only advice on style passes. */
    private record Strict(String file) implements ErrorHandler {
        @Override
        public void warning(String message, long line, long column) {
            if (!message.startsWith("Unwise IRI")) error(message, line, column);
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
