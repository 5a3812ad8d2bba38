package org.silkgraph.views;

import java.io.InputStream;

/** The RDF Patch of a change as it stands in the journal: its length in bytes and a stream that has to be closed. */
public record ChangePatch(long length, InputStream body) {}
