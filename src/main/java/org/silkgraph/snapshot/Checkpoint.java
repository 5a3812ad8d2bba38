package org.silkgraph.snapshot;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import org.silkgraph.terms.Version;

/**
 * What a read store holds at one version, as a file that is read in bulk instead of a journal that is replayed. The file is a
 * shortcut and no truth: what does not verify, or is not of that place of that journal, is not believed.
 */
public final class Checkpoint {
    private static final int SAMPLES = 256;

    private final Snapshot snapshot;
    private final Optional<Terms> numbers;

    private Checkpoint(Snapshot snapshot, Optional<Terms> numbers) {
        this.snapshot = snapshot;
        this.numbers = numbers;
    }

    /** @param folded without a delta */
    static Checkpoint of(Snapshot folded) {
        if (folded.delta().size() > 0) throw new IllegalArgumentException("a checkpoint of a snapshot with a delta");
        return new Checkpoint(folded, Optional.empty());
    }

    /**
     * The place in a journal that a checkpoint holds what stands up to.
     *
     * @param epoch of the store
     * @param base of its IRIs
     * @param meaning a number that changes when the same journal gives other quads than before
     * @param version of the last entry
     * @param sha256 of that entry, by which it names those before it too
     * @param bytes of the journal up to the end of that entry
     */
    public record Mark(String epoch, String base, int meaning, Version version, String sha256, long bytes) {}

    public Version version() {
        return snapshot.version();
    }

    public long quads() {
        return snapshot.quads();
    }

    /** Writes a new file and returns when it is on disk; nothing of it is to be believed before. */
    public void write(Path file, Mark mark) throws IOException {
        if (!mark.version().equals(version()))
            throw new IllegalArgumentException("a mark of version " + mark.version());
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            CheckpointWriter out = new CheckpointWriter(channel);
            out.stream(snapshot.terms()::write);
            snapshot.write(out);
            out.end(mark);
            channel.force(true);
        }
    }

    /** What a file holds, and of which place it says it is. */
    public record Read(Mark mark, Checkpoint checkpoint) {}

    /**
     * Reads a file and verifies every byte of it.
     *
     * @throws IOException where it does not verify
     */
    public static Read read(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            CheckpointReader in = new CheckpointReader(file, channel);
            // Side by side: each is about half of the file.
            Future<ArraySource> reading = ForkJoinPool.commonPool().submit(in::arrays);
            Terms numbers = in.stream(Terms::read);
            ArraySource arrays = reading.get();
            Snapshot snapshot = Snapshot.read(in.mark().version(), numbers.view(), arrays);
            if (!arrays.isEmpty()) throw new IOException("it holds more than a snapshot");
            requireTerms(snapshot.terms());
            return new Read(in.mark(), new Checkpoint(snapshot, Optional.of(numbers)));
        } catch (ExecutionException e) {
            throw new IOException(String.valueOf(e.getCause().getMessage()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } catch (RuntimeException e) {
            throw new IOException("its arrays make no snapshot: " + e, e);
        }
    }

    /** Sums say that bytes are those that were written, not that they are still understood: some terms have to be found again. */
    private static void requireTerms(Terms.View terms) throws IOException {
        for (long i = 0; i < SAMPLES && terms.size() > 0; i++) {
            int number = (int) (i * (terms.size() - 1) / (SAMPLES - 1));
            if (terms.id(terms.node(number)) != number) throw new IOException("its terms are not understood");
        }
    }

    Snapshot snapshot() {
        return snapshot;
    }

    /** The dictionary to add to; only one that was read has it. */
    Terms numbers() {
        return numbers.orElseThrow(() -> new IllegalStateException("a checkpoint that was not read"));
    }
}
