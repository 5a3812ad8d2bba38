package org.silkgraph.web.pages;

import org.silkgraph.views.Evidence;

/** A sentence with its quote marked: what stands before it, the quote, what stands after. */
public record Quoted(String before, String quote, String after) {
    public static Quoted of(Evidence evidence) {
        int from = evidence.start() - evidence.sentenceStart();
        int[] points = evidence.sentence().codePoints().toArray();
        int to = from + evidence.end() - evidence.start();
        if (from < 0 || to > points.length) return new Quoted("", evidence.quote(), "");
        return new Quoted(
                new String(points, 0, from),
                new String(points, from, to - from),
                new String(points, to, points.length - to));
    }
}
