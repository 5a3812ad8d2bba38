package org.silkgraph.snapshot.ids;

import org.apache.jena.query.QueryExecException;

/** A query would have to hold more rows at a time than it may. */
public final class TooManyRowsHeld extends QueryExecException {
    private static final long serialVersionUID = 1;

    private final long most;

    TooManyRowsHeld(long most) {
        super("the query would hold more than " + most + " rows at a time");
        this.most = most;
    }

    /** How many it may hold. */
    public long most() {
        return most;
    }
}
