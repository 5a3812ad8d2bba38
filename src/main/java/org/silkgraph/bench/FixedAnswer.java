package org.silkgraph.bench;

/** Answers that are always the same, to be sent by the server beside others: a long one and a short one. */
final class FixedAnswer {
    private final byte[] usual;
    private final byte[] one;

    FixedAnswer(byte[] usual, byte[] one) {
        this.usual = usual.clone();
        this.one = one.clone();
    }

    /** About as long as the paths that are usually asked for. Not to be changed. */
    byte[] usual() {
        return usual;
    }

    /** About as long as one path. Not to be changed. */
    byte[] one() {
        return one;
    }
}
