package org.silkgraph.store.journal;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.jena.atlas.RuntimeIOException;
import org.silkgraph.snapshot.Commit;
import org.silkgraph.terms.Version;

/**
 * The authority: every commit, in order, on disk before it is acknowledged.
 *
 * <p>Segments {@code journal/{version of the first entry}.rdfp}, each a valid RDF Patch file: an entry is a comment line that
 * frames it ({@link Frame}: version, parent, length, SHA-256) and the patch itself. {@link #append} writes any number of
 * commits and returns after one fsync. At open all segments are read: an incomplete last entry (a crash in mid write) is cut
 * and a copy of the cut bytes kept beside it, since it was never acknowledged; a bad entry followed by a good one, or one that
 * {@link Acknowledged} tells of, is damage and refused, because cutting there would lose acknowledged commits.
 *
 * <p>If the disk refuses bytes, what was written of the commits is cut off again and the journal goes on. If it refuses the
 * fsync nobody can say what is on disk: the journal then takes nothing until it is opened again.
 *
 * <p>Not promised: use by two processes (the store's lock prevents it) and appending by two threads (the gate's).
 */
public final class Journal extends Entries implements AutoCloseable {
    /** A segment that is longer gets a successor. */
    public static final long SEGMENT_BYTES = 64L << 20;

    private static final int SMALL = 10_000;
    private static final int BUFFER = 1 << 16;

    private final Path directory;
    private final long segmentBytes;
    private final Optional<Path> cut;
    private final Acknowledged acknowledged;
    private FileChannel channel;
    private boolean broken;

    private Journal(
            Path directory,
            Chain chain,
            long segmentBytes,
            FileChannel channel,
            Optional<Path> cut,
            Acknowledged acknowledged) {
        super(chain);
        this.acknowledged = acknowledged;
        this.directory = directory;
        this.segmentBytes = segmentBytes;
        this.channel = channel;
        this.cut = cut;
    }

    /** Opens for appending, with segments of {@link #SEGMENT_BYTES}. */
    public static Journal open(Path directory, Clock clock) throws IOException {
        return open(directory, clock, SEGMENT_BYTES);
    }

