package org.silkgraph.store.rules;

import java.util.Optional;

/** A text addressed by code points, in constant time. Most texts have no character outside the basic plane and need no table. */
final class CodePoints {
    private final String text;
    /** UTF-16 index of each code point; empty where both counts are the same. */
    private final int[] indexes;

    private final int length;

    CodePoints(String text) {
        this.text = text;
        this.length = text.codePointCount(0, text.length());
        this.indexes = length == text.length() ? new int[0] : indexes(text, length);
    }

    private static int[] indexes(String text, int length) {
        int[] indexes = new int[length + 1];
        int at = 0;
        for (int i = 0; i <= length; i++) {
            indexes[i] = at;
            if (i < length) at = text.offsetByCodePoints(at, 1);
        }
        return indexes;
    }

    /** Start and end of a quote, in code points. */
    record Place(int start, int end) {}

    /** What stands there; empty where the end lies behind the text. */
    String between(int start, int end) {
        return end > length || start > end ? "" : text.substring(index(start), index(end));
    }

    private int index(int codePoint) {
        return indexes.length == 0 ? codePoint : indexes[codePoint];
    }

    /** The first place where a quote stands. */
    Optional<Place> find(String quote) {
        int at = quote.isEmpty() ? -1 : text.indexOf(quote);
        if (at < 0) return Optional.empty();
        int start = text.codePointCount(0, at);
        return Optional.of(new Place(start, start + quote.codePointCount(0, quote.length())));
    }
}
