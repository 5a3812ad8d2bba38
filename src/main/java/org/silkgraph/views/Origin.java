package org.silkgraph.views;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.silkgraph.snapshot.ReadView;
import org.silkgraph.store.Store;

/** Where answers come from: versions of a graph, and what is known of them beside the graph. */
public interface Origin {
    /** A view of the latest version, to be closed by the thread that acquired it. */
    ReadView acquire();

    /** What tells this history from others. */
    String epoch();

    /** When the latest version was made. */
    Instant committedAt();

    /** The text of a source by its checksum, or empty where there is none. */
    Optional<String> text(String checksum);

    /** A store. */
    static Origin of(Store store) {
        return of(store, store::acquire);
    }

    /** Views from elsewhere, under the name of a store and with its texts. */
    static Origin of(Store store, Supplier<ReadView> views) {
        return new Origin() {
            @Override
            public ReadView acquire() {
                return views.get();
            }

            @Override
            public String epoch() {
                return store.epoch();
            }

            @Override
            public Instant committedAt() {
                return store.committedAt();
            }

            @Override
            public Optional<String> text(String checksum) {
                return store.texts().text(checksum);
            }
        };
    }
}
