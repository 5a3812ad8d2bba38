package org.silkgraph.curation;

/** An input that cannot be read: the file, the place in it (1-based; 0 where unknown) and what is wrong there. */
public final class Unparsable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What kind of fault it is, named like the problem that callers get. */
    public enum Kind {
        SYNTAX("unparsable"),
        /** A document type declaration, whose entities would be left out. */
        DOCTYPE("doctype"),
        NESTING("nested-too-deeply"),
        LITERAL("literal-too-long"),
        /** More values in a document of JSON-LD than are taken. */
        VALUES("json-ld-too-large");

        private final String problem;

        Kind(String problem) {
            this.problem = problem;
        }

        /** The name of the problem. */
        public String problem() {
            return problem;
        }
    }

    private final Kind kind;
    private final String file;
    private final long line;
    private final long column;
    private final String problem;
    private final int limit;

    public Unparsable(String file, long line, long column, String message) {
        this(Kind.SYNTAX, file, line, column, message, 0);
    }

    Unparsable(Kind kind, String file, long line, long column, String message, int limit) {
        super(file + ":" + line + ":" + column + ": " + message);
        this.kind = kind;
        this.file = file;
        this.line = line;
        this.column = column;
        this.problem = message;
        this.limit = limit;
    }

    public Kind kind() {
        return kind;
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

    /** The limit that was hit; 0 where none was. */
    public int limit() {
        return limit;
    }
}
