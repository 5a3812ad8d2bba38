/** Wrong on purpose, so that FloorPlanTest can show that its rules bite. */
@Room(
        uses = {},
        never = {"com.fasterxml.jackson"})
package org.silkgraph.floorplan.cellar;

import org.silkgraph.Room;
