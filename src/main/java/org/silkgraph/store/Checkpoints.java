package org.silkgraph.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.silkgraph.snapshot.Checkpoint;
import org.silkgraph.store.journal.Entries;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The checkpoints of a store, {@code STORE/snapshots/{version}.snapshot}: what spares a start the replay of the journal. They can
 * be thrown away at any moment.
 *
 * <p>A file is written beside its place, fsynced and renamed; from then on it is never changed. Those before it go after that. One
 * is believed only if every byte of it verifies and it names epoch and base of this store and an entry that stands in the journal
 * at that place with that checksum: one of another store, or of a journal that was cut or restored, names what is not there.
 */
final class Checkpoints {
    private static final Logger LOG = LoggerFactory.getLogger(Checkpoints.class);
    private static final String SUFFIX = ".snapshot";
    private static final String PART = ".tmp";

    private final Path directory;
    private final Epoch epoch;

    Checkpoints(Path store, Epoch epoch) {
        this.directory = store.resolve("snapshots");
        this.epoch = epoch;
    }

    /** The files there are, the latest first. */
    private List<Path> files() throws IOException {
        if (!Files.isDirectory(directory)) return List.of();
        try (Stream<Path> all = Files.list(directory)) {
            return all.filter(file -> file.getFileName().toString().matches("\\d{12}\\" + SUFFIX))
                    .sorted(Comparator.reverseOrder())
                    .toList();
        }
    }

    /** A file, and what it holds. */
    record Found(Path file, Checkpoint.Read read) {}

    /** The latest one that verifies; whether it is of this journal is to be asked. Changes nothing. */
    Optional<Found> read() {
        try {
            for (Path file : files()) {
                Optional<Found> found = read(file);
                if (found.isPresent()) return found;
            }
        } catch (IOException e) {
            LOG.warn("event=checkpoints-unreadable directory={} reason=\"{}\"", directory, e.getMessage());
        }
        return Optional.empty();
    }

    private static Optional<Found> read(Path file) {
        try {
            return Optional.of(new Found(file, Checkpoint.read(file)));
        } catch (IOException e) {
            LOG.warn("event=checkpoint-refused file={} reason=\"{}\"", file, e.getMessage());
            return Optional.empty();
        }
    }

    /** Whether what was read is of a place in that journal. */
    boolean isOf(Entries journal, Found found) {
        Checkpoint.Mark mark = found.read().mark();
        boolean is =
                mark(journal, found.read().checkpoint()).filter(mark::equals).isPresent();
        if (!is) LOG.warn("event=checkpoint-refused file={} reason=\"it is of another journal\"", found.file());
        return is;
    }

    /** Whether it holds at least as much of the journal as is newer: all of it read in bulk is faster otherwise. */
    boolean pays(Entries journal, Found found) {
        long covered = found.read().mark().bytes();
        return journal.bytes() - covered <= covered;
    }

    /** The place of a checkpoint in a journal; empty where that has no entry of its version. */
    Optional<Checkpoint.Mark> mark(Entries journal, Checkpoint checkpoint) {
        return journal.place(checkpoint.version())
                .map(place -> new Checkpoint.Mark(
                        epoch.number(),
                        epoch.base(),
                        Records.MEANING,
                        checkpoint.version(),
                        place.sha256(),
                        place.end()));
    }

    /** Makes a file of it and deletes all others. */
    void write(Checkpoint checkpoint, Checkpoint.Mark mark) throws IOException {
        Files.createDirectories(directory);
        Path file = directory.resolve("%012d".formatted(mark.version().number()) + SUFFIX);
        Path part = file.resolveSibling(file.getFileName() + PART);
        Files.deleteIfExists(part);
        try {
            checkpoint.write(part, mark);
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(part);
            throw e;
        }
        Directories.sync(directory);
        keepOnly(Optional.of(file));
    }

    /** Deletes all files but one: those that were not believed, are older, or were never finished. */
    void keepOnly(Optional<Path> kept) throws IOException {
        if (!Files.isDirectory(directory)) return;
        List<Path> others;
        try (Stream<Path> all = Files.list(directory)) {
            others = all.filter(file -> kept.filter(file::equals).isEmpty())
                    .filter(file -> file.getFileName().toString().matches(".*\\" + SUFFIX + "(\\" + PART + ")?"))
                    .toList();
        }
        for (Path file : others) Files.deleteIfExists(file);
    }
}
