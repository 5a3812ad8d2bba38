package org.silkgraph.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.silkgraph.snapshot.Commit;
import org.silkgraph.snapshot.MemoryReadStore;
import org.silkgraph.snapshot.ReadStore;
import org.silkgraph.snapshot.ReadView;
import org.silkgraph.store.journal.Journal;
import org.silkgraph.store.rules.Overlay;
import org.silkgraph.store.rules.Violation;
import org.silkgraph.terms.Version;

/**
 * A store directory, open. {@code journal/}, {@code texts/} and {@code epoch} are the truth; what is read is rebuilt from the
 * journal at start, so a restart gives the same version and graph.
 *
 * <p>{@link #open} takes the lock of the directory and can write; {@link #openReadOnly} reads what is committed, also beside a
 * running service, and follows nothing that comes later.
 */
public final class Store implements AutoCloseable {
    private final Path directory;
    private final Epoch epoch;
    private final Texts texts;
    private final ReadStore readers;
    private final Optional<Writing> writing;
    private volatile Instant committedAt;

    /** What only the process that holds the lock has. */
    private record Writing(StoreLock lock, Journal journal, WriteGate gate) {}

    private Store(
            Path directory,
            Epoch epoch,
            Texts texts,
            ReadStore readers,
            Optional<Writing> writing,
            Instant committedAt) {
        this.directory = directory;
        this.epoch = epoch;
        this.texts = texts;
        this.readers = readers;
        this.writing = writing;
        this.committedAt = committedAt;
    }

    /** Opens for reading and writing; makes the directory where missing. */
    public static Store open(Path directory) {
        return open(directory, Clock.systemUTC());
    }

    /** As {@link #open(Path)}, with the time of commits from a clock. */
    public static Store open(Path directory, Clock clock) {
        if (Files.exists(directory) && !Files.isDirectory(directory)) {
            throw new StoreException("the store " + directory + " is a file; name a directory");
        }
        try {
            Files.createDirectories(directory);
            StoreLock lock = StoreLock.take(directory);
            try {
                return open(directory, clock, lock);
            } catch (IOException | RuntimeException e) {
                lock.close();
                throw e;
            }
        } catch (IOException e) {
            throw new StoreException("the store " + directory + " cannot be opened: " + e.getMessage(), e);
        }
    }

    private static Store open(Path directory, Clock clock, StoreLock lock) throws IOException {
        Epoch epoch = Epoch.of(directory);
        Texts texts = new Texts(directory.resolve("texts"));
        Journal journal = Journal.open(directory.resolve("journal"), clock);
        ReadStore readers = new MemoryReadStore();
        Instant last = rebuild(readers, journal.replay());
        WriteGate gate = new WriteGate(readers, journal, texts, clock);
        Store store = new Store(directory, epoch, texts, readers, Optional.of(new Writing(lock, journal, gate)), last);
        gate.follow(commit -> store.committedAt = commit.time());
        return store;
    }

    /** Opens for reading, without the lock. */
    public static Store openReadOnly(Path directory) {
        if (!Files.exists(directory.resolve("epoch"))) {
            throw new StoreException(
                    "no store at " + directory + "; make one with: silkgraph serve --store " + directory);
        }
        try {
            ReadStore readers = new MemoryReadStore();
            Instant last = rebuild(readers, Journal.read(directory.resolve("journal")));
            return new Store(
                    directory,
                    Epoch.of(directory),
                    new Texts(directory.resolve("texts")),
                    readers,
                    Optional.empty(),
                    last);
        } catch (IOException e) {
            throw new StoreException("the store " + directory + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static Instant rebuild(ReadStore readers, Iterator<Commit> commits) {
        Instant[] last = {Instant.EPOCH};
        readers.rebuild(new Iterator<>() {
            @Override
            public boolean hasNext() {
                return commits.hasNext();
            }

            @Override
            public Commit next() {
                Commit commit = commits.next();
                last[0] = commit.time();
                return commit;
            }
        });
        return last[0];
    }

    /** A view of the latest version; close it on the same thread. */
    public ReadView acquire() {
        return readers.acquire();
    }

    public Version version() {
        return readers.version();
    }

    /** Random per store: versions of two epochs are never comparable. */
    public String epoch() {
        return epoch.number();
    }

    public Path directory() {
        return directory;
    }

    public Texts texts() {
        return texts;
    }

    /** Time of the latest commit; {@link Instant#EPOCH} before the first. */
    public Instant committedAt() {
        return committedAt;
    }

    public ReadStore.Stats stats() {
        return readers.stats();
    }

    /**
     * Says what {@link WriteGate} would make of a change now, and changes nothing; {@code Accepted} names the version
     * it would get. Works on a store that is open for reading only as well.
     */
    public Decision check(Changeset changeset, Optional<Node> systemGraph) {
        try (ReadView view = acquire()) {
            Overlay staged = new Overlay(view.dataset());
            List<Violation> violations = new Judge(texts).stage(changeset, staged, systemGraph);
            if (!violations.isEmpty()) return new Decision.Refused(violations);
            if (staged.changesNothing()) return new Decision.Unchanged(view.version());
            return new Decision.Accepted(
                    view.version().next(),
                    staged.added().size(),
                    staged.removed().size());
        }
    }

    /** The one way to write. */
    public WriteGate gate() {
        return writing.map(Writing::gate)
                .orElseThrow(() -> new StoreException("the store " + directory + " is open for reading only"));
    }

    /** Tells a derived part of every later commit. */
    public void follow(Follower follower) {
        writing.ifPresent(parts -> parts.gate().follow(follower));
    }

    @Override
    public void close() {
        readers.close();
        if (writing.isEmpty()) return;
        try {
            writing.get().journal().close();
            writing.get().lock().close();
        } catch (IOException e) {
            throw new StoreException("the store " + directory + " could not be closed", e);
        }
    }
}
