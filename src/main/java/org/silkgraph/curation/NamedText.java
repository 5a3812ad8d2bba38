package org.silkgraph.curation;

/** A file handed in: its name, whose ending says what it is, and its text. */
public record NamedText(String name, String text) {}
