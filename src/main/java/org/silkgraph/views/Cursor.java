package org.silkgraph.views;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** A place in an ordered list: after which row, in which version, of which list. Opaque outside. */
record Cursor(long version, int list, int rank, String slug) {
    String text() {
        String plain = version + "|" + list + "|" + rank + "|" + slug;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }

    /** Empty for a text that no {@link #text()} gave. */
    static Optional<Cursor> read(String text) {
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split("\\|", 4);
            if (parts.length != 4) return Optional.empty();
            return Optional.of(new Cursor(
                    Long.parseLong(parts[0]), Integer.parseInt(parts[1]), Integer.parseInt(parts[2]), parts[3]));
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }
}
