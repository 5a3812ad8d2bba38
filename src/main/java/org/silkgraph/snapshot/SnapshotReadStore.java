package org.silkgraph.snapshot;

import java.util.Collection;
import java.util.Iterator;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.silkgraph.terms.Version;

/**
 * The read store: the latest {@link Snapshot}, swapped whole at each commit. Readers take no lock and are waited for by nobody;
 * a view acquired inside another one on the same thread shows the same version, so that one answer is never made of two.
 */
public final class SnapshotReadStore implements ReadStore {
    private final ThreadLocal<Pinned> pinned = new ThreadLocal<>();
    private final int fold;
    /** Only the thread that applies commits adds terms. */
    private Terms terms = new Terms();

    private volatile Snapshot latest = Snapshot.empty(terms);

    public SnapshotReadStore() {
        this(Snapshot.FOLD);
    }

    /** @param fold rows of a delta from which on it is folded into the base */
    SnapshotReadStore(int fold) {
        this.fold = fold;
    }

    @Override
    public ReadView acquire() {
        Pinned open = pinned.get();
        if (open == null) {
            open = new Pinned(latest);
            pinned.set(open);
        }
        open.holders++;
        return open;
    }

    @Override
    public Version version() {
        return latest.version();
    }

    @Override
    public void apply(Commit commit) {
        Snapshot now = latest;
        if (!commit.version().equals(now.version().next())) {
            throw new IllegalStateException("commit " + commit.version() + " does not follow version " + now.version());
        }
        latest = now.with(commit, terms, fold);
    }

    @Override
    public void rebuild(Iterator<Commit> all) {
        // Built aside, so that readers stay at the old version until it is complete.
        SnapshotReadStore fresh = new SnapshotReadStore(fold);
        all.forEachRemaining(fresh::apply);
        terms = fresh.terms;
        latest = fresh.latest;
    }

    @Override
    public Stats stats() {
        Snapshot now = latest;
        return new Stats(now.version(), now.quads(), now.terms().size());
    }

    @Override
    public void close() {
        // Nothing outside the heap is held; views still open stay readable.
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
