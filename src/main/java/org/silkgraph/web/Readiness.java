package org.silkgraph.web;

/** Whether the service answers from loaded data. Made waiting while something is being loaded, then opened once. */
public final class Readiness {
    private volatile boolean open;

    private Readiness(boolean open) {
        this.open = open;
    }

    public static Readiness waiting() {
        return new Readiness(false);
    }

    public static Readiness ready() {
        return new Readiness(true);
    }

    public void open() {
        open = true;
    }

    public boolean isOpen() {
        return open;
    }
}
