package org.silkgraph.snapshot;

import org.apache.jena.tdb2.DatabaseMgr;
import org.silkgraph.Stores;

/** The contract over TDB2, the third opinion: the test's own store of Jena datasets, on a database in a directory. */
class Tdb2ReadStoreTest extends ReadStoreContract {
    @Override
    ReadStore create() {
        return new MemoryReadStore(
                () -> DatabaseMgr.connectDatasetGraph(Stores.temporary().toString()));
    }
}
