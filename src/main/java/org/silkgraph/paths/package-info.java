/**
 * How things are connected: paths over the links of one version, found on the numbers of the snapshot. Never writes, makes no SPARQL, and
 * knows nothing of HTTP or of how an answer is shown.
 */
@NullMarked
@Room(uses = {"snapshot", "terms"})
package org.silkgraph.paths;

import org.jspecify.annotations.NullMarked;
import org.silkgraph.Room;
