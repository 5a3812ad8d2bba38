package org.silkgraph.snapshot;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * The hash of a key: eight bytes at a time, multiplied into each other. Seeded, so that nobody can prepare terms that all meet
 * in one place of a table. The same on every machine, as tables stand in checkpoints.
 */
final class TermHash {
    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long FIRST = 0x9E3779B97F4A7C15L;
    private static final long SECOND = 0xD6E8FEB86659FD93L;

    private TermHash() {}

    static long of(int head, byte[] bytes, int from, int length, long seed) {
        long hash = seed ^ head * FIRST ^ length * SECOND;
        int end = from + length;
        int at = from;
        for (; at + 8 <= end; at += 8) hash = mix(hash ^ (long) EIGHT.get(bytes, at));
        long rest = 0;
        for (; at < end; at++) rest = rest << 8 | bytes[at] & 0xFF;
        return mix(mix(hash ^ rest) ^ seed);
    }

    private static long mix(long value) {
        long odd = value ^ FIRST;
        return odd * SECOND ^ Math.unsignedMultiplyHigh(odd, SECOND);
    }
}
