package org.silkgraph.store.journal;

import java.io.IOException;
import java.nio.file.Path;
import org.silkgraph.terms.Version;

/** The journal cannot be trusted as it is: cutting it would lose acknowledged commits. Says where, and the way out. */
public final class JournalDamaged extends IOException {
    private static final long serialVersionUID = 1L;

    private JournalDamaged(String message) {
        super(message);
    }

    /** Good entries stand behind a bad one. */
    JournalDamaged(Path file, long offset, String what) {
        this(file + ": " + what + " at byte " + offset
                + ", and good entries follow. Nothing was changed. Restore the latest backup (silkgraph restore FILE"
                + " --store DIR), or keep a copy of the file, cut it at that byte and remove the later segments and"
                + " journal/acknowledged to go on without the later commits.");
    }

    /** The entry of the version that was acknowledged last was changed, or another stands there. */
    static JournalDamaged before(Version acknowledged, Path file, long offset) {
        return new JournalDamaged(file + ": version " + acknowledged
                + " was acknowledged, and is damaged at byte " + offset
                + ". Nothing was changed. Restore the latest backup (silkgraph restore FILE --store DIR), or keep a copy of"
                + " the file and remove journal/acknowledged to go on without that version.");
    }
}
