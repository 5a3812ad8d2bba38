package org.silkgraph.cli;

import java.nio.file.Path;
import org.silkgraph.snapshot.ReadView;
import org.silkgraph.store.GraphHash;
import org.silkgraph.store.Store;

/** A store read through from the first commit to the last, and what came of it: version, quads, hash of the graph. */
final class ReadThrough {
    private static final long EVERY_NANOS = 500_000_000L;

    private ReadThrough() {}

    /** What a program learns; the hash is that of {@link GraphHash}. */
    private record Told(long version, String epoch, long quads, String hash) {}

    static int tell(Path directory, boolean json) {
        try (Store open = Store.rebuilt(directory, progress());
                ReadView view = open.acquire()) {
            GraphHash hash = GraphHash.of(view);
            if (json) {
                Verdict.print(new Told(view.version().number(), open.epoch(), hash.quads(), hash.hex()));
            } else {
                System.out.println(hash.hex());
            }
            System.err.println(
                    Texts.say("rebuild.done", view.version().toString(), String.valueOf(hash.quads()), hash.hex()));
            return Exit.DONE;
        }
    }

    private static Store.Progress progress() {
        long[] told = {System.nanoTime()};
        return (done, total) -> {
            long now = System.nanoTime();
            if (now - told[0] < EVERY_NANOS) return;
            told[0] = now;
            System.err.println(
                    Texts.say("rebuild.progress", String.valueOf(Math.min(99, done * 100 / Math.max(1, total)))));
        };
    }
}
