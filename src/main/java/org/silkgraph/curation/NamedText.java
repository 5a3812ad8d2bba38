package org.silkgraph.curation;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** A file handed in: its name, whose ending says what it is, and its text. */
public record NamedText(String name, String text) implements Input {
    @Override
    public InputStream open() {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public long bytes() {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
