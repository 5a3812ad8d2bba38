package org.silkgraph.store.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.silkgraph.snapshot.Commit;
import org.silkgraph.terms.Version;

/**
 * The authority: every commit, in order, on disk before it is acknowledged.
 *
 * <p>One file, {@code journal/000000000001.rdfp}, a valid RDF Patch file: each entry is a comment line that frames it
 * ({@link Frame}: version, length, SHA-256) and the patch itself. {@link #append} returns after fsync. At open the file is
 * read once: an incomplete last entry (a crash in mid write) is cut and a copy of the cut bytes kept beside it, since it was
 * never acknowledged; a bad entry followed by a good one is damage and refused, because cutting there would lose
 * acknowledged commits.
 *
 * <p>Not promised: use by two processes (the store's lock prevents it) and by two threads (the gate's).
 */
public final class Journal implements AutoCloseable {
    private static final String SEGMENT = "000000000001.rdfp";

    private final Path file;
    private final FileChannel channel;
    private Version last;

    private Journal(Path file, FileChannel channel, Version last) {
        this.file = file;
        this.channel = channel;
        this.last = last;
    }

    /** Opens for appending; cuts an incomplete last entry. The directory is created where missing. */
    public static Journal open(Path directory, Clock clock) throws IOException {
        Files.createDirectories(directory);
        Path file = directory.resolve(SEGMENT);
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            Scan scan = Scan.of(file);
            if (scan.tail() < scan.size()) cut(file, channel, scan, clock);
            syncDirectory(directory);
            channel.position(scan.tail());
            return new Journal(file, channel, scan.last());
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /** Reads the complete entries of a journal that another process may be appending to. */
    public static Iterator<Commit> read(Path directory) throws IOException {
        Path file = directory.resolve(SEGMENT);
        return Files.exists(file) ? Scan.of(file).commits() : List.<Commit>of().iterator();
    }

    private static void cut(Path file, FileChannel channel, Scan scan, Clock clock) throws IOException {
        Path copy = unused(file, "cut-" + clock.millis() + "-at-" + scan.tail());
        try (FileChannel out = FileChannel.open(copy, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            channel.transferTo(scan.tail(), scan.size() - scan.tail(), out);
            out.force(true);
        }
        channel.truncate(scan.tail());
        channel.force(true);
    }

    private static Path unused(Path file, String name) {
        return IntStream.iterate(0, n -> n + 1)
                .mapToObj(n -> file.resolveSibling(name + (n == 0 ? "" : "-" + n) + ".bytes"))
                .filter(Files::notExists)
                .findFirst()
                .orElseThrow();
    }

    /** The version of the last entry, {@link Version#NONE} for an empty journal. */
    public Version last() {
        return last;
    }

    /** All entries from the first. */
    public Iterator<Commit> replay() throws IOException {
        return Scan.of(file).commits();
    }

    /**
     * Appends one commit and returns when it is on disk. If the disk refuses, what was written is cut off again and the
     * exception passed on: nothing was committed.
     */
    public void append(Commit commit) throws IOException {
        if (!commit.version().equals(last.next())) {
            throw new IllegalStateException("commit " + commit.version() + " does not follow entry " + last);
        }
        long start = channel.position();
        try {
            for (ByteBuffer bytes : parts(commit)) {
                while (bytes.hasRemaining()) channel.write(bytes);
            }
            channel.force(false);
        } catch (IOException e) {
            channel.truncate(start);
            channel.position(start);
            throw e;
        }
        last = commit.version();
    }

    private static List<ByteBuffer> parts(Commit commit) {
        byte[] body = PatchText.write(commit);
        List<ByteBuffer> parts = new ArrayList<>();
        parts.add(ByteBuffer.wrap(Frame.of(commit.version(), body).bytes()));
        parts.add(ByteBuffer.wrap(body));
        return parts;
    }

    private static void syncDirectory(Path directory) throws IOException {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
