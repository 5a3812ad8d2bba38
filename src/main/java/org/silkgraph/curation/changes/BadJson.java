package org.silkgraph.curation.changes;

/** A body that is no JSON: where reading stopped, 1-based, and why. */
public final class BadJson extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final long line;
    private final long column;

    BadJson(long line, long column, String problem) {
        super(problem, null, false, false);
        this.line = line;
        this.column = column;
    }

    public long line() {
        return line;
    }

    public long column() {
        return column;
    }
}
