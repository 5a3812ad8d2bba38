package org.silkgraph.bench;

/** Answers that are always the same, to be sent by the server beside others: a long one and a short one. */
final class FixedAnswer {
    private final byte[] shortest;
    private final byte[] one;

    FixedAnswer(byte[] shortest, byte[] one) {
        this.shortest = shortest.clone();
        this.one = one.clone();
    }

    /** About as long as all paths of the shortest length. Not to be changed. */
    byte[] shortest() {
        return shortest;
    }

    /** About as long as one path. Not to be changed. */
    byte[] one() {
        return one;
    }
}
