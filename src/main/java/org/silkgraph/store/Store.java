package org.silkgraph.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.apache.jena.atlas.iterator.Iter;
import org.silkgraph.snapshot.Commit;
import org.silkgraph.snapshot.ReadStore;
import org.silkgraph.snapshot.ReadView;
import org.silkgraph.snapshot.SnapshotReadStore;
import org.silkgraph.snapshot.ids.IdExecution;
import org.silkgraph.store.journal.Entries;
import org.silkgraph.store.journal.Journal;
import org.silkgraph.store.rules.Overlay;
import org.silkgraph.terms.Settings;
import org.silkgraph.terms.Version;

/**
 * A store directory, open. {@code journal/}, {@code texts/} and {@code epoch} are the truth; what is read is rebuilt from the
 * journal at start, so a restart gives the same version and graph.
 *
 * <p>{@link #open} takes the lock of the directory and can write; {@link #openReadOnly} reads what is committed, also beside a
 * running service, and follows nothing that comes later.
 */
public final class Store implements AutoCloseable {
    static {
        IdExecution.install();
    }

    private final Path directory;
    private final Epoch epoch;
    private final Texts texts;
    private final ReadStore readers;
    private final Entries history;
    private final Optional<Writing> writing;
    private volatile Instant committedAt;
    private volatile Consumer<String> onShut = reason -> {};

    /** What only the process that holds the lock has. */
    private record Writing(StoreLock lock, Journal journal, WriteGate gate) {}

    private Store(
            Path directory,
            Epoch epoch,
            Texts texts,
            ReadStore readers,
            Entries history,
            Optional<Opened> opened,
            Progress progress) {
        this.directory = directory;
        this.epoch = epoch;
        this.texts = texts;
        this.readers = readers;
        this.history = history;
        Records records = new Records();
        this.committedAt = replay(readers, records.all(history.replay(progress.counting(history.bytes()))));
        this.writing = opened.map(parts -> new Writing(
                parts.lock(),
                parts.journal(),
                new WriteGate(
                        readers,
                        parts.journal(),
                        texts,
                        parts.clock(),
                        parts.floor(),
                        records,
                        reason -> onShut.accept(reason))));
        follow(new Clocked());
    }

    /** What writing needs beside the journal. */
    private record Opened(StoreLock lock, Journal journal, Clock clock, DiskFloor floor) {}

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
        Journal journal = Journal.open(
                directory.resolve("journal"),
                clock,
                Settings.bytes("silkgraph.journal-segment", Journal.SEGMENT_BYTES));
        try {
            Opened opened = new Opened(lock, journal, clock, new DiskFloor(directory));
            return new Store(
                    directory, epoch, texts, new SnapshotReadStore(), journal, Optional.of(opened), Progress.NONE);
        } catch (IOException | RuntimeException e) {
            journal.close();
            throw e;
        }
    }

    /** Opens for reading, without the lock. */
    public static Store openReadOnly(Path directory) {
        return openReadOnly(directory, Progress.NONE);
    }

    /** As {@link #openReadOnly(Path)}, telling how far the journal is read. */
    public static Store openReadOnly(Path directory, Progress progress) {
        if (!Files.exists(directory.resolve("epoch"))) {
            throw new StoreException(
                    "no store at " + directory + "; make one with: silkgraph serve --store " + directory);
        }
        try {
            return new Store(
                    directory,
                    Epoch.of(directory),
                    new Texts(directory.resolve("texts")),
                    new SnapshotReadStore(),
                    Entries.of(directory.resolve("journal")),
                    Optional.empty(),
                    progress);
        } catch (IOException e) {
            throw new StoreException("the store " + directory + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static Instant replay(ReadStore readers, Iterator<Commit> commits) {
        Instant[] last = {Instant.EPOCH};
        readers.rebuild(Iter.map(commits, commit -> {
            last[0] = commit.time();
            return commit;
        }));
        return last[0];
    }

    /** How far long work is. */
    @FunctionalInterface
    public interface Progress {
        Progress NONE = (done, total) -> {};

        /** Called often; {@code done} grows up to about {@code total}, in bytes. */
        void at(long done, long total);

        private LongConsumer counting(long total) {
            LongAdder done = new LongAdder();
            return bytes -> {
                done.add(bytes);
                at(done.sum(), total);
            };
        }
    }

    /** Keeps the time of the latest commit. */
    private final class Clocked implements Follower {
        private Version holds = readers.version();

        @Override
        public Version holds() {
            return holds;
        }

        @Override
        public void apply(Commit commit) {
            committedAt = commit.time();
            holds = commit.version();
        }

        @Override
        public void rebuild(Iterator<Commit> all) {
            all.forEachRemaining(this::apply);
        }
    }

    /** Is told once, with the reason, when the gate closes by itself; a restart then mends the store. */
    public void onShut(Consumer<String> listener) {
        onShut = listener;
    }

    /** Why writes are refused at the moment; empty where they are taken. */
    public Optional<String> writesClosed() {
        return writing.flatMap(parts -> parts.gate().closedBecause());
    }

    /** The copy of what a crash left at the end of the journal and opening cut off, if there was something. */
    public Optional<Path> cut() {
        return writing.flatMap(parts -> parts.journal().cut());
    }

    /** The version that was acknowledged and is gone, because the journal ended before it when it was opened. */
    public Optional<Version> lost() {
        return writing.flatMap(parts -> parts.journal().lost());
    }

    /** The commits, to look back. A store open for reading only has those of the moment it was opened. */
    public Entries history() {
        return history;
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
     * it would get, {@code Stale} what others changed after its basis. Works on a store that is open for reading only as well.
     */
    public Decision check(Changeset changeset) {
        try (ReadView view = acquire()) {
            return new Judge(texts)
                    .decide(changeset, new Overlay(view.dataset()), view.version(), new Staleness(history));
        }
    }

    /** The one way to write. */
    public WriteGate gate() {
        return writing.map(Writing::gate)
                .orElseThrow(() -> new StoreException("the store " + directory + " is open for reading only"));
    }

    /** Tells a derived part of what it has not seen, and of every later commit. */
    public void follow(Follower follower) {
        writing.ifPresent(parts -> parts.gate().follow(follower));
    }

    @Override
    public void close() {
        writing.ifPresent(parts -> parts.gate().close());
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
