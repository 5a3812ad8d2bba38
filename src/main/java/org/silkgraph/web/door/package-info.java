/**
 * What stands before the routes: how a request may be written, how slowly it may come, how many of them, and what is noted of
 * each. Never decides who may do what, and never touches data.
 */
@NullMarked
@Room(
        uses = {"web"},
        never = {"org.apache.jena"})
package org.silkgraph.web.door;

import org.jspecify.annotations.NullMarked;
import org.silkgraph.Room;
