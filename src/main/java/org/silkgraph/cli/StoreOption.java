package org.silkgraph.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.silkgraph.curation.Shipped;
import org.silkgraph.store.Store;
import picocli.CommandLine.Option;

/** {@code --store DIR}; without it the environment variable {@code SILKGRAPH_STORE}, else {@code .silkgraph} here. */
final class StoreOption {
    @Option(names = "--store", paramLabel = "DIR", descriptionKey = "store")
    private Optional<Path> given = Optional.empty();

    /** Where the store is or is to be. */
    Path directory() {
        return named().orElse(Path.of(".silkgraph"));
    }

    private Optional<Path> named() {
        return given.or(
                () -> Optional.ofNullable(System.getenv("SILKGRAPH_STORE")).map(Path::of));
    }

    /**
     * Opens for reading: the store where there is one. Where none was named and none is here, a temporary one with the data of
     * the distribution, thrown away at the end.
     */
    Store openForReading() {
        if (named().isPresent() || Files.exists(directory().resolve("epoch"))) {
            return Store.openReadOnly(directory());
        }
        System.err.println(Texts.say("store.temporary"));
        Path temporary = temporary();
        Store store = Store.open(temporary);
        Shipped.install(store, step -> {});
        return store;
    }

    private static Path temporary() {
        try {
            Path directory = Files.createTempDirectory("silkgraph");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(directory)));
            return directory;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Deletes a directory with all it holds. */
    static void delete(Path directory) {
        try (Stream<Path> all = Files.walk(directory)) {
            all.sorted(java.util.Comparator.reverseOrder())
                    .forEach(path -> path.toFile().delete());
        } catch (IOException e) {
            System.err.println(e.getMessage());
        }
    }
}
