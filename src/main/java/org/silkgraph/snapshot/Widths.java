package org.silkgraph.snapshot;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * How few bytes the columns of a base may take: predicates as their rank among all predicates of the base, two bytes, as long as
 * there are at most 65,536; the graph one byte up to 256 graphs, two up to 65,536.
 *
 * @param predicates the numbers of all predicates that may come, sorted; empty where columns keep numbers as they are
 * @param graphs how many graphs there are
 */
record Widths(int[] predicates, int graphs) {
    /** Four bytes for everything: for a few rows, which are not worth a table. */
    static final Widths PLAIN = new Widths(new int[0], Integer.MAX_VALUE);

    private static final int BYTES = 1 << Byte.SIZE;
    private static final int CHARS = 1 << Character.SIZE;

    /** For rows with predicates that occur as keys of one of these, and for that many graphs. */
    static Widths of(int graphs, Columns... byPredicate) {
        int[] predicates = Arrays.stream(byPredicate)
                .flatMapToInt(columns -> IntStream.of(columns.usedKeys()))
                .sorted()
                .distinct()
                .toArray();
        return new Widths(predicates.length <= CHARS ? predicates : new int[0], graphs);
    }

    boolean isRanked() {
        return predicates.length > 0;
    }

    boolean isByteGraph() {
        return graphs <= BYTES;
    }

    boolean isCharGraph() {
        return graphs > BYTES && graphs <= CHARS;
    }

    /** The rank of a predicate that is among them. */
    int rank(int predicate) {
        return rank(predicates, predicate);
    }

    /** How many of the predicates are smaller. */
    static int rank(int[] predicates, int predicate) {
        int at = Arrays.binarySearch(predicates, predicate);
        return at >= 0 ? at : -at - 1;
    }
}
