/**
 * HTTP by Micronaut: limits, language, errors. Never holds an RDF library and never decides anything about data.
 */
@NullMarked
@Room(
        uses = {"views", "search", "queries", "curation", "curation.changes", "store", "store.guard", "access", "terms"
        },
        never = {"org.apache.jena"})
package org.silkgraph.web;

import org.jspecify.annotations.NullMarked;
import org.silkgraph.Room;
