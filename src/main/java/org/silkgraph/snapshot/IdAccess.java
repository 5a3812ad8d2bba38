package org.silkgraph.snapshot;

import org.apache.jena.graph.Node;

/**
 * The union graph ({@code {base}graph/all}) as numbers. Ids are stable for the life of the process, not across restarts.
 * Ranges are sorted by id and free of duplicates.
 */
public interface IdAccess {
    /** Any subject, predicate or object. */
    int ANY = -1;
    /** The id of a term that does not occur. */
    int NONE = -2;

    /** The id of a term, or {@link #NONE}. */
    int id(Node node);

    /** The term of an id given by this view. */
    Node node(int id);

    /** Objects of (s, p). */
    Range out(int s, int p);

    /** Subjects of (p, o). */
    Range in(int o, int p);

    /** All pairs of one predicate. */
    Column byPredicate(int p);

    /** How many triples match; {@link #ANY} stands for any term. */
    long count(int s, int p, int o);

    /** A run of ids. */
    interface Range {
        int size();

        int at(int index);
    }

    /** A run of subject and object ids, sorted by subject, then object. */
    interface Column {
        int size();

        int subject(int index);

        int object(int index);
    }
}
