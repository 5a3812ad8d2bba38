package org.silkgraph.store.journal;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.silkgraph.snapshot.Commit;
import org.silkgraph.terms.Version;

/** One pass over a journal file: where its last complete entry ends, and which version that is. */
record Scan(Path file, long size, long tail, Version last) {

    static Scan of(Path file) throws IOException {
        long size = Files.size(file);
        Version last = Version.NONE;
        long tail = 0;
        try (Entries entries = new Entries(file)) {
            for (Optional<Entry> next = entries.next(); next.isPresent(); next = entries.next()) {
                Entry entry = next.get();
                if (!entry.frame().version().equals(last.next())) {
                    throw new JournalDamaged(
                            file, tail, "version " + entry.frame().version() + " after " + last);
                }
                last = entry.frame().version();
                tail = entries.position();
            }
        }
        if (tail < size && goodEntryAfter(file, tail)) throw new JournalDamaged(file, tail, "a damaged entry");
        return new Scan(file, size, tail, last);
    }

    private static boolean goodEntryAfter(Path file, long tail) throws IOException {
        byte[] rest;
        try (InputStream in = Files.newInputStream(file)) {
            in.skipNBytes(tail);
            rest = in.readAllBytes();
        }
        String text = new String(rest, StandardCharsets.ISO_8859_1);
        for (int at = text.indexOf("\n# silkgraph journal ");
                at >= 0;
                at = text.indexOf("\n# silkgraph journal ", at + 1)) {
            int end = text.indexOf('\n', at + 1);
            if (end < 0) return false;
            Optional<Frame> frame = Frame.parse(text.substring(at + 1, end));
            if (frame.isPresent() && end + 1 + frame.get().length() <= rest.length) {
                byte[] body = java.util.Arrays.copyOfRange(
                        rest, end + 1, end + 1 + frame.get().length());
                if (frame.get().matches(body)) return true;
            }
        }
        return false;
    }

    /** The complete entries, read one by one. */
    Iterator<Commit> commits() throws IOException {
        Entries entries = new Entries(file);
        return new Iterator<>() {
            private long position;

            @Override
            public boolean hasNext() {
                if (position < tail) return true;
                entries.close();
                return false;
            }

            @Override
            public Commit next() {
                try {
                    Entry entry = entries.next().orElseThrow(NoSuchElementException::new);
                    position = entries.position();
                    return PatchText.read(entry.body(), entry.frame().version());
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        };
    }

    /** A complete entry whose checksum holds. */
    record Entry(Frame frame, byte[] body) {}

    /** Reads entries in order; an incomplete or damaged one ends the reading. */
    static final class Entries implements AutoCloseable {
        private final InputStream in;
        private long position;

        Entries(Path file) throws IOException {
            this.in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
        }

        long position() {
            return position;
        }

        Optional<Entry> next() throws IOException {
            StringBuilder line = new StringBuilder(Frame.LONGEST);
            int c = in.read();
            while (c >= 0 && c != '\n' && line.length() < Frame.LONGEST) {
                line.append((char) c);
                c = in.read();
            }
            Optional<Frame> frame = c == '\n' ? Frame.parse(line.toString()) : Optional.empty();
            if (frame.isEmpty()) return Optional.empty();
            byte[] body = in.readNBytes(frame.get().length());
            if (!frame.get().matches(body)) return Optional.empty();
            position += line.length() + 1L + body.length;
            return Optional.of(new Entry(frame.get(), body));
        }

        @Override
        public void close() {
            try {
                in.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
