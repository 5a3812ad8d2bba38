package org.silkgraph.store;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import org.silkgraph.terms.Settings;

/**
 * How much of the disk is never used: setting {@code silkgraph.disk-floor}, by default one hundredth of the file system, at
 * least 4 MiB and at most 256 MiB. A write that would go below is refused before anything is written, so that the operating
 * system, the service's own files and an operator who tidies up have room left.
 */
final class DiskFloor {
    private static final long LEAST = 4L << 20;
    private static final long MOST = 256L << 20;
    private final FileStore disk;
    private final long floor;

    DiskFloor(Path directory) throws IOException {
        this.disk = Files.getFileStore(directory);
        this.floor = Settings.bytes("silkgraph.disk-floor", Math.clamp(disk.getTotalSpace() / 100, LEAST, MOST));
    }

    /** Throws {@link StoreFull} where the disk has no room for so many bytes. */
    void require(long bytes) throws IOException {
        long free = disk.getUsableSpace();
        if (free < floor + bytes) throw new StoreFull(free, floor + bytes);
    }
}
