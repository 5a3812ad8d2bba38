package org.silkgraph.curation;

import com.apicatalog.jsonld.JsonLdOptions;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.apache.jena.atlas.RuntimeIOException;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.RiotException;
import org.apache.jena.riot.lang.LangJSONLD11;
import org.apache.jena.riot.system.ErrorHandler;
import org.apache.jena.riot.system.StreamRDFBase;
import org.apache.jena.sparql.core.Quad;
import org.silkgraph.curation.Unparsable.Kind;
import org.silkgraph.terms.Base;
import org.silkgraph.terms.TermFault;
import org.silkgraph.terms.TermLimits;

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

    private static final TermLimits LIMITS = TermLimits.DEFAULTS;

    private final Node defaultGraph;
    private final String base;
    private final LongConsumer onRead;
    private final Map<Node, Node> terms = new HashMap<>();
    private final List<Quad> quads = new ArrayList<>();
    private final List<String> texts = new ArrayList<>();
    /** The last thing that was refused of what a parser had found. */
    private Optional<Unparsable> refused = Optional.empty();

    private Inputs(Node defaultGraph, String base, LongConsumer onRead) {
        this.defaultGraph = defaultGraph;
        this.base = base;
        this.onRead = onRead;
    }

    /** The files a list of files and folders stands for: folders with all they hold, in order of names. */
    public static List<Input> open(List<Path> paths) {
        List<Input> files = new ArrayList<>();
        for (Path path : paths) {
            if (Files.notExists(path)) throw new IllegalArgumentException("no such file: " + path);
            if (Files.isDirectory(path)) {
                filesIn(path).forEach(file -> files.add(new NamedFile(file)));
            } else if (isKnown(path)) {
                files.add(new NamedFile(path));
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
    public static Handed read(List<? extends Input> files) {
        return read(files, Quad.defaultGraphIRI);
    }

    /** As {@link #read(List)}, with the triples of files without graph names going to that graph. */
    public static Handed read(List<? extends Input> files, Node graph) {
        return read(files, graph, bytes -> {});
    }

    /** As {@link #read(List, Node)}, telling how many bytes more were read. */
    static Handed read(List<? extends Input> files, Node graph, LongConsumer onRead) {
        return read(files, new Inputs(graph, Base.iri(), onRead));
    }

    /** As {@link #read(List, Node)}, with relative names resolved against the name of the graph. */
    static Handed readAbout(List<? extends Input> files, Node graph) {
        String base = Quad.isDefaultGraph(graph) ? Base.iri() : graph.getURI();
        return read(files, new Inputs(graph, base, bytes -> {}));
    }

    private static Handed read(List<? extends Input> files, Inputs inputs) {
        files.forEach(inputs::readFile);
        return new Handed(inputs.quads, inputs.texts);
    }

    /** Files of the distribution, which write the shipped base, with the base in force. */
    public static List<Input> openShipped(List<Path> paths) {
        return open(paths).stream()
                .map(file -> isText(file.name()) ? file : new NamedText(file.name(), Base.rebase(textOf(file))))
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

    private void readFile(Input file) {
        if (isText(file.name())) {
            texts.add(textOf(file));
        } else if (LANGUAGES.containsKey(ending(file.name()))) {
            parse(file, LANGUAGES.get(ending(file.name())));
        } else {
            throw new Unparsable(file.name(), 0, 0, "unknown ending");
        }
    }

    private static String textOf(Input file) {
        try (Reader text = decoded(file.open())) {
            StringWriter all = new StringWriter();
            text.transferTo(all);
            return all.toString();
        } catch (IOException e) {
            throw unreadable(file.name(), e);
        }
    }

    /** Bytes that are no UTF-8 are an error, not a question mark. */
    private static Reader decoded(InputStream bytes) {
        return new InputStreamReader(
                bytes,
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
    }

    private static Unparsable unreadable(String file, IOException why) {
        return why instanceof CharacterCodingException
                ? new Unparsable(file, 0, 0, "not valid UTF-8")
                : new Unparsable(file, 0, 0, "cannot be read: " + why.getMessage());
    }

    private void parse(Input file, Lang language) {
        String name = file.name();
        try (Watched text = new Watched(decoded(new Counted(file.open())), name, lexicon(language), LIMITS)) {
            try {
                parse(name, text, language);
            } catch (RuntimeIOException e) {
                throw e;
            } catch (RuntimeException e) {
                // A parser may wrap what was refused while it read, or what was refused of what it found; and it may
                // stumble
                // in its own way over what is none of its language.
                throw text.refused().or(() -> refused).orElseGet(() -> unparsable(name, e));
            }
        } catch (IOException e) {
            throw unreadable(name, e);
        } catch (RuntimeIOException e) {
            throw unreadable(name, e.getCause() instanceof IOException cause ? cause : new IOException(e.getMessage()));
        } catch (StackOverflowError e) {
            throw new Unparsable(Kind.NESTING, name, 0, 0, "nested too deeply", LIMITS.nesting());
        }
    }

    private static Unparsable unparsable(String file, RuntimeException e) {
        return e instanceof Unparsable told ? told : new Unparsable(file, 0, 0, String.valueOf(e.getMessage()));
    }

    private static Lexicon lexicon(Lang language) {
        if (language.equals(Lang.RDFXML)) return new XmlLexicon();
        return language.equals(Lang.JSONLD11) ? (next, place) -> {} : new TurtleLexicon();
    }

    /** From characters, which the parser takes for old: of bytes that are no UTF-8 it would make question marks. */
    @SuppressWarnings("deprecation")
    private void parse(String name, Reader text, Lang language) throws IOException {
        Reader read = language.equals(Lang.JSONLD11) ? JsonText.checked(name, text, LIMITS) : text;
        Strict strict = new Strict(name);
        RDFParser.create()
                .source(read)
                .lang(language)
                .base(base)
                .checking(true)
                .strict(true)
                .set(LangJSONLD11.JSONLD_OPTIONS, noRemoteContexts())
                .errorHandler(strict)
                .parse(new Collect(strict));
    }

    private static JsonLdOptions noRemoteContexts() {
        return new JsonLdOptions((url, options) -> {
            throw new RiotException("remote context " + url + " is not fetched; write the context into the document");
        });
    }

    private final class Collect extends StreamRDFBase {
        private final Strict place;

        Collect(Strict place) {
            this.place = place;
        }

        @Override
        public void triple(Triple triple) {
            quad(Quad.create(Quad.defaultGraphIRI, triple));
        }

        @Override
        public void quad(Quad quad) {
            if (quad.getObject().isTripleTerm()) {
                throw new RiotException("triple terms are RDF 1.2; this service holds RDF 1.1");
            }
            Node graph = quad.isDefaultGraph() ? defaultGraph : one(quad.getGraph());
            Node object = quad.getObject();
            quads.add(Quad.create(
                    graph,
                    one(quad.getSubject()),
                    one(quad.getPredicate()),
                    object.isURI() || object.isBlank() ? one(object) : sound(object)));
        }

        /** One object a term: a large file repeats its terms many times. */
        private Node one(Node term) {
            Node known = terms.putIfAbsent(term, term);
            return known == null ? sound(term) : known;
        }

        private Node sound(Node term) {
            Optional<TermFault> fault = TermFault.of(term, LIMITS);
            if (fault.isEmpty()) return term;
            Unparsable why = place.unparsable(fault.get());
            refused = Optional.of(why);
            throw why;
        }
    }

    /** Tells how much was read. */
    private final class Counted extends FilterInputStream {
        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            if (read >= 0) onRead.accept(1);
            return read;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            int read = super.read(bytes, from, length);
            if (read > 0) onRead.accept(read);
            return read;
        }
    }

    /**
     * A warning is an error: what cannot be read for sure is not guessed. Only advice on style passes; it is remembered where the
     * advice was given, since the term it is about comes next.
     */
    private static final class Strict implements ErrorHandler {
        private final String file;
        private long line;
        private long column;

        Strict(String file) {
            this.file = file;
        }

        /** What is wrong with a term that advice was given on. */
        Unparsable unparsable(TermFault fault) {
            return fault.kind() == TermFault.Kind.LITERAL_LENGTH
                    ? new Unparsable(Kind.LITERAL, file, 0, 0, fault.words(), LIMITS.literal())
                    : new Unparsable(file, line, column, fault.words());
        }

        @Override
        public void warning(String message, long line, long column) {
            this.line = Math.max(0, line);
            this.column = Math.max(0, column);
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
