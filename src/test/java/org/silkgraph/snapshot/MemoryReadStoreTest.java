package org.silkgraph.snapshot;

class MemoryReadStoreTest extends ReadStoreContract {
    @Override
    ReadStore create() {
        return new MemoryReadStore();
    }
}
