package org.silkgraph.store.guard;

import java.util.List;

/**
 * A query or an update that is not run, or was stopped: why, as a key of the message bundle with its arguments, and where in its text
 * (1-based; 0 where there is no place).
 */
public final class RefusedQuery extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Kinds of refusal; the web gives each its status and its words in both languages. */
    public enum Why {
        SYNTAX,
        TOO_LONG,
        TOO_COMPLEX,
        SERVICE,
        FUNCTION,
        PROPERTY_FUNCTION,
        /** Of queries only: the path function was called in a way that means nothing; what it was given, and what it takes there. */
        PATH_FUNCTION,
        /** A path repeats what repeats what repeats; how deep, and how deep it may be. */
        PATH_TOO_DEEP,
        /** A regular expression that is not matched in linear time, or too large; the pattern, and what it may be. */
        REGEX,
        /** A string or a number that the query makes; how large, and how large it may be. */
        VALUE_TOO_LARGE,
        TIMEOUT,
        MEMORY,
        /** Too many others run; how many there may be. */
        BUSY,
        /** By whoever runs the service. */
        STOPPED,
        TOO_MANY_ROWS,
        /** For joins, groups, DISTINCT and ORDER BY. */
        TOO_MANY_ROWS_HELD,
        FAILED,
        /** Of queries only: what was found cannot be written in XML; what of it. */
        NOT_IN_XML,
        /** Of updates only, as those that follow. */
        LOAD,
        SYSTEM_GRAPH,
        USING,
        TOO_MANY_QUADS,
        BAD_TERM;

        /** Whether queries are never refused for it. */
        public boolean isOfUpdates() {
            return compareTo(LOAD) >= 0;
        }
    }

    private final Why why;
    private final transient List<String> arguments;
    private final int line;
    private final int column;

    public RefusedQuery(Why why, String... arguments) {
        this(why, 0, 0, arguments);
    }

    public RefusedQuery(Why why, int line, int column, String... arguments) {
        super(why + " " + List.of(arguments));
        this.why = why;
        this.arguments = List.of(arguments);
        this.line = line;
        this.column = column;
    }

    public Why why() {
        return why;
    }

    public List<String> arguments() {
        return arguments;
    }

    public int line() {
        return line;
    }

    public int column() {
        return column;
    }
}
