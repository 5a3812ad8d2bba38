package org.silkgraph.store;

/**
 * The store takes no writes until it is opened again: a commit is on disk that readers could not be shown, or the disk failed
 * in a way that leaves open what is on it. Reading goes on at the version before.
 */
public final class WritesClosed extends StoreException {
    private static final long serialVersionUID = 1L;

    WritesClosed(String reason) {
        super("the store takes no writes until it is restarted: " + reason);
    }
}
