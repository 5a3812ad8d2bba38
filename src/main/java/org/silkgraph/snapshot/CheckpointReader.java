package org.silkgraph.snapshot;

import static org.silkgraph.snapshot.CheckpointWriter.BUFFER;
import static org.silkgraph.snapshot.CheckpointWriter.BYTES;
import static org.silkgraph.snapshot.CheckpointWriter.CHARS;
import static org.silkgraph.snapshot.CheckpointWriter.END_BYTES;
import static org.silkgraph.snapshot.CheckpointWriter.HEAD_BYTES;
import static org.silkgraph.snapshot.CheckpointWriter.INTS;
import static org.silkgraph.snapshot.CheckpointWriter.STREAM;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;
import org.silkgraph.terms.Version;

/** Reads the file that {@link CheckpointWriter} wrote, array by array on all cores, and believes none of it without its sum. */
final class CheckpointReader {
    private static final ThreadLocal<ByteBuffer> BUFFERS =
            ThreadLocal.withInitial(() -> ByteBuffer.allocateDirect(BUFFER).order(ByteOrder.LITTLE_ENDIAN));

    private final Path file;
    private final FileChannel channel;
    private final Checkpoint.Mark mark;
    private final List<Part> parts = new ArrayList<>();

    /** A part of the file: an array, or bytes that are none. */
    private record Part(int width, long length, int sum, long at) {
        long end() {
            return at + length * Math.max(1, width);
        }
    }

    /** Reads and verifies all but the arrays. */
    CheckpointReader(Path file, FileChannel channel) throws IOException {
        this.file = file;
        this.channel = channel;
        long size = channel.size();
        require(size >= HEAD_BYTES + END_BYTES, "it is too short");
        ByteBuffer head = read(0, HEAD_BYTES);
        require(head.getLong() == CheckpointWriter.HEAD, "it is no checkpoint");
        int format = head.getInt();
        require(format == CheckpointWriter.FORMAT && head.getInt() == 0, "its format is " + format);
        ByteBuffer end = read(size - END_BYTES, END_BYTES);
        long at = end.getLong();
        int length = end.getInt();
        int sum = end.getInt();
        require(end.getLong() == CheckpointWriter.END, "its end is missing");
        require(at >= HEAD_BYTES && length >= 0 && at + length + END_BYTES == size, "it is cut");
        byte[] contents = read(at, length).array();
        CRC32C found = new CRC32C();
        found.update(contents);
        require((int) found.getValue() == sum, "its contents were changed");
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(contents));
        this.mark = new Checkpoint.Mark(
                in.readUTF(), in.readUTF(), in.readInt(), new Version(in.readLong()), in.readUTF(), in.readLong());
        long next = HEAD_BYTES;
        for (int left = in.readInt(); left > 0; left--) {
            Part part = new Part(in.readByte(), in.readLong(), in.readInt(), next);
            parts.add(part);
            next = part.end();
        }
        require(next == at, "its arrays do not fill it");
    }

    private static void require(boolean holds, String otherwise) throws IOException {
        if (!holds) throw new IOException(otherwise);
    }

    private ByteBuffer read(long at, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        fill(bytes, at);
        return bytes;
    }

    private void fill(ByteBuffer bytes, long at) throws IOException {
        long next = at;
        while (bytes.hasRemaining()) {
            int read = channel.read(bytes, next);
            require(read >= 0, "it ends early");
            next += read;
        }
        bytes.flip();
    }

    Checkpoint.Mark mark() {
        return mark;
    }

    /** Makes something of a channel. */
    interface Streamed<T> {
        T read(ReadableByteChannel from) throws IOException;
    }

    /** What the part that is no array was made of; verified before, so that no length in it is believed that was changed. */
    <T> T stream(Streamed<T> reading) throws IOException {
        Part part = parts.stream()
                .filter(each -> each.width() == STREAM)
                .findFirst()
                .orElseThrow(() -> new IOException("it lacks a part"));
        ByteBuffer buffer = BUFFERS.get();
        CRC32C sum = new CRC32C();
        for (long at = part.at(); at < part.end(); at += BUFFER) {
            buffer.clear().limit((int) Math.min(BUFFER, part.end() - at));
            fill(buffer, at);
            sum.update(buffer);
        }
        require((int) sum.getValue() == part.sum(), "bytes of it were changed");
        try (FileChannel again = FileChannel.open(file, StandardOpenOption.READ)) {
            T read = reading.read(again.position(part.at()));
            require(again.position() == part.end(), "a part of it is longer than what it says");
            return read;
        }
    }

    /** All arrays, each verified. */
    ArraySource arrays() throws IOException {
        try {
            return new ArraySource(parts.parallelStream()
                    .filter(part -> part.width() != STREAM)
                    .map(this::array)
                    .toList());
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private Object array(Part part) {
        try {
            int length = Math.toIntExact(part.length());
            return switch (part.width()) {
                case BYTES -> {
                    byte[] values = new byte[length];
                    copy(part, (buffer, from, count) -> buffer.get(values, from, count));
                    yield values;
                }
                case CHARS -> {
                    char[] values = new char[length];
                    copy(part, (buffer, from, count) -> buffer.asCharBuffer().get(values, from, count));
                    yield values;
                }
                case INTS -> {
                    int[] values = new int[length];
                    copy(part, (buffer, from, count) -> buffer.asIntBuffer().get(values, from, count));
                    yield values;
                }
                default -> throw new IOException("it holds what is not known here: " + part.width());
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Takes so many values from one on out of the buffer. */
    private interface Emptying {
        void take(ByteBuffer buffer, int from, int count);
    }

    private void copy(Part part, Emptying emptying) throws IOException {
        ByteBuffer buffer = BUFFERS.get();
        CRC32C sum = new CRC32C();
        int most = BUFFER / part.width();
        int length = Math.toIntExact(part.length());
        for (int from = 0; from < length; from += most) {
            int count = Math.min(most, length - from);
            buffer.clear().limit(count * part.width());
            fill(buffer, part.at() + (long) from * part.width());
            sum.update(buffer.duplicate());
            emptying.take(buffer, from, count);
        }
        require((int) sum.getValue() == part.sum(), "bytes of it were changed");
    }
}
