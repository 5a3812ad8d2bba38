package org.silkgraph.snapshot;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.ReadableByteChannel;

/**
 * What {@link BulkOut} wrote, in the same order. Reads nothing behind what it is asked for; a channel that ends before is an
 * {@link EOFException}.
 */
final class BulkIn {
    private static final int ROOM = 1 << 20;

    private final ReadableByteChannel from;
    private final ByteBuffer room = ByteBuffer.allocateDirect(ROOM).order(ByteOrder.LITTLE_ENDIAN);

    BulkIn(ReadableByteChannel from) {
        this.from = from;
    }

    int getInt() throws IOException {
        return fill(Integer.BYTES).getInt();
    }

    long getLong() throws IOException {
        return fill(Long.BYTES).getLong();
    }

    byte[] bytes(int length) throws IOException {
        byte[] values = new byte[length];
        // Straight into the array: the channel cuts it into parts itself.
        ByteBuffer all = ByteBuffer.wrap(values);
        for (int at = 0; at < length; at = all.position()) {
            all.limit(at + Math.min(length - at, ROOM));
            full(all);
        }
        return values;
    }

    int[] ints(int length) throws IOException {
        int[] values = new int[length];
        for (int at = 0; at < length; ) {
            int part = Math.min(length - at, ROOM / Integer.BYTES);
            fill(part * Integer.BYTES).asIntBuffer().get(values, at, part);
            at += part;
        }
        return values;
    }

    private ByteBuffer fill(int bytes) throws IOException {
        room.clear().limit(bytes);
        full(room);
        return room.flip();
    }

    private void full(ByteBuffer buffer) throws IOException {
        while (buffer.hasRemaining()) if (from.read(buffer) < 0) throw new EOFException("the file ends too early");
    }
}
