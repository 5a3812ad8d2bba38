package org.silkgraph.store.journal;

import java.io.IOException;
import java.nio.file.Path;

/** The journal cannot be trusted as it is: cutting it would lose acknowledged commits. Says where, and the way out. */
public final class JournalDamaged extends IOException {
    private static final long serialVersionUID = 1L;

    JournalDamaged(Path file, long offset, String what) {
        super(file + ": " + what + " at byte " + offset
                + ", and good entries follow. Nothing was changed. Restore the latest backup (silkgraph restore FILE"
                + " --store DIR), or keep a copy of the file, cut it at that byte and remove the later segments to go on"
                + " without the later commits.");
    }
}
