/**
 * Measurements that compare, inside one run: what a write or an answer costs beside what the machine can do. Never part of a
 * running service; works on stores of its own.
 */
@NullMarked
@Room(
        uses = {
            "web",
            "paths",
            "sparql",
            "curation",
            "views",
            "search",
            "paths",
            "store",
            "store.guard",
            "store.rules",
            "snapshot",
            "snapshot.ids",
            "terms"
        })
package org.silkgraph.bench;

import org.jspecify.annotations.NullMarked;
import org.silkgraph.Room;
