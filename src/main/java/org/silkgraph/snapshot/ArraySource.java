package org.silkgraph.snapshot;

import java.util.Iterator;
import java.util.List;

/** The arrays that were put into an {@link ArraySink}, in the same order. They belong to who takes them. */
final class ArraySource {
    private final Iterator<Object> arrays;

    ArraySource(List<Object> arrays) {
        this.arrays = arrays.iterator();
    }

    byte[] bytes() {
        return (byte[]) arrays.next();
    }

    char[] chars() {
        return (char[]) arrays.next();
    }

    int[] ints() {
        return (int[]) arrays.next();
    }

    /** Whether all were taken. */
    boolean isEmpty() {
        return !arrays.hasNext();
    }
}
