package org.silkgraph.snapshot;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import org.apache.jena.sparql.core.Quad;
import org.silkgraph.terms.Version;

/**
 * Files of RDF straight into a snapshot, without gate and journal: for measurements, and for whatever else holds no claims.
 * N-Quads and N-Triples are parsed in blocks by all cores, other languages by one thread; the thread that calls numbers the
 * terms in the order of the files and gathers the rows ({@link Bulk}). Memory is bounded by {@link BulkLimits}, a few
 * blocks, and what is loaded.
 */
public final class Loader {
    private static final int BLOCK = 1 << 20;
    /** Blocks that are parsed or wait to be numbered, for each core. */
    private static final int AHEAD = 2;

    private final BulkLimits limits;
    private final LongConsumer progress;
    private final BooleanSupplier isCancelled;
    private final int parsers = Runtime.getRuntime().availableProcessors();

    /**
     * @param progress hears now and then how many quads were read, those that repeat included; by the thread that loads
     * @param isCancelled asked now and then; a load that is cancelled throws {@link CancellationException}
     */
    public Loader(BulkLimits limits, LongConsumer progress, BooleanSupplier isCancelled) {
        this.limits = limits;
        this.progress = progress;
        this.isCancelled = isCancelled;
    }

    /**
     * All that these files say, as the first version.
     *
     * @throws BadRdf where a file cannot be parsed; nothing is left of the load then
     * @throws IOException where one cannot be read, or rows cannot be spilled
     */
    public SnapshotReadStore load(List<Path> files) throws IOException {
        Terms terms = new Terms();
        return SnapshotReadStore.of(snapshot(files, terms), terms);
    }

    /** @param terms those that it fills */
    Snapshot snapshot(List<Path> files, Terms terms) throws IOException {
        try (Bulk bulk = new Bulk(terms, limits);
                Gathering gathering = new Gathering(bulk)) {
            for (Path file : files) gathering.read(RdfFile.of(file));
            return bulk.build(Version.NONE.next());
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** One load: its threads, and what was read so far. */
    private final class Gathering implements AutoCloseable {
        private final Bulk bulk;
        private final ExecutorService threads = Executors.newFixedThreadPool(
                parsers, Thread.ofPlatform().daemon().name("silkgraph-load-", 0)::unstarted);
        private long read;

        Gathering(Bulk bulk) {
            this.bulk = bulk;
        }

        void read(RdfFile file) throws IOException {
            try (InputStream in = file.open()) {
                if (file.isByLine()) readBlocks(file, new LineBlocks(in, BLOCK));
                else file.stream(in, this::take);
            }
        }

        private void readBlocks(RdfFile file, LineBlocks blocks) throws IOException {
            Queue<Future<List<Quad>>> ahead = new ArrayDeque<>();
            boolean isMore = true;
            while (isMore || !ahead.isEmpty()) {
                while (isMore && ahead.size() < parsers * AHEAD) {
                    Optional<LineBlocks.Block> block = blocks.next();
                    isMore = block.isPresent();
                    block.ifPresent(lines -> ahead.add(threads.submit(() -> file.parse(lines))));
                }
                if (!ahead.isEmpty()) take(parsed(ahead.remove()));
            }
        }

        private static List<Quad> parsed(Future<List<Quad>> parsing) {
            try {
                return parsing.get();
            } catch (ExecutionException e) {
                if (e.getCause() instanceof BadRdf bad) throw bad;
                if (e.getCause() instanceof UncheckedIOException gone) throw gone;
                throw new IllegalStateException(e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CancellationException();
            }
        }

        private void take(List<Quad> quads) {
            if (isCancelled.getAsBoolean()) throw new CancellationException();
            try {
                for (Quad quad : quads) bulk.add(quad);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            read += quads.size();
            progress.accept(read);
        }

        @Override
        public void close() {
            threads.shutdownNow();
        }
    }
}
