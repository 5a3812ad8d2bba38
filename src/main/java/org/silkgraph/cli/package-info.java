/**
 * The command line: serve, load, validate, query, search, show, dump, token; wiring of the rooms. Nobody uses it.
 */
@NullMarked
@Room(
        uses = {
            "web",
            "web.api",
            "web.pages",
            "web.ops",
            "sparql",
            "bench",
            "curation",
            "curation.layout",
            "views",
            "queries",
            "search",
            "store",
            "store.guard",
            "store.rules",
            "snapshot",
            "access",
            "terms"
        })
package org.silkgraph.cli;

import org.jspecify.annotations.NullMarked;
import org.silkgraph.Room;
