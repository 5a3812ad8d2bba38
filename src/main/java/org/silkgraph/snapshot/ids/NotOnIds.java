package org.silkgraph.snapshot.ids;

/** A form of the algebra that is left to ARQ. */
final class NotOnIds extends RuntimeException {
    private static final long serialVersionUID = 1;

    NotOnIds(String what) {
        super(what, null, false, false);
    }
}
