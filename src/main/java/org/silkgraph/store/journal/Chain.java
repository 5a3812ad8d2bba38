package org.silkgraph.store.journal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.silkgraph.snapshot.Commit;
import org.silkgraph.terms.Version;

/** The segments of a journal in order, with the place of every entry. */
final class Chain {
    private static final String SEGMENT = "\\d{12}\\.rdfp";

    private final Path directory;
    private final List<Segment> segments;
    private final Optional<Version> lost;

    private Chain(Path directory, List<Segment> segments, Optional<Version> lost) {
        this.directory = directory;
        this.segments = new CopyOnWriteArrayList<>(segments);
        this.lost = lost;
    }

    /**
     * Reads and verifies all segments.
     *
     * @throws JournalDamaged where something is wrong before the end of the last one, an entry is missing that others stand
     *     behind, or one that was acknowledged was changed
     */
    static Chain read(Path directory) throws IOException {
        // First: what another process acknowledges meanwhile is not missed.
        Optional<Acknowledged.Mark> acknowledged = Acknowledged.read(directory);
        List<Segment> segments = new ArrayList<>();
        Segment last = Segment.empty(directory, Version.NONE, Frame.NOTHING);
        for (Path file : files(directory)) {
            if (!segments.isEmpty() && last.tail() < Files.size(last.file())) {
                throw new JournalDamaged(last.file(), last.tail(), "a damaged entry before the last segment");
            }
            Segment next = Segment.read(file, last.last(), last.sha256());
            if (!file.getFileName()
                    .equals(Segment.empty(directory, last.last(), "").file().getFileName())) {
                throw new JournalDamaged(file, 0, "the segment does not follow version " + last.last());
            }
            segments.add(next);
            last = next;
        }
        if (segments.isEmpty()) segments.add(last);
        boolean isShort = acknowledged.isPresent() && isShort(acknowledged.get(), last);
        return new Chain(
                directory,
                segments,
                acknowledged.map(Acknowledged.Mark::version).filter(version -> isShort));
    }

    /** Whether the journal ends before what was acknowledged. Bytes that were changed are refused; that some are gone is told. */
    private static boolean isShort(Acknowledged.Mark acknowledged, Segment last) throws IOException {
        int missing = acknowledged.version().compareTo(last.last());
        boolean isOther = missing == 0 && !acknowledged.sha256().equals(last.sha256());
        if (isOther || missing > 0 && !last.endsEarly()) {
            throw JournalDamaged.before(acknowledged.version(), last.file(), last.tail());
        }
        return missing > 0;
    }

    /** The version that was acknowledged and is gone, because the journal was cut before its end. */
    Optional<Version> lost() {
        return lost;
    }

    static List<Path> files(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) return List.of();
        try (Stream<Path> all = Files.list(directory)) {
            return all.filter(file -> file.getFileName().toString().matches(SEGMENT))
                    .sorted()
                    .toList();
        }
    }

    /** The segment that is written. */
    Segment last() {
        return segments.getLast();
    }

    /** Begins another segment behind the last. */
    Segment grow() {
        Segment next = Segment.empty(directory, last().last(), last().sha256());
        segments.add(next);
        return next;
    }

    List<Segment> segments() {
        return segments;
    }

    /** The entries behind a version up to another, in order. */
    Iterator<Commit> between(Version before, Version end, LongConsumer onRead) {
        return new Iterator<>() {
            private final Reading reading = new Reading(onRead);
            private Version next = before.next();

            @Override
            public boolean hasNext() {
                boolean more = next.compareTo(end) <= 0;
                if (!more) reading.close();
                return more;
            }

            @Override
            public Commit next() {
                if (!hasNext()) throw new NoSuchElementException("no version " + next);
                Commit commit = reading.commit(next);
                next = next.next();
                return commit;
            }
        };
    }

    /** Reads on where it stopped as long as versions are asked for in order. */
    private final class Reading {
        private final LongConsumer onRead;
        private Optional<Segment> segment = Optional.empty();
        private Optional<EntryReader> reader = Optional.empty();

        Reading(LongConsumer onRead) {
            this.onRead = onRead;
        }

        Commit commit(Version version) {
            try {
                if (segment.filter(open -> open.holds(version)).isEmpty()) open(version);
                EntryReader entries = reader.orElseThrow();
                Frame frame = entries.frame().orElseThrow(() -> gone(version));
                EntryReader.Body body = entries.body(frame);
                Commit commit = PatchText.read(body, version);
                body.drain();
                return commit;
            } catch (IOException e) {
                close();
                throw new UncheckedIOException(e);
            }
        }

        private void open(Version version) throws IOException {
            close();
            Segment found = segmentOf(version).orElseThrow(() -> gone(version));
            segment = Optional.of(found);
            reader = Optional.of(new EntryReader(found.file(), found.start(version), onRead));
        }

        void close() {
            reader.ifPresent(Chain::close);
            reader = Optional.empty();
            segment = Optional.empty();
        }
    }

    private static void close(EntryReader reader) {
        try {
            reader.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static IllegalStateException gone(Version version) {
        return new IllegalStateException("the journal no longer holds version " + version);
    }

    private Optional<Segment> segmentOf(Version version) {
        return segments.stream().filter(segment -> segment.holds(version)).findFirst();
    }

    /** One entry as a stream; empty where there is none of that version. */
    Optional<Entries.Patch> open(Version version) throws IOException {
        Optional<Segment> segment = segmentOf(version);
        if (segment.isEmpty()) return Optional.empty();
        Path file = segment.get().file();
        long start = segment.get().start(version);
        try (EntryReader reader = new EntryReader(file, start)) {
            Frame frame = reader.frame().orElseThrow(() -> gone(version));
            return Optional.of(new Entries.Patch(frame.length(), new EntryStream(file, start)));
        }
    }

    /** Where an entry stands; empty where there is none of that version. */
    Optional<Entries.Place> place(Version version) throws IOException {
        long before = 0;
        for (Segment segment : segments) {
            if (segment.holds(version)) return Optional.of(place(segment, version, before));
            before += segment.tail();
        }
        return Optional.empty();
    }

    private static Entries.Place place(Segment segment, Version version, long before) throws IOException {
        try (EntryReader reader = new EntryReader(segment.file(), segment.start(version))) {
            Frame frame = reader.frame().orElseThrow(() -> gone(version));
            return new Entries.Place(frame.sha256(), before + reader.position() + frame.length());
        }
    }

    /** How the bytes of an entry are read. */
    interface Reader<T> {
        T read(InputStream body) throws IOException;
    }

    /** One entry; empty where there is none of that version. */
    <T> Optional<T> entry(Version version, Reader<T> how) throws IOException {
        Optional<Segment> segment = segmentOf(version);
        if (segment.isEmpty()) return Optional.empty();
        try (EntryReader reader =
                new EntryReader(segment.get().file(), segment.get().start(version))) {
            Frame frame = reader.frame().orElseThrow(() -> gone(version));
            return Optional.of(how.read(reader.body(frame)));
        }
    }
}
