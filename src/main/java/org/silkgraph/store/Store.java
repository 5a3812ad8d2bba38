package org.silkgraph.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongConsumer;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.sys.JenaSystem;
import org.silkgraph.snapshot.Checkpoint;
import org.silkgraph.snapshot.Commit;
import org.silkgraph.snapshot.ReadStore;
import org.silkgraph.snapshot.ReadView;
import org.silkgraph.snapshot.SnapshotReadStore;
import org.silkgraph.snapshot.ids.IdExecution;
import org.silkgraph.store.Checkpoints.Found;
import org.silkgraph.store.journal.Entries;
import org.silkgraph.store.journal.Journal;
import org.silkgraph.store.rules.Overlay;
import org.silkgraph.terms.Settings;
import org.silkgraph.terms.Version;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A store directory, open. {@code journal/}, {@code texts/} and {@code epoch} are the truth; what is read is rebuilt from the
 * journal at start, or from a checkpoint and the entries behind it, so a restart gives the same version and graph.
 *
 * <p>{@link #open} takes the lock of the directory and can write; {@link #openReadOnly} reads what is committed, also beside a
 * running service, and follows nothing that comes later.
 */
public final class Store implements AutoCloseable {
    static {
        IdExecution.install();
    }

    private static final Logger LOG = LoggerFactory.getLogger(Store.class);

    private final Path directory;
    private final Epoch epoch;
    private final Texts texts;
    private final SnapshotReadStore readers;
    private final Entries history;
    private final Optional<Writing> writing;
    private volatile Instant committedAt;
    private volatile Consumer<String> onShut = reason -> {};

    /** What only the process that holds the lock has. */
    private record Writing(StoreLock lock, Journal journal, WriteGate gate, Checkpointing checkpointing) {}

    private Store(
            Path directory,
            Epoch epoch,
            Texts texts,
            SnapshotReadStore readers,
            Entries history,
            Optional<Opened> opened,
            Optional<Found> checkpoint,
            Progress progress) {
        this.directory = directory;
        this.epoch = epoch;
        this.texts = texts;
        this.readers = readers;
        this.history = history;
        Records records = new Records();
        LongConsumer onRead = progress.counting(history.bytes());
        this.committedAt = checkpoint
                .map(found -> resume(found.read().checkpoint(), records, onRead))
                .orElseGet(() -> {
                    Timed all = new Timed(records.all(history.replay(onRead)), Instant.EPOCH);
                    readers.rebuild(all);
                    return all.last;
                });
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
                        reason -> onShut.accept(reason)),
                checkpointing(
                        parts,
                        history,
                        checkpoint.map(found -> found.read().mark().bytes()).orElse(0L))));
        follow(new Clocked());
    }

    /** What writing needs beside the journal. */
    private record Opened(
            StoreLock lock,
            Journal journal,
            Clock clock,
            DiskFloor floor,
            Checkpoints checkpoints,
            long checkpointAfter) {}

    private Checkpointing checkpointing(Opened parts, Entries journal, long covered) {
        Checkpointing checkpointing =
                new Checkpointing(parts.checkpoints(), journal, parts.floor(), parts.checkpointAfter(), covered);
        readers.onFolded(checkpointing::offer);
        if (journal.bytes() - covered >= parts.checkpointAfter()) checkpointing.offer(readers.folded());
        return checkpointing;
    }

    /** Takes over what a checkpoint holds, and the entries behind it; gives the time of the last. */
    private Instant resume(Checkpoint checkpoint, Records records, LongConsumer onRead) {
        readers.resume(checkpoint);
        try (ReadView view = readers.acquire()) {
            records.resume(view);
        }
        Version version = checkpoint.version();
        Instant then = history.summary(version).orElseThrow().time();
        Timed later = new Timed(Iter.map(history.after(version, onRead), records::with), then);
        readers.catchUp(later);
        return later.last;
    }

    /** Remembers the time of the last commit that went by. */
    private static final class Timed implements Iterator<Commit> {
        private final Iterator<Commit> commits;
        private Instant last;

        Timed(Iterator<Commit> commits, Instant before) {
            this.commits = commits;
            this.last = before;
        }

        @Override
        public boolean hasNext() {
            return commits.hasNext();
        }

        @Override
        public Commit next() {
            Commit commit = commits.next();
            last = commit.time();
            return commit;
        }
    }

    /** Opens for reading and writing; makes the directory where missing. */
    public static Store open(Path directory) {
        return open(directory, Clock.systemUTC());
    }

    /** As {@link #open(Path)}, with the time of commits from a clock. */
    public static Store open(Path directory, Clock clock) {
        return open(directory, clock, Thresholds.ofSettings());
    }

    static Store open(Path directory, Clock clock, Thresholds thresholds) {
        if (Files.exists(directory) && !Files.isDirectory(directory)) {
            throw new StoreException("the store " + directory + " is a file; name a directory");
        }
        JenaSystem.init();
        try {
            Files.createDirectories(directory);
            StoreLock lock = StoreLock.take(directory);
            try {
                return open(directory, clock, thresholds, lock);
            } catch (IOException | RuntimeException e) {
                lock.close();
                throw e;
            }
        } catch (IOException e) {
            throw new StoreException("the store " + directory + " cannot be opened: " + e.getMessage(), e);
        }
    }

    private static Store open(Path directory, Clock clock, Thresholds thresholds, StoreLock lock) throws IOException {
        Epoch epoch = Epoch.of(directory);
        Texts texts = new Texts(directory.resolve("texts"));
        Checkpoints checkpoints = new Checkpoints(directory, epoch);
        // Terms are read on another thread, which is why Jena was made ready before.
        // Beside the journal, which is read through and verified whatever comes of this.
        CompletableFuture<Optional<Found>> reading = CompletableFuture.supplyAsync(checkpoints::read);
        Journal journal = Journal.open(
                directory.resolve("journal"),
                clock,
                Settings.bytes("silkgraph.journal-segment", Journal.SEGMENT_BYTES));
        try {
            Optional<Found> found =
                    reading.join().filter(read -> checkpoints.isOf(journal, read) && checkpoints.pays(journal, read));
            checkpoints.keepOnly(found.map(Found::file));
            Opened opened = new Opened(
                    lock, journal, clock, new DiskFloor(directory), checkpoints, thresholds.checkpointAfter());
            return new Store(
                    directory,
                    epoch,
                    texts,
                    new SnapshotReadStore(thresholds.fold()),
                    journal,
                    Optional.of(opened),
                    found,
                    Progress.NONE);
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
        return openReadOnly(directory, progress, Checkpoints::read);
    }

    /** As {@link #openReadOnly(Path, Progress)}, from the journal alone. */
    public static Store replayed(Path directory, Progress progress) {
        return openReadOnly(directory, progress, checkpoints -> Optional.empty());
    }

    /**
     * Reads the whole journal as {@link #replayed} does, and throws away the checkpoint for one made of what came of it. Where another
     * process holds the store its checkpoint stays.
     */
    public static Store rebuilt(Path directory, Progress progress) {
        Store store = replayed(directory, progress);
        try (StoreLock _ = StoreLock.take(directory)) {
            Checkpoints checkpoints = new Checkpoints(directory, store.epoch);
            checkpoints.keepOnly(Optional.empty());
            Checkpoint made = store.readers.folded();
            Optional<Checkpoint.Mark> mark = checkpoints.mark(store.history, made);
            if (mark.isPresent()) checkpoints.write(made, mark.get());
        } catch (StoreException inUse) {
            LOG.info("event=checkpoint-kept reason=\"{}\"", inUse.getMessage());
        } catch (IOException e) {
            LOG.warn("event=checkpoint-not-written version={} reason=\"{}\"", store.version(), e.getMessage());
        }
        return store;
    }

    private static Store openReadOnly(
            Path directory, Progress progress, Function<Checkpoints, Optional<Found>> reading) {
        JenaSystem.init();
        if (!Files.exists(directory.resolve("epoch"))) {
            throw new StoreException(
                    "no store at " + directory + "; make one with: silkgraph serve --store " + directory);
        }
        try {
            Epoch epoch = Epoch.of(directory);
            Checkpoints checkpoints = new Checkpoints(directory, epoch);
            // First: one that another process writes meanwhile is of an entry that is not read here.
            Optional<Found> found = reading.apply(checkpoints);
            Entries journal = Entries.of(directory.resolve("journal"));
            return new Store(
                    directory,
                    epoch,
                    new Texts(directory.resolve("texts")),
                    new SnapshotReadStore(),
                    journal,
                    Optional.empty(),
                    found.filter(read -> checkpoints.isOf(journal, read) && checkpoints.pays(journal, read)),
                    progress);
        } catch (IOException e) {
            throw new StoreException("the store " + directory + " cannot be read: " + e.getMessage(), e);
        }
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
        writing.ifPresent(parts -> {
            parts.gate().close();
            parts.checkpointing().close();
            // Where the gate has closed by itself a restart is to find out.
            if (parts.gate().closedBecause().isEmpty()) parts.checkpointing().last(readers::folded);
        });
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
