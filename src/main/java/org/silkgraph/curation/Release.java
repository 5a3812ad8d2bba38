package org.silkgraph.curation;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Quad;
import org.silkgraph.curation.difference.Difference;
import org.silkgraph.snapshot.ReadView;
import org.silkgraph.store.Changeset;
import org.silkgraph.store.Decision;
import org.silkgraph.store.Store;
import org.silkgraph.terms.Attribution;
import org.silkgraph.terms.Graphs;

/**
 * A release of the distribution on a store made with another one. The ontology that ships (terms, kinds, shapes, mappings) is
 * brought to the store as one attributed change, held against all that is there; if what is there breaks the new rules, the
 * store keeps its ontology, and what is in the way is told (docs/decisions/0017-release-upgrade.md).
 */
public final class Release {
    private Release() {}

    /** Brings the ontology that ships to a store; empty where the store has it, or is new. */
    public static Optional<Decision> bring(Store store) {
        if (store.version().number() == 0) return Optional.empty();
        Difference difference = difference(store);
        return difference.isEmpty()
                ? Optional.empty()
                : Optional.of(store.gate().commit(upgrade(difference)));
    }

    /** The same change with the ontology that ships, for data that only together with it keep the rules. */
    public static Changeset with(Store store, Changeset change) {
        Difference difference = difference(store);
        return new Changeset(
                change.who(),
                Changeset.of(
                                change.who(),
                                joined(difference.added(), change.edit().added()),
                                joined(difference.removed(), change.edit().removed()))
                        .edit(),
                change.texts(),
                change.basis(),
                Stream.concat(change.systemGraphs().stream(), Stream.of(Graphs.ONTOLOGY))
                        .collect(java.util.stream.Collectors.toSet()));
    }

    /**
     * What of the distribution is not what the store was given, as far as its history says. Nothing of it is brought by itself:
     * questions need no store, and data may have been edited.
     */
    public record Newer(boolean questions, boolean data) {}

    public static Newer newer(Store store) {
        return new Newer(
                differs(Fingerprint.given(store, "questions"), Fingerprint.questions()),
                differs(Fingerprint.given(store, "data"), Fingerprint.data()));
    }

    private static boolean differs(Optional<String> given, String now) {
        return given.isPresent() && !given.get().equals(now);
    }

    /** The message of a sync with a folder; where that is {@code data/} of the distribution, it says which one it was. */
    public static String message(Path folder, String message) {
        return Shipped.isData(folder) ? message + " " + Fingerprint.ofData() : message;
    }

    private static List<Quad> joined(List<Quad> some, List<Quad> others) {
        List<Quad> all = new ArrayList<>(some);
        all.addAll(others);
        return all;
    }

    private static Changeset upgrade(Difference difference) {
        String message = "Bring the ontology to that of the release " + Fingerprint.ofRelease();
        return Changeset.of(Attribution.system("upgrade", message), difference.added(), difference.removed())
                .into(Set.of(Graphs.ONTOLOGY));
    }

    private static Difference difference(Store store) {
        try (ReadView view = store.acquire()) {
            List<Quad> there = Iter.toList(view.dataset().find(Graphs.ONTOLOGY, Node.ANY, Node.ANY, Node.ANY));
            return Difference.between(there, Shipped.ontology().quads());
        }
    }
}
