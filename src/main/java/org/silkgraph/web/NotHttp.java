package org.silkgraph.web;

/** Bytes that are no request that this service reads: answered once, then the connection is closed. */
public final class NotHttp extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final int status;

    /** @param reason for whoever reads a log of the server's library; callers are told the status */
    public NotHttp(int status, String reason) {
        super(reason);
        this.status = status;
    }

    int status() {
        return status;
    }

    @Override
    public Throwable fillInStackTrace() {
        return this;
    }
}
