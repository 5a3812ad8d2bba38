package org.silkgraph.store;

/** The store cannot be opened or written: locked, damaged, of another base or unreachable. The message says the way out. */
public sealed class StoreException extends RuntimeException permits StoreFull, WritesClosed {
    private static final long serialVersionUID = 1L;

    public StoreException(String message) {
        super(message);
    }

    public StoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
