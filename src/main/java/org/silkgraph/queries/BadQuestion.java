package org.silkgraph.queries;

import java.nio.file.Path;

/** A question file that cannot be used: which, in which line, and what is wrong. The service does not start with it. */
public final class BadQuestion extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BadQuestion(Path file, int line, String what) {
        super(file + ":" + line + ": " + what);
    }
}
