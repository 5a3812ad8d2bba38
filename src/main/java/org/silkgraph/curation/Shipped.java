package org.silkgraph.curation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.silkgraph.store.Changeset;
import org.silkgraph.store.Decision;
import org.silkgraph.store.Store;
import org.silkgraph.store.StoreException;
import org.silkgraph.store.rules.Violation;
import org.silkgraph.terms.Attribution;
import org.silkgraph.terms.Graphs;

/**
 * What the distribution brings: {@code ontology/}, {@code data/} and {@code queries/} below its home (system property
 * {@code silkgraph.home}, else the working directory), and how a new store gets it: as attributed changes through the gate.
 */
public final class Shipped {
    private Shipped() {}

    /** The folder that holds {@code ontology data queries}. */
    public static Path home() {
        return Path.of(System.getProperty("silkgraph.home", ""));
    }

    /** Whether that folder is {@code data/} of the distribution, whose files write the shipped base. */
    public static boolean isData(Path folder) {
        try {
            return Files.isSameFile(folder, home().resolve("data"));
        } catch (IOException missing) {
            return false;
        }
    }

    /** Gives a new store the ontology and the data; says each step to {@code progress}. A store with history is left alone. */
    public static void install(Store store, Consumer<String> progress) {
        installOntology(store, progress);
        if (store.version().number() == 1) installData(store, progress);
    }

    /** Gives a store that has only the ontology the data. */
    public static void installData(Store store, Consumer<String> progress) {
        Path data = home().resolve("data");
        progress.accept("data");
        List<Path> rest = Inputs.filesIn(data).stream()
                .filter(file -> !file.startsWith(data.resolve("reference")))
                .toList();
        Handed handed = Inputs.read(Inputs.openShipped(rest));
        commit(store, "Load the data of the distribution " + Fingerprint.ofData(), handed, Set.of());
        // Last: reference data describe what the sources name.
        for (Path dataset : folders(data.resolve("reference"))) {
            installReference(store, dataset, progress);
        }
    }

    /** Gives a new store the ontology and nothing else. */
    public static void installOntology(Store store, Consumer<String> progress) {
        if (store.version().number() > 0) return;
        progress.accept("ontology");
        commit(store, "Install the ontology " + Fingerprint.ofRelease(), ontology(), Set.of(Graphs.ONTOLOGY));
    }

    /** The ontology that ships, in its graph. */
    static Handed ontology() {
        return Inputs.read(Inputs.openShipped(ontologyFiles()), Graphs.ONTOLOGY);
    }

    static List<Path> ontologyFiles() {
        Path ontology = home().resolve("ontology");
        return Stream.of("silkgraph.ttl", "kinds.ttl", "shapes.ttl", "mappings.ttl")
                .map(ontology::resolve)
                .toList();
    }

    /** Loads one folder of reference data into the graph named after it. */
    public static void installReference(Store store, Path dataset, Consumer<String> progress) {
        String name = dataset.getFileName().toString();
        progress.accept("reference " + name);
        Node graph = Graphs.reference(name);
        commit(
                store,
                "Load the reference data " + name,
                Inputs.read(Inputs.openShipped(List.of(dataset)), graph),
                Set.of(graph));
    }

    private static void commit(Store store, String message, Handed handed, Set<Node> systemGraphs) {
        Decision decision = store.gate()
                .commit(Changeset.of(Attribution.system("install", message), handed.quads(), List.of())
                        .with(handed.texts())
                        .into(systemGraphs));
        if (decision instanceof Decision.Refused refused) {
            throw new StoreException(message + ": refused. "
                    + refused.violations().stream().limit(5).map(Shipped::line).toList());
        }
    }

    private static String line(Violation violation) {
        return violation.entity() + " " + violation.rule() + " " + violation.value() + ": "
                + violation.message().en();
    }

    private static List<Path> folders(Path folder) {
        if (!Files.isDirectory(folder)) return List.of();
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(Files::isDirectory).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
