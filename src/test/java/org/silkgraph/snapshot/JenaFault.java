package org.silkgraph.snapshot;

/** Forms of queries at which Jena stops with an exception instead of answering, as random queries found them. */
enum JenaFault {
    /** ARQ orders patterns by what their predicates are, and fails where one was bound to a blank node or literal; TDB2 does not. */
    PREDICATE_BOUND_TO_NO_IRI("Unidentified predicate"),
    /** {@code GRAPH ?g} where the variable was bound to a triple term. */
    GRAPH_BOUND_TO_A_TRIPLE_TERM("Not a URI or blank node: <<("),
    /** TDB2: {@code GRAPH :g {}} behind another pattern. */
    EMPTY_BRACES_IN_A_GRAPH("execute/OpDatasetNames"),
    /** EXISTS whose filter says what a variable is that has a value already. */
    VARIABLE_FIXED_IN_EXISTS("Managed to turn an assigned variable"),
    /** EXISTS with a sub-select of a variable that has a value already. */
    SUB_SELECT_IN_EXISTS("Can't substitute ("),
    /** EXISTS with ORDER BY and LIMIT inside, which ARQ writes as text again where it puts values in. */
    FIRST_ROWS_IN_EXISTS("Not implemented: OpTopN"),
    /** Likewise {@code GRAPH ?g {}} inside of EXISTS. */
    EMPTY_BRACES_IN_EXISTS("Not implemented: OpDatasetNames");

    private final String message;

    JenaFault(String message) {
        this.message = message;
    }

    static boolean is(RuntimeException failure) {
        String text = failure.toString();
        for (JenaFault fault : values()) if (text.contains(fault.message)) return true;
        return false;
    }
}
