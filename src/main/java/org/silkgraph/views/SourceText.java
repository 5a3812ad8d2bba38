package org.silkgraph.views;

import java.lang.ref.SoftReference;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A stored text addressed by code points, as the offsets of evidence count. */
final class SourceText {
    private static final String ENDS = "。；;!！?？\n";
    private static final String CLOSING = "”’』」》〉）)】\"'";

    /** By checksum; a text never changes. */
    private static final Map<String, SoftReference<SourceText>> KNOWN = new ConcurrentHashMap<>();

    private final int[] points;

    /** The text of a checksum, counted once for as long as there is memory. */
    static SourceText of(String checksum, String text) {
        SoftReference<SourceText> kept = KNOWN.get(checksum);
        SourceText known = kept == null ? null : kept.get();
        if (known != null) return known;
        SourceText made = new SourceText(text);
        KNOWN.put(checksum, new SoftReference<>(made));
        return made;
    }

    SourceText(String text) {
        this.points = text.codePoints().toArray();
    }

    int length() {
        return points.length;
    }

    /** The stretch between two offsets, cut to the text. */
    String slice(int start, int end) {
        int from = Math.clamp(start, 0, points.length);
        return new String(points, from, Math.clamp(end, from, points.length) - from);
    }

    /** Where the sentence that holds this offset begins. */
    int sentenceStart(int offset) {
        int at = Math.clamp(offset, 0, points.length);
        while (at > 0 && !endsBefore(at)) at--;
        return at;
    }

    /** Where the sentence that holds the character before this offset ends, closing quotes included. */
    int sentenceEnd(int offset) {
        int at = Math.clamp(offset, 0, points.length);
        while (at < points.length && !endsBefore(at)) at++;
        // A line break ends a sentence and is no part of it.
        return at > 0 && at > offset && points[at - 1] == '\n' ? at - 1 : at;
    }

    private boolean endsBefore(int at) {
        if (at < points.length && isClosing(points[at])) return false;
        int before = at - 1;
        while (before > 0 && isClosing(points[before])) before--;
        return before >= 0 && ENDS.indexOf(points[before]) >= 0;
    }

    private static boolean isClosing(int point) {
        return CLOSING.indexOf(point) >= 0;
    }
}
