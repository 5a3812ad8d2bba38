package org.silkgraph.cli;

import org.silkgraph.store.guard.RefusedQuery;

/** Refused queries in the words of the terminal. */
final class Queried {
    private Queried() {}

    static String words(RefusedQuery refused) {
        String place = refused.line() > 0 ? refused.line() + ":" + refused.column() + ": " : "";
        return place
                + Texts.say("query." + refused.why().name(), refused.arguments().toArray());
    }

    static int exit(RefusedQuery refused) {
        return switch (refused.why()) {
            case SYNTAX -> Exit.UNPARSABLE;
            case SERVICE, FUNCTION, PROPERTY_FUNCTION, PATH_FUNCTION, REGEX -> Exit.USAGE;
            case TOO_LONG,
                    TOO_COMPLEX,
                    PATH_TOO_DEEP,
                    VALUE_TOO_LARGE,
                    TIMEOUT,
                    MEMORY,
                    BUSY,
                    STOPPED,
                    TOO_MANY_ROWS,
                    TOO_MANY_ROWS_HELD -> Exit.LIMIT;
            case LOAD, SYSTEM_GRAPH, USING, TOO_MANY_QUADS, BAD_TERM ->
                throw new IllegalStateException(refused.why() + " of a query");
            case FAILED, NOT_IN_XML -> Exit.NO;
        };
    }
}
