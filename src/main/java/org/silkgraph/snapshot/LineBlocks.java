package org.silkgraph.snapshot;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;

/** A text in blocks of whole lines, so that several threads can parse it. One thread. */
final class LineBlocks {
    private final InputStream in;
    private final int usual;
    private byte[] carried = {};
    private long at;
    private boolean isEnded;

    /** @param usual bytes of a block; one with a line that is longer is longer too */
    LineBlocks(InputStream in, int usual) {
        this.in = in;
        this.usual = usual;
    }

    /** @param at how many bytes of the text come before */
    record Block(byte[] bytes, int length, long at) {}

    /** The next block, as long as there is one. */
    Optional<Block> next() throws IOException {
        if (isEnded) return Optional.empty();
        byte[] bytes = Arrays.copyOf(carried, Math.addExact(carried.length, usual));
        int length = carried.length + in.readNBytes(bytes, carried.length, usual);
        int end = end(bytes, length);
        while (end == 0 && length == bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.multiplyExact(length, 2));
            length += in.readNBytes(bytes, length, bytes.length - length);
            end = end(bytes, length);
        }
        isEnded = length < bytes.length;
        if (isEnded) end = length;
        carried = Arrays.copyOfRange(bytes, end, length);
        Block block = new Block(bytes, end, at);
        at += end;
        return end == 0 ? Optional.empty() : Optional.of(block);
    }

    /** Behind the last end of a line. */
    private static int end(byte[] bytes, int length) {
        for (int i = length - 1; i >= 0; i--) if (bytes[i] == '\n') return i + 1;
        return 0;
    }
}
