package org.silkgraph.curation.layout;

import java.util.Arrays;
import java.util.Optional;

/** The lines of a text by code points, to find the heading a place stands under. */
final class TextLines {
    private static final int LONGEST_HEADING = 60;
    private static final String ENDS_OF_SENTENCES = "。；！？：，、.;!?:,…";

    private final String[] lines;
    /** Code point at which each line starts. */
    private final int[] starts;

    TextLines(String text) {
        this.lines = text.split("\n", -1);
        this.starts = new int[lines.length];
        int at = 0;
        for (int i = 0; i < lines.length; i++) {
            starts[i] = at;
            at += lines[i].codePointCount(0, lines[i].length()) + 1;
        }
    }

    /**
     * The line of the place itself or else the nearest above that reads like a heading: 1 to 60 characters, no punctuation at
     * its end.
     */
    Optional<String> headingAt(int codePoint) {
        int found = Arrays.binarySearch(starts, codePoint);
        for (int i = found < 0 ? -found - 2 : found; i >= 0; i--) {
            String line = lines[i].strip();
            if (isHeading(line)) return Optional.of(line);
        }
        return Optional.empty();
    }

    private static boolean isHeading(String line) {
        return !line.isEmpty()
                && line.codePointCount(0, line.length()) <= LONGEST_HEADING
                && ENDS_OF_SENTENCES.indexOf(line.charAt(line.length() - 1)) < 0;
    }
}