    /** Opens for appending; cuts an incomplete last entry. The directory is created where missing. */
    public static Journal open(Path directory, Clock clock, long segmentBytes) throws IOException {
        Files.createDirectories(directory);
        Chain chain = Chain.read(directory);
        Segment last = chain.last();
        FileChannel channel = channel(last);
        try {
            Optional<Path> cut =
                    last.tail() < channel.size() ? Optional.of(cut(last, channel, clock)) : Optional.empty();
            // Its entries are shown to readers from now on: a crash may have come before the fsync of the last.
            channel.force(true);
            sync(directory);
            channel.position(last.tail());
            Acknowledged acknowledged = Acknowledged.open(directory);
            acknowledged.write(last.last(), last.sha256());
            return new Journal(directory, chain, segmentBytes, channel, cut, acknowledged);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static FileChannel channel(Segment segment) throws IOException {
        return FileChannel.open(
                segment.file(), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    private static Path cut(Segment last, FileChannel channel, Clock clock) throws IOException {
        Path copy = unused(last.file(), "cut-" + clock.millis() + "-at-" + last.tail());
        try (FileChannel out = FileChannel.open(copy, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            channel.transferTo(last.tail(), channel.size() - last.tail(), out);
            out.force(true);
        }
        sync(copy.getParent());
        channel.truncate(last.tail());
        return copy;
    }

    private static Path unused(Path file, String name) {
        return IntStream.iterate(0, n -> n + 1)
                .mapToObj(n -> file.resolveSibling(name + (n == 0 ? "" : "-" + n) + ".bytes"))
                .filter(Files::notExists)
                .findFirst()
                .orElseThrow();
    }

    /** The version that was acknowledged and was gone when it was opened, because the journal ended before it. */
    public Optional<Version> lost() {
        return chain.lost();
    }

    /** The copy of what was cut off at open, if anything was. */
    public Optional<Path> cut() {
        return cut;
    }

    /**
     * Appends commits and returns when they are on disk. If the disk refuses, what was written is cut off again and the
     * exception passed on: nothing was committed.
     */
    public void append(List<Commit> commits) throws IOException {
        if (broken) throw new IOException("the journal failed before and takes nothing until it is opened again");
        requireOrder(commits);
        roll();
        Segment segment = chain.last();
        Written written = write(commits, segment);
        try {
            channel.force(false);
        } catch (IOException | RuntimeException e) {
            broken = true;
            throw e;
        }
        for (int i = 0; i < commits.size(); i++) segment.appended(written.ends()[i], written.checksums()[i]);
        acknowledged.write(segment.last(), segment.sha256());
    }

    /** Whether it takes nothing any more until it is opened again. */
    public boolean isBroken() {
        return broken;
    }

    private void requireOrder(List<Commit> commits) {
        Version before = last();
        for (Commit commit : commits) {
            if (!commit.version().equals(before.next())) {
                throw new IllegalStateException("commit " + commit.version() + " does not follow entry " + before);
            }
            before = commit.version();
        }
    }

    private void roll() throws IOException {
        Segment full = chain.last();
        if (full.tail() < segmentBytes || full.isEmpty()) return;
        Segment next = Segment.empty(directory, full.last(), full.sha256());
        FileChannel opened = channel(next);
        try {
            sync(directory);
        } catch (IOException e) {
            opened.close();
            Files.deleteIfExists(next.file());
            throw e;
        }
        channel.close();
        channel = opened;
        chain.grow();
    }

    /** Where each entry ends, and its checksum. */
    private record Written(long[] ends, String[] checksums) {}

    private Written write(List<Commit> commits, Segment segment) throws IOException {
        long start = segment.tail();
        long[] ends = new long[commits.size()];
        String[] checksums = new String[commits.size()];
        try {
            String parent = segment.sha256();
            long at = start;
            for (int i = 0; i < commits.size(); i++) {
                Commit commit = commits.get(i);
                Frame frame = commit.size() <= SMALL ? whole(commit, parent, at) : streamed(commit, parent, at);
                at += Frame.BYTES + frame.length();
                ends[i] = at;
                checksums[i] = frame.sha256();
                parent = frame.sha256();
            }
            return new Written(ends, checksums);
        } catch (IOException | RuntimeException | Error e) {
            takeBack(start);
            throw e;
        }
    }

    private void takeBack(long start) throws IOException {
        try {
            channel.truncate(start);
        } catch (IOException e) {
            broken = true;
            throw e;
        }
    }

    /** A small entry: one write. */
    private Frame whole(Commit commit, String parent, long at) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        PatchText.write(commit, body);
        byte[] bytes = body.toByteArray();
        Frame frame = new Frame(
                commit.version(), parent, bytes.length, Frame.hex(Frame.digest().digest(bytes)));
        ByteBuffer entry = ByteBuffer.allocate(Frame.BYTES + bytes.length);
        entry.put(frame.bytes()).put(bytes).flip();
        writeAt(entry, at);
        return frame;
    }

    /** A large entry: its body first, then its frame into the place left for it. */
    private Frame streamed(Commit commit, String parent, long at) throws IOException {
        MessageDigest digest = Frame.digest();
        channel.position(at + Frame.BYTES);
        OutputStream out =
                new BufferedOutputStream(new DigestOutputStream(Channels.newOutputStream(channel), digest), BUFFER);
        try {
            PatchText.write(commit, out);
        } catch (RuntimeIOException e) {
            throw new IOException(e.getMessage(), e);
        }
        out.flush();
        long length = channel.position() - at - Frame.BYTES;
        Frame frame = new Frame(commit.version(), parent, length, Frame.hex(digest.digest()));
        writeAt(ByteBuffer.wrap(frame.bytes()), at);
        return frame;
    }

    private void writeAt(ByteBuffer bytes, long at) throws IOException {
        long position = at;
        while (bytes.hasRemaining()) position += channel.write(bytes, position);
    }

    private static void sync(Path directory) throws IOException {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    @Override
    public void close() throws IOException {
        acknowledged.close();
        channel.close();
    }
}
