package org.silkgraph.snapshot;

import java.util.Iterator;
import org.silkgraph.terms.Version;

/**
 * What readers read: follows the journal and can be rebuilt from it alone.
 *
 * <p>Readers never wait for writers: a {@link ReadView} stays at its version while commits go on. {@link #apply} and
 * {@link #rebuild} are called by the gate only, one at a time.
 */
public interface ReadStore extends AutoCloseable {
    /** A view of the latest version, to be closed by the thread that acquired it. */
    ReadView acquire();

    /** The version that {@link #acquire} would give now. */
    Version version();

    /** Makes one commit visible, all at once. Its version must be the next one. */
    void apply(Commit commit);

    /** Starts again from nothing with all commits in order. */
    void rebuild(Iterator<Commit> all);

    /** Sizes, for operators. */
    Stats stats();

    @Override
    void close();

    /** Counts of one version: quads in all graphs and terms in the dictionary. */
    record Stats(Version version, long quads, long terms) {}
}
