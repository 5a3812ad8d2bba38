package org.silkgraph.store.journal;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongConsumer;

/** Reads the entries of one segment in order, from a given byte on; bodies are streamed, never held whole. */
final class EntryReader implements AutoCloseable {
    private static final int BUFFER = 1 << 16;

    private final InputStream in;
    private final LongConsumer onRead;
    private long position;

    EntryReader(Path file, long from) throws IOException {
        this(file, from, bytes -> {});
    }

    /** Tells how many bytes of bodies were read, each time some were. */
    EntryReader(Path file, long from, LongConsumer onRead) throws IOException {
        this.onRead = onRead;
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        channel.position(from);
        this.in = new BufferedInputStream(Channels.newInputStream(channel), BUFFER);
        this.position = from;
    }

    /** Where the next byte is read. */
    long position() {
        return position;
    }

    /** The next line as a frame; empty where it is none, or the file ends within it. */
    Optional<Frame> frame() throws IOException {
        StringBuilder line = new StringBuilder(Frame.LONGEST);
        int c = in.read();
        while (c >= 0 && c != '\n' && line.length() < Frame.LONGEST) {
            line.append((char) c);
            c = in.read();
        }
        position += line.length() + (c < 0 ? 0 : 1);
        return c == '\n' ? Frame.parse(line.toString()) : Optional.empty();
    }

    /** Reads the body of a frame and says whether it is all there and unharmed. */
    boolean verify(Frame frame) throws IOException {
        MessageDigest digest = Frame.digest();
        byte[] buffer = new byte[BUFFER];
        long left = frame.length();
        while (left > 0) {
            int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
            if (read < 0) return false;
            digest.update(buffer, 0, read);
            position += read;
            left -= read;
        }
        return Frame.hex(digest.digest()).equals(frame.sha256());
    }

    /** The body of a frame as a stream that ends with it. Read or {@link Body#drain} it before the next frame. */
    Body body(Frame frame) {
        return new Body(frame.length());
    }

    /** Where the next place behind this one is that reads like a frame; empty where the file has none. */
    OptionalLong findFrame() throws IOException {
        int matched = 0;
        for (int c = in.read(); c >= 0; c = in.read()) {
            position++;
            matched = c == Frame.START.charAt(matched) ? matched + 1 : c == Frame.START.charAt(0) ? 1 : 0;
            if (matched == Frame.START.length()) return OptionalLong.of(position - matched);
        }
        return OptionalLong.empty();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    final class Body extends InputStream {
        private long left;

        private Body(long length) {
            this.left = length;
        }

        @Override
        public int read() throws IOException {
            if (left == 0) return -1;
            int c = in.read();
            if (c < 0) throw new IOException("the journal ends within an entry");
            left--;
            position++;
            return c;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            if (left == 0) return -1;
            int read = in.read(bytes, from, (int) Math.min(length, left));
            if (read < 0) throw new IOException("the journal ends within an entry");
            left -= read;
            position += read;
            onRead.accept(read);
            return read;
        }

        void drain() throws IOException {
            in.skipNBytes(left);
            position += left;
            left = 0;
        }
    }
}
