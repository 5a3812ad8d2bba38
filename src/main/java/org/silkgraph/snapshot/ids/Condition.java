package org.silkgraph.snapshot.ids;

/** A test of the row; an error is no, as in FILTER. Its text says what it tests. */
abstract class Condition {
    abstract boolean holds();

    @Override
    public abstract String toString();
}
