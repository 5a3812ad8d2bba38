package org.silkgraph.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.function.LongConsumer;

/**
 * Writes quads of terms in N-Triples form, block by block. A quad that comes twice within a block is written once; writers make
 * sure that it does not come in two.
 */
final class QuadLines {
    private static final long STEP = 250_000;

    private final OutputStream out;
    private final boolean graphs;
    private final LongConsumer progress;
    private final StringBuilder text = new StringBuilder(1 << 14);
    private final Set<String> block = new HashSet<>();
    private long count;

    /** @param graphs whether the names of graphs are written */
    QuadLines(OutputStream out, boolean graphs, LongConsumer progress) {
        this.out = out;
        this.graphs = graphs;
        this.progress = progress;
    }

    long count() {
        return count;
    }

    /** In the default graph. */
    void add(String subject, String predicate, String object) {
        add(subject, predicate, object, "");
    }

    /** @param graph an IRI in angle brackets, nothing for the default graph */
    void add(String subject, String predicate, String object, String graph) {
        String named = graphs && !graph.isEmpty() ? " " + graph : "";
        String line = subject + " " + predicate + " " + object + named + " .\n";
        if (!block.add(line)) return;
        text.append(line);
        count++;
        if (count % STEP == 0) progress.accept(count);
    }

    /** Ends a block. */
    void end() throws IOException {
        block.clear();
        if (text.length() < 1 << 13) return;
        out.write(text.toString().getBytes(StandardCharsets.UTF_8));
        text.setLength(0);
    }

    long finish() throws IOException {
        block.clear();
        out.write(text.toString().getBytes(StandardCharsets.UTF_8));
        text.setLength(0);
        out.flush();
        return count;
    }
}
