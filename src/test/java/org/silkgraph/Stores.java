package org.silkgraph;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.silkgraph.curation.Handed;
import org.silkgraph.curation.Inputs;
import org.silkgraph.curation.Shipped;
import org.silkgraph.store.Changeset;
import org.silkgraph.store.Decision;
import org.silkgraph.store.Store;
import org.silkgraph.terms.Attribution;
import org.silkgraph.terms.Author;

/** Real stores on disk for tests. The shared ones are read only by custom: a test that writes takes a fresh one. */
public final class Stores {
    private static final Path SECOND = Path.of("src/test/resources/second-source");
    private static final Supplier<Store> REPORT = once(Stores::freshReport);
    private static final Supplier<Store> SECOND_SOURCE = once(Stores::freshSecondSource);

    private Stores() {}

    /** The store with the 2017 report, shared. */
    public static Store report() {
        return REPORT.get();
    }

    /** The store with the two invented yearly reports, shared. */
    public static Store secondSource() {
        return SECOND_SOURCE.get();
    }

    /** A new store with the 2017 report. */
    public static Store freshReport() {
        Store store = Store.open(temporary());
        Shipped.install(store, step -> {});
        return store;
    }

    /** A new store with the ontology only. */
    public static Store freshEmpty() {
        Store store = Store.open(temporary());
        Shipped.installOntology(store, step -> {});
        return store;
    }

    /** A new store with the two invented yearly reports. */
    public static Store freshSecondSource() {
        Store store = freshEmpty();
        load(store, SECOND.resolve("cloudriver-2031.ttl"), SECOND.resolve("cloudriver-2031.txt"));
        load(store, SECOND.resolve("cloudriver-2032.ttl"), SECOND.resolve("cloudriver-2032.txt"));
        Shipped.installReference(store, SECOND.resolve("reference/invented"), step -> {});
        return store;
    }

    /** Commits files as one change; fails where it is refused. */
    public static Decision load(Store store, Path... files) {
        Handed handed = Inputs.read(Inputs.open(List.of(files)));
        Decision decision = store.gate()
                .commit(Changeset.of(who("Load " + files[0]), handed.quads(), List.of())
                        .with(handed.texts()));
        if (decision instanceof Decision.Refused refused)
            throw new AssertionError(refused.violations().toString());
        return decision;
    }

    /** A tester, and why. */
    public static Attribution who(String message) {
        return Attribution.of(new Author("test"), "load", message);
    }

    /** A new directory that is left to the operating system to clear. */
    public static Path temporary() {
        try {
            return Files.createTempDirectory("silkgraph-test");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Supplier<Store> once(Supplier<Store> make) {
        return new Supplier<>() {
            private Store made;

            @Override
            public synchronized Store get() {
                if (made == null) made = make.get();
                return made;
            }
        };
    }
}
