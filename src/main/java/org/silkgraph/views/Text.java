package org.silkgraph.views;

/** A string with its language tag; the tag is empty where none was given. */
public record Text(String text, String lang) {}
