package org.silkgraph.snapshot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Quad;
import org.jspecify.annotations.Nullable;
import org.silkgraph.terms.Version;

/**
 * Quads that come and go in any number, on the way to one base: what is there is what came last. Nothing can be read until it is
 * built.
 *
 * <p>Rows are kept as they come. Once there are as many as may be in memory they are sorted and spilled into a file of a
 * temporary directory; in the end all runs are merged. Memory is then bounded by that number of rows (30 bytes each while they
 * are sorted), the dictionary, and the base itself. One thread.
 */
final class Bulk implements AutoCloseable {
    private final Terms terms;
    private final Numbered numbered;
    private final BulkLimits limits;
    private final List<SpilledRun> runs = new ArrayList<>();
    private final BitSet predicates = new BitSet();
    private GraphNames graphs = GraphNames.onlyDefault();
    private RawRows rows = new RawRows();
    private Node lastGraph = Quad.defaultGraphIRI;
    private int lastGraphNumber = GraphNames.DEFAULT;
    private @Nullable Path directory;

    /** @param terms those that it fills */
    Bulk(Terms terms, BulkLimits limits) {
        this.terms = terms;
        this.numbered = new Numbered(terms);
        this.limits = limits;
    }

    /** @throws IOException where rows cannot be spilled */
    void add(Quad quad) throws IOException {
        row(quad, 0);
    }

    /** @throws IOException where rows cannot be spilled */
    void remove(Quad quad) throws IOException {
        row(quad, 1);
    }

    /** As the next version; removed quads were there before, added ones were not. */
    void apply(Commit commit) throws IOException {
        for (Quad quad : commit.removed()) remove(quad);
        for (Quad quad : commit.added()) add(quad);
    }

    private void row(Quad quad, int gone) throws IOException {
        if (rows.size() >= limits.rows()) spill();
        int s = numbered.of(quad.getSubject());
        int p = numbered.of(quad.getPredicate());
        int o = numbered.of(quad.getObject());
        predicates.set(p);
        rows.add(s, p, o, graph(quad.getGraph()) << 1 | gone);
    }

    private int graph(Node graph) {
        if (graph.equals(lastGraph)) return lastGraphNumber;
        int number = graphs.number(graph);
        if (number == IdAccess.NONE) {
            graphs = graphs.with(List.of(graph));
            number = graphs.number(graph);
        }
        lastGraph = graph;
        lastGraphNumber = number;
        return number;
    }

    private void spill() throws IOException {
        Path into = directory;
        if (into == null) {
            into = Files.createTempDirectory(Files.createDirectories(limits.spill()), "rows-");
            directory = into;
        }
        runs.add(SpilledRun.of(SortedRows.of(rows), into, runs.size()));
        rows = new RawRows();
    }

    /** What is there, as a version. Nothing can be added afterwards. */
    Snapshot build(Version version) throws IOException {
        Widths widths = new Widths(
                predicates.cardinality() <= 1 << Character.SIZE
                        ? predicates.stream().toArray()
                        : new int[0],
                graphs.size());
        Columns spo = first(widths);
        terms.trim();
        return Snapshot.of(version, terms.view(), graphs, Base.of(Orders.of(spo, widths), graphs));
    }

    private Columns first(Widths widths) throws IOException {
        if (!runs.isEmpty()) spill();
        Columns.Builder builder = new Columns.Builder(Order.SPO, runs.isEmpty() ? rows.size() : limits.rows(), widths);
        RowSink there = (s, p, o, g) -> {
            if (!RowSink.isGone(g)) builder.add(s, p, o, RowSink.graph(g));
        };
        if (runs.isEmpty()) SortedRows.of(rows).forEach(there);
        else SpilledRun.merge(runs, there);
        return builder.build();
    }

    /** Deletes what was spilled. */
    @Override
    public void close() throws IOException {
        for (SpilledRun run : runs) run.close();
        Path spilled = directory;
        if (spilled != null) Files.deleteIfExists(spilled);
    }
}
