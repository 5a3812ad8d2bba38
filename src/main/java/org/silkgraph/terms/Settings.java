package org.silkgraph.terms;

import java.util.Locale;
import java.util.Optional;

/**
 * What operators set: a system property such as {@code silkgraph.disk-floor}, else the environment variable of the same name
 * in capitals with underscores ({@code SILKGRAPH_DISK_FLOOR}), else the default. A value that cannot be read is an error that
 * names the setting and the value.
 */
public final class Settings {
    private Settings() {}

    /** The text that was set, or empty. */
    public static Optional<String> text(String name) {
        String variable = name.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
        return Optional.ofNullable(System.getProperty(name)).or(() -> Optional.ofNullable(System.getenv(variable)));
    }

    /** A number of bytes: digits, and {@code k}, {@code m} or {@code g} for powers of 1,024. */
    public static long bytes(String name, long otherwise) {
        return text(name).map(value -> bytesOf(name, value)).orElse(otherwise);
    }

    /** A whole number that is at least one. */
    public static int count(String name, int otherwise) {
        return text(name)
                .map(value -> {
                    if (!value.matches("[1-9]\\d{0,8}")) {
                        throw new IllegalArgumentException(name + " must be a whole number above 0: " + value);
                    }
                    return Integer.parseInt(value);
                })
                .orElse(otherwise);
    }

    private static long bytesOf(String name, String value) {
        if (!value.matches("\\d{1,15}[kKmMgG]?")) {
            throw new IllegalArgumentException(name + " must be a number of bytes such as 64m: " + value);
        }
        char unit = Character.toLowerCase(value.charAt(value.length() - 1));
        int shift = unit == 'k' ? 10 : unit == 'm' ? 20 : unit == 'g' ? 30 : 0;
        String digits = shift == 0 ? value : value.substring(0, value.length() - 1);
        return Math.multiplyExact(Long.parseLong(digits), 1L << shift);
    }
}
