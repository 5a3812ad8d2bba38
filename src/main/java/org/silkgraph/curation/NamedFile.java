package org.silkgraph.curation;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file on disk, read when it is asked for and never held whole. */
public record NamedFile(Path path) implements Input {
    @Override
    public String name() {
        return path.toString();
    }

    @Override
    public InputStream open() throws IOException {
        return Files.newInputStream(path);
    }

    @Override
    public long bytes() throws IOException {
        return Files.size(path);
    }
}
