package org.silkgraph.views;

/** RDF in one syntax, read at one version. UTF-8. */
public record Rendering(long version, Format format, String body) {}
