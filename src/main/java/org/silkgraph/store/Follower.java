package org.silkgraph.store;

import org.silkgraph.snapshot.Commit;

/** A derived part (index, cache) that hears of commits after readers see them, in order, on the committing thread. */
@FunctionalInterface
public interface Follower {
    void committed(Commit commit);
}
