package org.silkgraph.snapshot;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.util.zip.CRC32C;
import java.util.zip.CheckedOutputStream;

/**
 * Writes the file of a checkpoint: its head; the terms; arrays one behind the other, lowest byte first; the contents, which say what
 * each of these is with its CRC32C and which place of which journal all this is; and an end that says where the contents are, with their CRC32C.
 * Every byte is under a sum or has one right value.
 */
final class CheckpointWriter implements ArraySink {
    static final long HEAD = 0x53494C4B534E4150L;
    static final long END = 0x50414E534B4C4953L;
    /** Of the parts and of what their bytes mean; any other is not read. Raised with every change of either. */
    static final int FORMAT = 3;

    static final int HEAD_BYTES = 16;
    static final int END_BYTES = 24;
    static final int BUFFER = 1 << 20;

    /** What an array is made of, as the width of a value; 0 is the one part that is no array. */
    static final int STREAM = 0;

    static final int BYTES = 1;
    static final int CHARS = 2;
    static final int INTS = 4;

    private final FileChannel channel;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER).order(ByteOrder.LITTLE_ENDIAN);
    private final ByteArrayOutputStream list = new ByteArrayOutputStream();
    private final DataOutputStream listed = new DataOutputStream(list);
    private final CRC32C sum = new CRC32C();
    private int parts;

    /** @param channel an empty file */
    CheckpointWriter(FileChannel channel) throws IOException {
        this.channel = channel;
        put(ByteBuffer.allocate(HEAD_BYTES)
                .putLong(HEAD)
                .putInt(FORMAT)
                .putInt(0)
                .flip());
    }

    private void put(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) channel.write(bytes);
    }

    @Override
    public void bytes(byte[] values, int length) {
        array(BYTES, length, (from, count) -> buffer.put(values, from, count));
    }

    @Override
    public void chars(char[] values, int length) {
        array(CHARS, length, (from, count) -> {
            buffer.asCharBuffer().put(values, from, count);
            buffer.position(count * CHARS);
        });
    }

    @Override
    public void ints(int[] values, int length) {
        array(INTS, length, (from, count) -> {
            buffer.asIntBuffer().put(values, from, count);
            buffer.position(count * INTS);
        });
    }

    /** Puts so many values from one on into the buffer. */
    private interface Filling {
        void fill(int from, int count);
    }

    private void array(int width, int length, Filling filling) {
        try {
            sum.reset();
            int most = BUFFER / width;
            for (int from = 0; from < length; from += most) {
                buffer.clear();
                filling.fill(from, Math.min(most, length - from));
                buffer.flip();
                sum.update(buffer.duplicate());
                put(buffer);
            }
            list(width, length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void list(int width, long length) throws IOException {
        listed.writeByte(width);
        listed.writeLong(length);
        listed.writeInt((int) sum.getValue());
        parts++;
    }

    /** Writes itself into a channel. */
    interface Streamed {
        void write(WritableByteChannel to) throws IOException;
    }

    /** A part that is no array. */
    void stream(Streamed part) throws IOException {
        sum.reset();
        long from = channel.position();
        part.write(Channels.newChannel(new CheckedOutputStream(Channels.newOutputStream(channel), sum)));
        list(STREAM, channel.position() - from);
    }

    /** The contents and the end. */
    void end(Checkpoint.Mark mark) throws IOException {
        ByteArrayOutputStream contents = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(contents);
        out.writeUTF(mark.epoch());
        out.writeUTF(mark.base());
        out.writeInt(mark.meaning());
        out.writeLong(mark.version().number());
        out.writeUTF(mark.sha256());
        out.writeLong(mark.bytes());
        out.writeInt(parts);
        list.writeTo(out);
        byte[] bytes = contents.toByteArray();
        sum.reset();
        sum.update(bytes);
        long at = channel.position();
        put(ByteBuffer.wrap(bytes));
        put(ByteBuffer.allocate(END_BYTES)
                .putLong(at)
                .putInt(bytes.length)
                .putInt((int) sum.getValue())
                .putLong(END)
                .flip());
    }
}
