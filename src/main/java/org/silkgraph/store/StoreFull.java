package org.silkgraph.store;

/** The disk has less room left than the floor that is kept free. Nothing was changed; writing goes on when there is room again. */
public final class StoreFull extends StoreException {
    private static final long serialVersionUID = 1L;

    private final long free;
    private final long needed;

    StoreFull(long free, long needed) {
        super("the disk of the store has " + free + " bytes left, a write needs " + needed
                + " with the floor that is kept free; reading goes on, writing too once there is room again");
        this.free = free;
        this.needed = needed;
    }

    /** Bytes the file system has left. */
    public long free() {
        return free;
    }

    /** Bytes it would need. */
    public long needed() {
        return needed;
    }
}
