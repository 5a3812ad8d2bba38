package org.silkgraph.snapshot;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.WritableByteChannel;

/** Numbers and bytes into a channel, in bulk, lowest byte first. What was put is written at the latest by {@link #flush}. */
final class BulkOut {
    private static final int ROOM = 1 << 20;

    private final WritableByteChannel to;
    private final ByteBuffer room = ByteBuffer.allocateDirect(ROOM).order(ByteOrder.LITTLE_ENDIAN);

    BulkOut(WritableByteChannel to) {
        this.to = to;
    }

    void put(int value) throws IOException {
        ready(Integer.BYTES);
        room.putInt(value);
    }

    void put(long value) throws IOException {
        ready(Long.BYTES);
        room.putLong(value);
    }

    /** The first so many bytes, without how many they are. */
    void put(byte[] values, int length) throws IOException {
        int at = 0;
        while (at < length) {
            ready(1);
            int part = Math.min(length - at, room.remaining());
            room.put(values, at, part);
            at += part;
        }
    }

    /** The first so many numbers, without how many they are. */
    void put(int[] values, int length) throws IOException {
        int at = 0;
        while (at < length) {
            ready(Integer.BYTES);
            int part = Math.min(length - at, room.remaining() / Integer.BYTES);
            room.asIntBuffer().put(values, at, part);
            room.position(room.position() + part * Integer.BYTES);
            at += part;
        }
    }

    private void ready(int bytes) throws IOException {
        if (room.remaining() < bytes) flush();
    }

    void flush() throws IOException {
        room.flip();
        while (room.hasRemaining()) to.write(room);
        room.clear();
    }
}
