package org.silkgraph.snapshot;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFLanguages;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.RDFParserBuilder;
import org.apache.jena.riot.RiotException;
import org.apache.jena.riot.lang.LabelToNode;
import org.apache.jena.riot.system.AsyncParser;
import org.apache.jena.riot.system.EltStreamRDF;
import org.apache.jena.riot.system.ErrorHandler;
import org.apache.jena.riot.system.StreamRDFBase;
import org.apache.jena.sparql.core.Quad;

/** A file of RDF, {@code .gz} or not, and how RIOT parses it: in blocks where a line is a statement, else from end to end. */
record RdfFile(String name, Path path, Lang language, UUID labels, Queue<RegularLines> free) {
    private static final int BUFFER = 1 << 16;
    private static final int BATCH = 4096;

    /** The language is told by the name. */
    static RdfFile of(Path path) {
        String name = path.toString();
        Lang language = RDFLanguages.filenameToLang(name);
        if (language == null) throw new BadRdf(name, 0, 0, "no language of RDF has names that end like this");
        return new RdfFile(name, path, language, UUID.randomUUID(), new ConcurrentLinkedQueue<>());
    }

    boolean isByLine() {
        return language.equals(Lang.NQUADS) || language.equals(Lang.NTRIPLES);
    }

    InputStream open() throws IOException {
        InputStream in = Files.newInputStream(path);
        return name.endsWith(".gz") ? new GZIPInputStream(in, BUFFER) : new BufferedInputStream(in, BUFFER);
    }

    /** The quads of a block. Any thread. */
    List<Quad> parse(LineBlocks.Block block) {
        RegularLines waiting = free.poll();
        RegularLines lines = waiting == null ? new RegularLines(language.equals(Lang.NQUADS)) : waiting;
        Optional<List<Quad>> quads = lines.parse(block, this::parse);
        free.add(lines);
        return quads.orElseGet(() -> parseAsItStands(block));
    }

    /** Statements that were made of tokens; empty where one is wrong. */
    private Optional<List<Quad>> parse(String text) {
        List<Quad> quads = new ArrayList<>();
        try {
            parsed(() -> parser(text).errorHandler(new Strict(name, () -> 0)).parse(new Collected(quads)));
            return Optional.of(quads);
        } catch (BadRdf wrong) {
            return Optional.empty();
        }
    }

    private List<Quad> parseAsItStands(LineBlocks.Block block) {
        String text = new String(block.bytes(), 0, block.length(), StandardCharsets.UTF_8);
        if (text.indexOf('\uFFFD') >= 0) requireUtf8(block);
        List<Quad> quads = new ArrayList<>(block.length() / 100);
        parsed(() -> parser(text)
                .errorHandler(new Strict(name, () -> lines(block.at())))
                .parse(new Collected(quads)));
        return quads;
    }

    private RDFParserBuilder parser(String text) {
        // Every block sees the same node behind a label.
        return RDFParser.fromString(text, language)
                .checking(true)
                .labelToNode(LabelToNode.createScopeByDocumentHash(labels));
    }

    /** Lines in the first so many bytes: counted for a fault only, which is cheaper than always. */
    private long lines(long bytes) {
        long lines = 0;
        try (InputStream in = open()) {
            byte[] part = new byte[BUFFER];
            for (long left = bytes; left > 0; ) {
                int length = in.read(part, 0, (int) Math.min(BUFFER, left));
                if (length < 0) throw new EOFException(name + " has become shorter");
                for (int i = 0; i < length; i++) if (part[i] == '\n') lines++;
                left -= length;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return lines;
    }

    private void requireUtf8(LineBlocks.Block block) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(block.bytes(), 0, block.length()));
        } catch (CharacterCodingException e) {
            throw new BadRdf(name, lines(block.at()) + 1, 0, "from this line on there are bytes that are no UTF-8");
        }
    }

    /** All of it in batches; parsed by a thread of its own. */
    void stream(InputStream in, Consumer<List<Quad>> to) {
        RDFParserBuilder source = RDFParser.source(in)
                .lang(language)
                .base(path.toUri().toString())
                .checking(true)
                .errorHandler(new Strict(name, () -> 0));
        parsed(() -> {
            try (Stream<EltStreamRDF> elements =
                    AsyncParser.of(source).setDaemonMode(true).streamElements()) {
                List<Quad> quads = new ArrayList<>();
                Collected collected = new Collected(quads);
                for (Iterator<EltStreamRDF> all = elements.iterator(); all.hasNext(); ) {
                    send(all.next(), collected);
                    if (quads.size() < BATCH) continue;
                    to.accept(quads);
                    quads.clear();
                }
                to.accept(quads);
            }
        });
    }

    private static void send(EltStreamRDF element, Collected to) {
        if (element.isTriple()) to.triple(element.triple());
        else if (element.isQuad()) to.quad(element.quad());
        else if (element.isException()) throw new RiotException(element.exception());
    }

    private void parsed(Runnable parsing) {
        try {
            parsing.run();
        } catch (RiotException e) {
            if (e.getCause() instanceof BadRdf bad) throw bad;
            throw new BadRdf(name, 0, 0, String.valueOf(e.getMessage()));
        } catch (StackOverflowError e) {
            throw new BadRdf(name, 0, 0, "nested too deeply");
        }
    }

    private static final class Collected extends StreamRDFBase {
        private final List<Quad> quads;

        Collected(List<Quad> quads) {
            this.quads = quads;
        }

        @Override
        public void triple(Triple triple) {
            quads.add(Quad.create(Quad.defaultGraphIRI, triple));
        }

        @Override
        public void quad(Quad quad) {
            quads.add(quad);
        }
    }

    /** Errors end the load; warnings (a number out of its range) do not. */
    private record Strict(String file, LongSupplier before) implements ErrorHandler {
        @Override
        public void warning(String message, long line, long column) {}

        @Override
        public void error(String message, long line, long column) {
            throw new BadRdf(file, line < 0 ? 0 : before.getAsLong() + line, Math.max(0, column), message);
        }

        @Override
        public void fatal(String message, long line, long column) {
            error(message, line, column);
        }
    }
}
