package org.silkgraph.cli;

/** Exit codes, the same for every command. */
final class Exit {
    /** Done. */
    static final int DONE = 0;
    /** Ran, and the answer is no: refused, not found, nothing there. */
    static final int NO = 1;
    /** The command line is wrong. */
    static final int USAGE = 2;
    /** An input cannot be parsed. */
    static final int UNPARSABLE = 3;
    /** Somebody else changed the same thing. */
    static final int CONFLICT = 4;
    /** The store is locked, damaged or unreachable. */
    static final int STORE = 5;
    /** A time-out or limit was hit. */
    static final int LIMIT = 6;

    private Exit() {}
}
