package org.silkgraph.cli;

import org.silkgraph.store.Store;

/** What opening a store found at the end of its journal, on standard error. */
final class Cuts {
    private Cuts() {}

    static void tell(Store store) {
        store.cut().ifPresent(copy -> System.err.println(Texts.say("serve.cut", copy)));
        store.lost()
                .ifPresent(version -> System.err.println(Texts.say(
                        "serve.lost", version.toString(), store.version().toString())));
    }
}
