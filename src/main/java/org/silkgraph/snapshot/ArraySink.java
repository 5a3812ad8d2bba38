package org.silkgraph.snapshot;

/** Where the parts of a snapshot put their arrays, in an order of their own; {@link ArraySource} gives them back in that order. */
interface ArraySink {
    /** The first so many. */
    void bytes(byte[] values, int length);

    void chars(char[] values, int length);

    void ints(int[] values, int length);

    default void bytes(byte[] values) {
        bytes(values, values.length);
    }

    default void chars(char[] values) {
        chars(values, values.length);
    }

    default void ints(int... values) {
        ints(values, values.length);
    }
}
