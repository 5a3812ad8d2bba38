package org.silkgraph.snapshot;

import java.util.Collection;
import java.util.Iterator;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.silkgraph.terms.Version;

/**
 * The read store: the latest {@link Snapshot}, swapped whole at each commit. Readers take no lock and are waited for by nobody;
 * a view acquired inside another one on the same thread shows the same version, so that one answer is never made of two.
 */
public final class SnapshotReadStore implements ReadStore {
    /** Rows that changed from which on they are folded into the bulk. */
    public static final int FOLD = 10_000;

    private final ThreadLocal<Pinned> pinned = new ThreadLocal<>();
    private final Latest latest;

    public SnapshotReadStore() {
        this(FOLD);
    }

    /** @param fold rows that changed from which on they are folded into the bulk, in the background */
    public SnapshotReadStore(int fold) {
        this.latest = new Latest(fold);
    }

    /** One that begins with a snapshot. */
    static SnapshotReadStore of(Snapshot snapshot, Terms terms) {
        SnapshotReadStore store = new SnapshotReadStore();
        store.latest.resume(snapshot, terms);
        return store;
    }

    @Override
    public ReadView acquire() {
        Pinned open = pinned.get();
        if (open == null) {
            open = new Pinned(latest.get());
            pinned.set(open);
        }
        open.holders++;
        return open;
    }

    @Override
    public Version version() {
        return latest.get().version();
    }

    @Override
    public void apply(Commit commit) {
        latest.apply(commit);
    }

    @Override
    public void rebuild(Iterator<Commit> all) {
        latest.rebuild(all);
    }

    /** Starts again with a checkpoint that was read. */
    public void resume(Checkpoint read) {
        latest.resume(read.snapshot(), read.numbers());
    }

    /** Takes in many commits, in order; readers see them when all are in. */
    public void catchUp(Iterator<Commit> later) {
        latest.catchUp(later);
    }

    /** Is told of what a checkpoint can be made of, each time that changed; has to return at once. */
    public void onFolded(Consumer<Checkpoint> listener) {
        latest.onFolded(folded -> listener.accept(Checkpoint.of(folded)));
    }

    /** What there is now, to make a checkpoint of. Only for the thread that applies, or after it has ended. */
    public Checkpoint folded() {
        return Checkpoint.of(latest.folded());
    }

    /** Returns when nothing is folded in the background. */
    void await() {
        latest.await();
    }

    @Override
    public Stats stats() {
        Snapshot now = latest.get();
        return new Stats(now.version(), now.quads(), now.terms().size());
    }

    /** Ends what goes on in the background; views still open stay readable. */
    @Override
    public void close() {
        latest.close();
    }

    /** One snapshot held by one thread, with a count of those who hold it. */
    private final class Pinned implements ReadView {
        private final Snapshot snapshot;
        private final DatasetGraph dataset;
        private final IdAccess ids;
        private int holders;

        Pinned(Snapshot snapshot) {
            this.snapshot = snapshot;
            this.dataset = new SnapshotDataset(snapshot);
            this.ids = new SnapshotIds(snapshot);
        }

        @Override
        public Version version() {
            return snapshot.version();
        }

        @Override
        public DatasetGraph dataset() {
            return dataset;
        }

        @Override
        public DatasetGraph dataset(Collection<Node> defaults, Collection<Node> named) {
            return new SnapshotDataset(snapshot, defaults, named);
        }

        @Override
        public Set<Node> systemGraphs() {
            return snapshot.systemGraphs();
        }

        @Override
        public IdAccess ids() {
            return ids;
        }

        @Override
        public void close() {
            if (pinned.get() != this)
                throw new IllegalStateException("a view is closed by the thread that acquired it");
            holders--;
            if (holders == 0) pinned.remove();
        }
    }
}
