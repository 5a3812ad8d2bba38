package org.silkgraph.snapshot;

import java.util.Iterator;
import java.util.Set;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Node;
import org.apache.jena.query.TxnType;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.silkgraph.terms.Graphs;
import org.silkgraph.terms.Version;

/**
 * The read store on Jena's in-memory transactional dataset, rebuilt from the journal at every start.
 *
 * <p>Jena's dataset is persistent in the functional sense: a READ transaction keeps its version while a WRITE goes on. What
 * is ours is the pairing of that with our version number: a view is begun, and a commit published, under one lock held for
 * an instant, so that the number a view names is the one it reads. Transactions belong to threads; a view acquired inside
 * another one on the same thread shares its transaction and its version.
 */
public final class MemoryReadStore implements ReadStore {
    private final ReentrantReadWriteLock publication = new ReentrantReadWriteLock();
    private final ThreadLocal<PinnedView> current = new ThreadLocal<>();
    private final Supplier<DatasetGraph> fresh;
    private DatasetGraph data;
    private Dictionary dictionary = new Dictionary();
    private Version version = Version.NONE;
    private long quads;

    public MemoryReadStore() {
        this(DatasetGraphFactory::createTxnMem);
    }

    /** @param fresh makes an empty dataset, whose transactions keep their version */
    MemoryReadStore(Supplier<DatasetGraph> fresh) {
        this.fresh = fresh;
        this.data = fresh.get();
    }

    @Override
    public ReadView acquire() {
        PinnedView open = current.get();
        if (open == null) {
            open = begin();
            current.set(open);
        }
        open.holders++;
        return open;
    }

    private PinnedView begin() {
        publication.readLock().lock();
        try {
            data.begin(TxnType.READ);
            return new PinnedView(version, data, dictionary);
        } finally {
            publication.readLock().unlock();
        }
    }

    @Override
    public Version version() {
        publication.readLock().lock();
        try {
            return version;
        } finally {
            publication.readLock().unlock();
        }
    }

    @Override
    public void apply(Commit commit) {
        if (!commit.version().equals(version.next())) {
            throw new IllegalStateException("commit " + commit.version() + " does not follow version " + version);
        }
        write(commit);
    }

    private void write(Commit commit) {
        // Ids first: a reader may hold the new version the moment it is published.
        commit.added().forEach(dictionary::add);
        data.begin(TxnType.WRITE);
        try {
            commit.removed().forEach(data::delete);
            commit.added().forEach(data::add);
        } catch (RuntimeException | Error failure) {
            data.abort();
            data.end();
            throw failure;
        }
        publication.writeLock().lock();
        try {
            data.commit();
            version = commit.version();
            quads += commit.added().size() - commit.removed().size();
        } finally {
            publication.writeLock().unlock();
            data.end();
        }
    }

    @Override
    public void rebuild(Iterator<Commit> all) {
        // Built aside, so that readers stay at the old version until it is complete.
        MemoryReadStore other = new MemoryReadStore(fresh);
        all.forEachRemaining(other::apply);
        publication.writeLock().lock();
        try {
            data = other.data;
            dictionary = other.dictionary;
            version = other.version;
            quads = other.quads;
        } finally {
            publication.writeLock().unlock();
        }
    }

    @Override
    public Stats stats() {
        publication.readLock().lock();
        try {
            return new Stats(version, quads, dictionary.size());
        } finally {
            publication.readLock().unlock();
        }
    }

    @Override
    public void close() {
        // Nothing outside the heap is held; views still open stay readable.
    }

    /** One READ transaction of one thread, with a count of those who hold it. */
    private final class PinnedView implements ReadView {
        private final Version at;
        private final DatasetGraph base;
        private final DatasetGraph published;
        private final IdAccess ids;
        private int holders;

        PinnedView(Version at, DatasetGraph base, Dictionary dictionary) {
            this.at = at;
            this.base = base;
            this.published = new PublishedDataset(base);
            this.ids = new GraphIds(dictionary, new UnionGraph(base));
        }

        @Override
        public Version version() {
            return at;
        }

        @Override
        public DatasetGraph dataset() {
            return published;
        }

        @Override
        public Set<Node> systemGraphs() {
            return Iter.toSet(Iter.filter(base.listGraphNodes(), Graphs::isSystem));
        }

        @Override
        public IdAccess ids() {
            return ids;
        }

        @Override
        public void close() {
            if (current.get() != this)
                throw new IllegalStateException("a view is closed by the thread that acquired it");
            holders--;
            if (holders == 0) {
                current.remove();
                base.end();
            }
        }
    }
}
