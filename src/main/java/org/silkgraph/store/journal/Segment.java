package org.silkgraph.store.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import org.silkgraph.terms.Version;

/**
 * One file of the journal as far as it was read: where its entries begin, and what the last of them is. Named after the version
 * of its first entry. Grows by {@link #appended}; read by other threads while it does.
 */
final class Segment {
    private final Path file;
    private final Version first;
    private volatile long[] starts;
    private volatile int entries;
    private long tail;
    private String sha256;

    private Segment(Path file, Version first, String parent) {
        this.file = file;
        this.first = first;
        this.starts = new long[16];
        this.sha256 = parent;
    }

    /** A segment without entries, whose first will follow that version and checksum. */
    static Segment empty(Path directory, Version before, String parent) {
        Version first = before.next();
        return new Segment(directory.resolve("%012d.rdfp".formatted(first.number())), first, parent);
    }

    /**
     * Reads a file from its start to its last complete entry, verifying every checksum and the chain.
     *
     * @throws JournalDamaged where a good entry stands behind a bad one, or one does not follow the one before
     */
    static Segment read(Path file, Version before, String parent) throws IOException {
        Segment segment = new Segment(file, before.next(), parent);
        try (EntryReader reader = new EntryReader(file, 0)) {
            for (Optional<Frame> next = reader.frame(); next.isPresent(); next = reader.frame()) {
                Frame frame = next.get();
                if (!reader.verify(frame)) break;
                if (!frame.follows(segment.last(), segment.sha256)) {
                    throw new JournalDamaged(
                            file, segment.tail, "version " + frame.version() + " does not follow " + segment.last());
                }
                segment.appended(reader.position(), frame.sha256());
            }
        }
        if (segment.tail < Files.size(file) && segment.goodEntryFollows()) {
            throw new JournalDamaged(file, segment.tail, "a damaged entry");
        }
        return segment;
    }

    private boolean goodEntryFollows() throws IOException {
        try (EntryReader reader = new EntryReader(file, tail + 1)) {
            for (OptionalLong at = reader.findFrame(); at.isPresent(); at = reader.findFrame()) {
                try (EntryReader candidate = new EntryReader(file, at.getAsLong())) {
                    Optional<Frame> frame = candidate.frame();
                    if (frame.isPresent() && candidate.verify(frame.get())) return true;
                }
            }
            return false;
        }
    }

    /** Whether the file ends before the entry behind the last complete one could: it was cut there, and not changed. */
    boolean endsEarly() throws IOException {
        long rest = Files.exists(file) ? Files.size(file) - tail : 0;
        if (rest < Frame.BYTES) return true;
        try (EntryReader reader = new EntryReader(file, tail)) {
            Optional<Frame> frame = reader.frame();
            if (frame.isEmpty() || rest >= Frame.BYTES + frame.get().length()) return false;
            // Where what is there has the right checksum, the length was changed.
            Frame here = frame.get();
            return !reader.verify(new Frame(here.version(), here.parent(), rest - Frame.BYTES, here.sha256()));
        }
    }

    /** Takes note of an entry that now ends at that byte. */
    void appended(long end, String checksum) {
        long[] known = starts;
        if (entries == known.length) known = Arrays.copyOf(known, known.length * 2);
        known[entries] = tail;
        starts = known;
        tail = end;
        sha256 = checksum;
        entries++;
    }

    Path file() {
        return file;
    }

    /** The version of the last entry, or the one before the first where there is none. */
    Version last() {
        return new Version(first.number() + entries - 1);
    }

    boolean holds(Version version) {
        return version.compareTo(first) >= 0 && version.compareTo(last()) <= 0;
    }

    boolean isEmpty() {
        return entries == 0;
    }

    /** Where the last complete entry ends. */
    long tail() {
        return tail;
    }

    /** The checksum of the last entry, or of the one before the first. */
    String sha256() {
        return sha256;
    }

    /** Where an entry begins. */
    long start(Version version) {
        return starts[(int) (version.number() - first.number())];
    }
}
