package org.silkgraph.curation.layout;

import java.util.function.Supplier;

/**
 * One file of a layout.
 *
 * @param path below the folder of the layout, with slashes
 * @param content its text, made when it is asked for
 */
public record LaidOut(String path, Supplier<String> content) {
    public LaidOut {
        if (path.startsWith("/") || path.contains("..")) throw new IllegalArgumentException("path of a file: " + path);
    }
}
