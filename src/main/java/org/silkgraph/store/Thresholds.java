package org.silkgraph.store;

import org.silkgraph.snapshot.SnapshotReadStore;
import org.silkgraph.terms.Settings;

/**
 * When what is read is tidied up.
 *
 * @param fold changed quads from which on they are folded into the bulk, in the background
 * @param checkpointAfter bytes of the journal from which on another checkpoint is written
 */
record Thresholds(int fold, long checkpointAfter) {
    static final Thresholds DEFAULT = new Thresholds(SnapshotReadStore.FOLD, 16L << 20);

    /** Settings {@code silkgraph.fold} and {@code silkgraph.checkpoint-after}. */
    static Thresholds ofSettings() {
        return new Thresholds(
                Settings.count("silkgraph.fold", DEFAULT.fold()),
                Settings.bytes("silkgraph.checkpoint-after", DEFAULT.checkpointAfter()));
    }
}
