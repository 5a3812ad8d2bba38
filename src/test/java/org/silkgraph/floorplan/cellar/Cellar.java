package org.silkgraph.floorplan.cellar;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.silkgraph.floorplan.attic.Attic;

/** Wrong on purpose: uses a room that is not on the sign and a library that the sign forbids. */
public class Cellar {
    Attic attic = new Attic();
    ObjectMapper forbidden = new ObjectMapper();
}
