package org.silkgraph.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.system.StreamRDFBase;
import org.apache.jena.sparql.core.Quad;
import org.silkgraph.snapshot.Commit;
import org.silkgraph.snapshot.SnapshotReadStore;
import org.silkgraph.terms.Attribution;

/** Files into a read store; as a process of its own, to be timed beside the loaders of Jena. */
public final class LoadRun {
    private static final int COMMIT = 100_000;

    private LoadRun() {}

    /** @param arguments the file */
    public static void main(String[] arguments) throws IOException {
        try (SnapshotReadStore store = load(Path.of(arguments[0]), count -> {})) {
            System.out.println(store.stats().quads());
        }
    }

    static SnapshotReadStore load(Path file, LongConsumer progress) throws IOException {
        SnapshotReadStore store = new SnapshotReadStore();
        RDFParser.create().source(file.toString()).checking(false).parse(new Commits(store, progress));
        return store;
    }

    /** Many quads a commit. */
    private static final class Commits extends StreamRDFBase {
        private final SnapshotReadStore store;
        private final LongConsumer progress;
        private final List<Quad> waiting = new ArrayList<>();
        private long count;

        Commits(SnapshotReadStore store, LongConsumer progress) {
            this.store = store;
            this.progress = progress;
        }

        @Override
        public void triple(Triple triple) {
            quad(Quad.create(Quad.defaultGraphIRI, triple));
        }

        @Override
        public void quad(Quad quad) {
            waiting.add(quad.isDefaultGraph() ? Quad.create(Quad.defaultGraphIRI, quad.asTriple()) : quad);
            if (waiting.size() == COMMIT) commit();
        }

        @Override
        public void finish() {
            if (!waiting.isEmpty()) commit();
        }

        private void commit() {
            Attribution who = Attribution.system("load", "bench");
            store.apply(new Commit(store.version().next(), Instant.EPOCH, who, waiting, List.of()));
            count += waiting.size();
            waiting.clear();
            progress.accept(count);
        }
    }
}
