package org.silkgraph.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.LongConsumer;
import org.silkgraph.snapshot.BulkLimits;
import org.silkgraph.snapshot.Checkpoint;
import org.silkgraph.snapshot.Loader;
import org.silkgraph.snapshot.SnapshotReadStore;

/**
 * A file of RDF into a read store and from there into a checkpoint; as a process of its own, to be timed beside the loaders of
 * Jena.
 */
public final class LoadRun {
    private LoadRun() {}

    /** @param arguments the file, and that of the checkpoint, which must not exist */
    public static void main(String[] arguments) throws IOException {
        try (SnapshotReadStore store = load(Path.of(arguments[0]), count -> {})) {
            checkpoint(store, Path.of(arguments[1]));
            System.out.println(store.stats().quads());
        }
    }

    static SnapshotReadStore load(Path file, LongConsumer progress) throws IOException {
        return new Loader(BulkLimits.usual(), progress, () -> false).load(List.of(file));
    }

    /** Returns when it is on disk. */
    static void checkpoint(SnapshotReadStore store, Path file) throws IOException {
        Checkpoint folded = store.folded();
        folded.write(file, new Checkpoint.Mark("bench", "", 1, folded.version(), "", 0));
    }
}
