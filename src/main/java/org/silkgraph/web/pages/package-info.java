/**
 * HTML pages from templates, in Chinese and English. Never holds an RDF library.
 */
@NullMarked
@Room(
        uses = {"web", "views", "search", "queries", "store", "terms"},
        never = {"org.apache.jena"})
package org.silkgraph.web.pages;

import org.jspecify.annotations.NullMarked;
import org.silkgraph.Room;
