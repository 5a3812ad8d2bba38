package org.silkgraph.search;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Text as it is compared: compatibility forms unified (NFKC: full width to half width), lower case, single spaces. */
final class Folding {
    private Folding() {}

    static String fold(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[\\p{Z}\\s]+", " ")
                .strip();
    }

    static List<String> tokens(String folded) {
        return Arrays.stream(folded.split(" "))
                .filter(token -> !token.isEmpty())
                .toList();
    }
}
