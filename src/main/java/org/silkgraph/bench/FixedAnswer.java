package org.silkgraph.bench;

/** An answer that is always the same, to be sent by the server beside others. */
final class FixedAnswer {
    private final byte[] body;

    FixedAnswer(byte[] body) {
        this.body = body.clone();
    }

    /** Not to be changed. */
    byte[] body() {
        return body;
    }
}
