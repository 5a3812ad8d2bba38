/**
 * JSON and RDF routes: a controller parses, asks and returns. Never holds an RDF library.
 */
@NullMarked
@Room(
        uses = {
            "web",
            "views",
            "search",
            "queries",
            "curation",
            "curation.changes",
            "curation.layout",
            "store",
            "access",
            "terms"
        },
        never = {"org.apache.jena"})
package org.silkgraph.web.api;

import org.jspecify.annotations.NullMarked;
import org.silkgraph.Room;
