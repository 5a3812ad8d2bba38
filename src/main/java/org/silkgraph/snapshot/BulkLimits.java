package org.silkgraph.snapshot;

import java.nio.file.Path;

/**
 * How much a large load may hold at once.
 *
 * @param rows that are in memory before they are sorted into a base; more are spilled
 * @param spill where a temporary directory is made for them, once there are more
 */
public record BulkLimits(int rows, Path spill) {
    /** A quarter of a heap of 4 GB while they are sorted. */
    public static final int ROWS = 1 << 25;

    public BulkLimits {
        if (rows < 1) throw new IllegalArgumentException("rows " + rows + " is less than 1");
    }

    /** {@value #ROWS} rows, and the temporary directory of the machine. */
    public static BulkLimits usual() {
        return new BulkLimits(ROWS, Path.of(System.getProperty("java.io.tmpdir")));
    }
}
