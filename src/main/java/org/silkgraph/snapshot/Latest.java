package org.silkgraph.snapshot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.function.Consumer;
import org.silkgraph.terms.Version;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The latest snapshot, swapped whole. One thread applies commits; a delta that has grown to {@code fold} rows is folded into a new
 * base by a thread in the background, while commits go on over the old one. What came meanwhile is then brought over the new base,
 * which takes time that grows with the delta only. Where the delta reaches {@value #FAR} times that size first, the thread that
 * applies waits for the fold, so that memory stays bounded; a commit that is as large by itself is folded at once. Readers wait
 * for none of this.
 *
 * <p>The monitor guards every change of the snapshot; the work in the background is done outside of it.
 */
final class Latest implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Latest.class);
    private static final int FAR = 4;
    /** While nobody reads, a base is copied when it has grown by this part. */
    private static final int PART = 64;

    private final int fold;
    private final int most;
    private volatile Consumer<Snapshot> onFolded = folded -> {};
    /** Only the thread that applies commits adds terms. */
    private Terms terms = new Terms();

    private volatile Snapshot snapshot = Snapshot.empty(terms);
    private boolean isFolding;
    private boolean isClosed;

    /** @param fold rows of a delta from which on it is folded into the base */
    Latest(int fold) {
        this.fold = fold;
        this.most = Math.multiplyExact(fold, FAR);
    }

    Snapshot get() {
        return snapshot;
    }

    /** Is told of every new base, as a snapshot without a delta, by the thread that made it; has to return at once. */
    void onFolded(Consumer<Snapshot> listener) {
        onFolded = listener;
    }

    /** The next version. */
    synchronized void apply(Commit commit) {
        if (!commit.version().equals(snapshot.version().next())) {
            throw new IllegalStateException(
                    "commit " + commit.version() + " does not follow version " + snapshot.version());
        }
        if (snapshot.delta().size() + commit.size() >= most) await();
        Snapshot next = snapshot.with(commit, terms, most);
        boolean isFolded = next.base() != snapshot.base();
        snapshot = next;
        if (isFolded) onFolded.accept(next);
        else if (next.delta().size() >= fold && !isFolding && !isClosed) begin(next);
    }

    private void begin(Snapshot from) {
        isFolding = true;
        Thread.ofPlatform().daemon().name("silkgraph-fold").start(() -> fold(from));
    }

    private void fold(Snapshot from) {
        try {
            Snapshot folded = from.folded();
            if (publish(from, folded)) onFolded.accept(folded);
        } catch (RuntimeException | Error e) {
            LOG.error("version {} could not be folded; the next commit tries again", from.version(), e);
        } finally {
            ended();
        }
    }

    private synchronized void ended() {
        isFolding = false;
        notifyAll();
    }

    /** Whether it was still wanted: a rebuild that came meanwhile has a base of its own. */
    private boolean publish(Snapshot from, Snapshot folded) {
        while (true) {
            Snapshot seen = snapshot;
            if (seen.base() != from.base()) return false;
            Snapshot moved = seen.over(from, folded);
            if (replace(seen, moved)) return true;
        }
    }

    /** Commits that come too fast for that are held up by {@link #most}. */
    private synchronized boolean replace(Snapshot seen, Snapshot moved) {
        if (snapshot != seen) return false;
        snapshot = moved;
        return true;
    }

    /** Returns when nothing is folded in the background. */
    synchronized void await() {
        boolean interrupted = false;
        while (isFolding) {
            try {
                wait();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) Thread.currentThread().interrupt();
    }

    /** Folds what there is, and gives the snapshot without a delta. */
    synchronized Snapshot folded() {
        await();
        if (snapshot.delta().size() > 0) snapshot = snapshot.folded();
        return snapshot;
    }

    /** Starts again from nothing with all commits in order; readers stay at the old version until it is complete. */
    void rebuild(Iterator<Commit> all) {
        Terms numbers = new Terms();
        try (Bulk bulk = new Bulk(numbers, BulkLimits.usual())) {
            Version reached = Version.NONE;
            while (all.hasNext()) {
                Commit commit = all.next();
                bulk.apply(commit);
                reached = commit.version();
            }
            show(bulk.build(reached), numbers);
        } catch (IOException e) {
            throw new UncheckedIOException("rows of all commits could not be spilled", e);
        }
    }

    /** Starts again with a snapshot that was read. */
    void resume(Snapshot read, Terms numbers) {
        show(read, numbers);
    }

    /** Takes in many commits, in order; readers see them when all are in. */
    void catchUp(Iterator<Commit> later) {
        await();
        replay(snapshot, terms, later);
    }

    private void replay(Snapshot from, Terms numbers, Iterator<Commit> commits) {
        Snapshot reached = from;
        while (commits.hasNext()) {
            int large = Math.max(fold, reached.base().in(Order.SPO).size() / PART);
            reached = reached.with(commits.next(), numbers, large);
        }
        show(reached, numbers);
    }

    private synchronized void show(Snapshot reached, Terms numbers) {
        snapshot = reached;
        terms = numbers;
    }

    /** Folds no more; returns when the thread in the background has ended. */
    @Override
    public synchronized void close() {
        isClosed = true;
        await();
    }
}
