package org.silkgraph.store;

import java.util.Iterator;
import org.silkgraph.snapshot.Commit;
import org.silkgraph.terms.Version;

/**
 * A derived part (index, cache) that hears of commits without being known to the gate. It carries the version it holds: when it
 * begins to follow, and whenever it failed, it is given what it has not seen, or all commits to start again.
 *
 * <p>{@link #apply} is called after readers see the commit, in order, one at a time, on the thread that writes.
 */
public interface Follower {
    /** The version of the last commit it has taken in. */
    Version holds();

    /** Takes in the next commit. */
    void apply(Commit commit);

    /** Starts again from nothing with all commits in order. */
    void rebuild(Iterator<Commit> all);
}
