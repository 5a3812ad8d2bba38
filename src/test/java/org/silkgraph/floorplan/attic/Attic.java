package org.silkgraph.floorplan.attic;

import org.silkgraph.floorplan.cellar.Cellar;

/** Wrong on purpose: closes a cycle. */
public class Attic {
    Cellar below() {
        return new Cellar();
    }
}
