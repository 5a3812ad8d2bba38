package org.silkgraph.access;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Who may read. */
public enum Reading {
    /** Everybody. */
    OPEN,
    /** Who has a token. */
    CLOSED;

    /** {@code open} or {@code closed}, in exactly these letters; empty for anything else. */
    public static Optional<Reading> named(String word) {
        return Arrays.stream(values())
                .filter(reading -> reading.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst();
    }
}
