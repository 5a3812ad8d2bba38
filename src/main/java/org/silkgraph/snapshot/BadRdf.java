package org.silkgraph.snapshot;

/** What was to be loaded is no RDF: where, and why in the words of the parser. */
public final class BadRdf extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String file;
    private final long line;
    private final long column;

    BadRdf(String file, long line, long column, String why) {
        super(why);
        this.file = file;
        this.line = line;
        this.column = column;
    }

    public String file() {
        return file;
    }

    /** From 1; 0 where it is not known. */
    public long line() {
        return line;
    }

    public long column() {
        return column;
    }
}
