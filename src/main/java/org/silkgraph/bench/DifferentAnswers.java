package org.silkgraph.bench;

/** Two engines gave different answers to one question; no time is worth taking then. */
public final class DifferentAnswers extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String question;
    private final String engine;

    DifferentAnswers(String question, String engine, Digest wanted, Digest found) {
        super(question + ": " + wanted + ", but " + engine + " " + found);
        this.question = question;
        this.engine = engine;
    }

    public String question() {
        return question;
    }

    /** The one that differs from the first. */
    public String engine() {
        return engine;
    }
}
