package org.silkgraph.views;

/** A cursor of a version that is gone: start again without it. */
public final class StaleCursor extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final long version;

    StaleCursor(long version) {
        super("cursor of version " + version, null, false, false);
        this.version = version;
    }

    /** The version the cursor was made for. */
    public long version() {
        return version;
    }
}
