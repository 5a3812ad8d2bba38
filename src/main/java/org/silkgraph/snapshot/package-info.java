/**
 * What is true at one version, made to be read: a {@link org.silkgraph.snapshot.ReadView} as a Jena dataset and as bare
 * ids. Writes nothing to disk but the checkpoints it is asked for, and never decides whether a change is right; it applies the commits it is given.
 */
@NullMarked
@Room(uses = {"terms"})
package org.silkgraph.snapshot;

import org.jspecify.annotations.NullMarked;
import org.silkgraph.Room;
