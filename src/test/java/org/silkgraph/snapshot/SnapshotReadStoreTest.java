package org.silkgraph.snapshot;

class SnapshotReadStoreTest extends ReadStoreContract {
    @Override
    ReadStore create() {
        return new SnapshotReadStore();
    }
}
