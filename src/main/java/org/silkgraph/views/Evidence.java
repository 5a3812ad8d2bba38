package org.silkgraph.views;

/**
 * A quote and where it stands. Offsets count code points of the stored text, the end is exclusive.
 *
 * @param sentence the whole sentence (or sentences) of the stored text around the quote; empty if the text is not stored
 * @param sentenceStart offset of that sentence in the text
 * @param page where people read it in the source, marked
 */
public record Evidence(
        String id,
        String iri,
        String quote,
        String section,
        int start,
        int end,
        Ref source,
        String sentence,
        int sentenceStart,
        String page) {}
