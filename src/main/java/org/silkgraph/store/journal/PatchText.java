package org.silkgraph.store.journal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.rdfpatch.RDFPatchOps;
import org.apache.jena.rdfpatch.changes.RDFChangesBase;
import org.apache.jena.rdfpatch.text.RDFChangesWriterText;
import org.apache.jena.rdfpatch.text.RDFPatchReaderText;
import org.apache.jena.sparql.core.Quad;
import org.silkgraph.snapshot.Commit;
import org.silkgraph.terms.Attribution;
import org.silkgraph.terms.Author;
import org.silkgraph.terms.Version;

/**
 * A commit as the text of an RDF Patch: headers {@code version parent time author account operation message source added
 * removed}, then one transaction, deletes first.
 */
final class PatchText {
    private PatchText() {}

    /** Writes and leaves the stream open. */
    static void write(Commit commit, OutputStream to) {
        try (RDFChangesWriterText out = RDFPatchOps.textWriter(new Unclosed(to))) {
            out.start();
            header(out, "version", commit.version().toString());
            header(out, "parent", Long.toString(commit.version().number() - 1));
            header(out, "time", commit.time().toString());
            header(out, "author", commit.who().author().name());
            header(out, "account", commit.who().account().name());
            header(out, "operation", commit.who().operation());
            header(out, "message", commit.who().message());
            if (!commit.who().sources().isEmpty())
                header(out, "source", String.join(" ", commit.who().sources()));
            header(out, "added", Integer.toString(commit.added().size()));
            header(out, "removed", Integer.toString(commit.removed().size()));
            out.txnBegin();
            commit.removed().forEach(q -> out.delete(q.getGraph(), q.getSubject(), q.getPredicate(), q.getObject()));
            commit.added().forEach(q -> out.add(q.getGraph(), q.getSubject(), q.getPredicate(), q.getObject()));
            out.txnCommit();
            out.finish();
        }
    }

    private static void header(RDFChangesWriterText out, String name, String value) {
        out.header(name, NodeFactory.createLiteralString(value));
    }

    /** Reads one entry to the end of the stream. */
    static Commit read(InputStream body, Version version) {
        Quads quads = new Quads();
        new RDFPatchReaderText(body).apply(quads);
        return new Commit(version, quads.time(), quads.who(), quads.added, quads.removed);
    }

    /** Reads the headers of an entry, which stand before its first change. */
    static Summary summary(InputStream body, Version version) {
        Quads quads = new Quads();
        RDFPatchReaderText.readerHeader(body).apply(quads);
        return new Summary(version, quads.time(), quads.who(), quads.count("added"), quads.count("removed"));
    }

    /** Shows the quads of an entry until enough were seen. */
    static Entries.Looking look(InputStream body, Entries.Looking looking) {
        try {
            new RDFPatchReaderText(body).apply(new Shown(looking));
        } catch (Enough seen) {
            // The rest is not read.
        }
        return looking;
    }

    private static final class Shown extends RDFChangesBase {
        private final Entries.Looking looking;

        Shown(Entries.Looking looking) {
            this.looking = looking;
        }

        @Override
        public void add(Node g, Node s, Node p, Node o) {
            if (!looking.added(quad(g, s, p, o))) throw new Enough();
        }

        @Override
        public void delete(Node g, Node s, Node p, Node o) {
            if (!looking.removed(quad(g, s, p, o))) throw new Enough();
        }

        private static Quad quad(Node g, Node s, Node p, Node o) {
            return Quad.create(g == null ? Quad.defaultGraphIRI : g, s, p, o);
        }
    }

    /** The reader of RDF Patch has no other way to be stopped. */
    private static final class Enough extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Enough() {
            super("enough", null, false, false);
        }
    }

    private static final class Quads extends RDFChangesBase {
        private final Map<String, Node> headers = new HashMap<>();
        private final List<Quad> added = new ArrayList<>();
        private final List<Quad> removed = new ArrayList<>();
        private final Map<Node, Node> seen = new HashMap<>();

        @Override
        public void header(String field, Node value) {
            headers.put(field, value);
        }

        @Override
        public void add(Node g, Node s, Node p, Node o) {
            added.add(quad(g, s, p, o));
        }

        @Override
        public void delete(Node g, Node s, Node p, Node o) {
            removed.add(quad(g, s, p, o));
        }

        private Quad quad(Node g, Node s, Node p, Node o) {
            return Quad.create(g == null ? Quad.defaultGraphIRI : one(g), one(s), one(p), o.isURI() ? one(o) : o);
        }

        /** One object a term: a large entry repeats its terms many times. */
        private Node one(Node term) {
            Node known = seen.putIfAbsent(term, term);
            return known == null ? term : known;
        }

        Instant time() {
            return Instant.parse(text("time"));
        }

        Attribution who() {
            Author author = new Author(text("author"));
            return new Attribution(
                    author,
                    headers.containsKey("account") ? new Author(text("account")) : author,
                    headers.containsKey("operation") ? text("operation") : "load",
                    text("message"),
                    headers.containsKey("source") ? List.of(text("source").split(" ")) : List.of());
        }

        int count(String header) {
            return headers.containsKey(header) ? Integer.parseInt(text(header)) : -1;
        }

        private String text(String header) {
            Node value = headers.get(header);
            if (value == null) throw new IllegalStateException("journal entry without header " + header);
            return value.getLiteralLexicalForm();
        }
    }

    /** The writer closes what it writes to; an entry is only a part of it. */
    private static final class Unclosed extends OutputStream {
        private final OutputStream to;

        Unclosed(OutputStream to) {
            this.to = to;
        }

        @Override
        public void write(int b) throws IOException {
            to.write(b);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            to.write(bytes, from, length);
        }
    }
}
