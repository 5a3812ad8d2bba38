package org.silkgraph.web;

import java.io.IOException;

/** A body that came more slowly than the settings allow, or that did not end in time. */
public final class SlowBody extends IOException {
    private static final long serialVersionUID = 1L;

    public SlowBody() {
        // In words that the server knows: it is a matter of the connection, and none for its log.
        super("connection aborted: the body came too slowly");
    }

    /** Whether this is why a body could not be read. */
    static boolean isBehind(Throwable failure) {
        return failure instanceof SlowBody || failure.getCause() instanceof SlowBody;
    }
}
