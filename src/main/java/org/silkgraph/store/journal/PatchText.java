package org.silkgraph.store.journal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.rdfpatch.RDFPatch;
import org.apache.jena.rdfpatch.RDFPatchOps;
import org.apache.jena.rdfpatch.changes.RDFChangesBase;
import org.apache.jena.rdfpatch.text.RDFChangesWriterText;
import org.apache.jena.sparql.core.Quad;
import org.silkgraph.snapshot.Commit;
import org.silkgraph.terms.Author;
import org.silkgraph.terms.Version;

/** A commit as the text of an RDF Patch: headers version, time, author, message; one transaction. */
final class PatchText {
    private PatchText() {}

    static byte[] write(Commit commit) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (RDFChangesWriterText out = RDFPatchOps.textWriter(bytes)) {
            out.start();
            header(out, "version", commit.version().toString());
            header(out, "time", commit.time().toString());
            header(out, "author", commit.author().name());
            header(out, "message", commit.message());
            out.txnBegin();
            commit.removed().forEach(q -> out.delete(q.getGraph(), q.getSubject(), q.getPredicate(), q.getObject()));
            commit.added().forEach(q -> out.add(q.getGraph(), q.getSubject(), q.getPredicate(), q.getObject()));
            out.txnCommit();
            out.finish();
        }
        return bytes.toByteArray();
    }

    private static void header(RDFChangesWriterText out, String name, String value) {
        out.header(name, NodeFactory.createLiteralString(value));
    }

    static Commit read(byte[] body, Version version) {
        RDFPatch patch = RDFPatchOps.read(new ByteArrayInputStream(body));
        Quads quads = new Quads();
        patch.apply(quads);
        return new Commit(
                version,
                Instant.parse(text(patch, "time")),
                new Author(text(patch, "author")),
                text(patch, "message"),
                quads.added,
                quads.removed);
    }

    private static String text(RDFPatch patch, String header) {
        Node value = patch.getHeader(header);
        if (value == null) throw new IllegalStateException("journal entry without header " + header);
        return value.getLiteralLexicalForm();
    }

    private static final class Quads extends RDFChangesBase {
        private final List<Quad> added = new ArrayList<>();
        private final List<Quad> removed = new ArrayList<>();

        @Override
        public void add(Node g, Node s, Node p, Node o) {
            added.add(quad(g, s, p, o));
        }

        @Override
        public void delete(Node g, Node s, Node p, Node o) {
            removed.add(quad(g, s, p, o));
        }

        private static Quad quad(Node g, Node s, Node p, Node o) {
            return Quad.create(g == null ? Quad.defaultGraphIRI : g, s, p, o);
        }
    }
}
