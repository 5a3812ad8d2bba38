/**
 * The values everybody speaks in: the base of all IRIs, the terms of the ontology, versions, labels, authors. Never reads a
 * file of the store and never knows another room.
 */
@NullMarked
@Room(uses = {})
package org.silkgraph.terms;

import org.jspecify.annotations.NullMarked;
import org.silkgraph.Room;
