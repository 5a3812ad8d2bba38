package org.silkgraph.curation;

/** An input that cannot be read: the file, the place in it (1-based; 0 where unknown) and what is wrong there. */
public final class Unparsable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String file;
    private final long line;
    private final long column;
    private final String problem;

    public Unparsable(String file, long line, long column, String message) {
        super(file + ":" + line + ":" + column + ": " + message);
        this.file = file;
        this.line = line;
        this.column = column;
        this.problem = message;
    }

    /** What is wrong, without the place. */
    public String problem() {
        return problem;
    }

    public String file() {
        return file;
    }

    public long line() {
        return line;
    }

    public long column() {
        return column;
    }
}
