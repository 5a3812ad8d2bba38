package org.silkgraph.floorplan;

/** Wrong on purpose: stands in a package without a sign. */
class Unsigned {}
