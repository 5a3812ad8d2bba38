package org.silkgraph.store.journal;

import java.io.IOException;
import java.nio.file.Path;

/** The journal cannot be trusted as it is: cutting it would lose acknowledged commits. Says where, and the way out. */
public final class JournalDamaged extends IOException {
    private static final long serialVersionUID = 1L;

    JournalDamaged(Path file, long offset, String what) {
        super(file + ": " + what + " at byte " + offset
                + ", followed by good entries. Nothing was changed. Restore the directory from a backup, or keep a copy"
                + " of the file and cut it at that byte to go on without the later commits.");
    }
}
