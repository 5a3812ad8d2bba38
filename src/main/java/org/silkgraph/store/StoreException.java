package org.silkgraph.store;

/** The store cannot be opened or written: locked, damaged, of another base or unreachable. The message says the way out. */
public final class StoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StoreException(String message) {
        super(message);
    }

    public StoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
