package org.silkgraph.queries;

import org.jspecify.annotations.Nullable;
import org.silkgraph.terms.Label;

/** What names and titles in a header must look like. */
final class Names {
    private Names() {}

    static void check(String what, @Nullable String name) {
        if (name == null || !name.matches("[a-z][A-Za-z0-9]*")) {
            throw new IllegalArgumentException(
                    "the name of a " + what + " is letters and digits and begins with a small letter: " + name);
        }
    }

    /** Labels come from files, so either part may be missing whatever the types say. */
    static void bothLanguages(String what, @Nullable Label label) {
        if (label == null || isBlank(label.zh()) || isBlank(label.en())) {
            throw new IllegalArgumentException(what + " must be given in zh and en");
        }
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }
}
