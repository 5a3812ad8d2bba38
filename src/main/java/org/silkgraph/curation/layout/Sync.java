package org.silkgraph.curation.layout;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Quad;
import org.silkgraph.curation.Asserted;
import org.silkgraph.curation.Handed;
import org.silkgraph.curation.Portion;
import org.silkgraph.curation.difference.Difference;
import org.silkgraph.snapshot.ReadView;
import org.silkgraph.store.Changeset;
import org.silkgraph.store.Changeset.Basis;
import org.silkgraph.store.Store;
import org.silkgraph.terms.Attribution;
import org.silkgraph.terms.Graphs;
import org.silkgraph.terms.Version;

/**
 * What makes a store say what a folder says: everything people wrote (default graph, graphs of their own, reference data) held
 * against the files, worked out at one version. What the folder does not know goes. Never touched: the ontology, what is derived,
 * the record of changes.
 */
public final class Sync {
    private final Version version;
    private final Difference difference;
    private final List<String> texts;
    private final Set<Node> graphs;
    private final Comparison comparison;

    private Sync(Version version, Difference difference, List<String> texts, Set<Node> graphs, Comparison comparison) {
        this.version = version;
        this.difference = difference;
        this.texts = texts;
        this.graphs = graphs;
        this.comparison = comparison;
    }

    /** Works it out for the latest version. */
    public static Sync of(Store store, List<Portion> portions) {
        try (ReadView view = store.acquire()) {
            return of(view, portions);
        }
    }

    private static Sync of(ReadView view, List<Portion> portions) {
        portions.forEach(portion -> requireName(portion, view));
        List<Quad> said = portions.stream()
                .flatMap(portion -> portion.handed().quads().stream())
                .toList();
        List<Quad> wanted = Asserted.in(said, view);
        List<Quad> present = Iter.toList(Asserted.everywhere(view));
        Difference difference = Difference.between(present, wanted);
        return new Sync(
                view.version(),
                difference,
                portions.stream()
                        .map(Portion::handed)
                        .map(Handed::texts)
                        .flatMap(List::stream)
                        .toList(),
                graphs(portions, view),
                Comparison.of(view, difference, present, wanted));
    }

    private static void requireName(Portion portion, ReadView view) {
        portion.reference().ifPresent(name -> {
            boolean isName = name.matches("[a-z0-9]++(-[a-z0-9]++)*+");
            if (!isName && !view.systemGraphs().contains(Graphs.reference(name))) {
                throw new IllegalArgumentException("reference must be a name such as regions: " + name);
            }
        });
    }

    /** The reference graphs it may write: those there are and those of the folder, save those that other files write into. */
    private static Set<Node> graphs(List<Portion> portions, ReadView view) {
        Set<Node> all = new HashSet<>();
        view.systemGraphs().stream().filter(Graphs::isReference).forEach(all::add);
        portions.forEach(portion -> portion.graph().ifPresent(all::add));
        portions.forEach(portion -> portion.handed().quads().stream()
                .map(Quad::getGraph)
                .filter(graph -> !portion.graph().equals(Optional.of(graph)))
                .forEach(all::remove));
        return all;
    }

    /** The version it was worked out at. */
    public Version version() {
        return version;
    }

    /** As people read it. */
    public Comparison comparison() {
        return comparison;
    }

    /** The change, refused as stale where anything at all was changed since. */
    public Changeset changeset(Attribution who) {
        return changeset(who, version);
    }

    /** As {@link #changeset(Attribution)}, where the folder was made from an earlier version. */
    public Changeset changeset(Attribution who, Version madeFrom) {
        return Changeset.of(who, difference.added(), difference.removed())
                .with(texts)
                .madeAt(new Basis(madeFrom, Set.of()))
                .into(graphs);
    }
}
