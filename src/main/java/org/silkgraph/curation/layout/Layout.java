package org.silkgraph.curation.layout;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.Quad;
import org.silkgraph.snapshot.ReadView;
import org.silkgraph.store.Texts;

/**
 * What people wrote into a store, as the files of {@code data/}. Sources, what they say, and reference data each have their
 * files; whatever has no place there goes to {@code other.trig}, so that nothing is left out. The files follow from the content
 * alone: two stores that hold the same give the same bytes, whatever way they came to it.
 *
 * <p>Not among them: the ontology, the record of changes, and what the gate derives. Not promised: that a blank node which a
 * reference graph shares with another graph stays one.
 */
public final class Layout {
    private final List<LaidOut> files;

    private Layout(List<LaidOut> files) {
        this.files = files;
    }

    /** Reads the view, which may be closed afterwards; texts are read when a file is asked for. */
    public static Layout of(ReadView view, Texts texts) {
        Holdings holdings = Holdings.of(view);
        Set<Node> placed = new HashSet<>();
        List<LaidOut> files =
                new ArrayList<>(new SourceFiles(holdings, texts).files(placed).toList());
        holdings.references().forEach((graph, facts) -> new ReferenceFiles(graph, facts, holdings.names())
                .files()
                .forEach(files::add));
        List<Quad> rest = rest(holdings, placed);
        if (!rest.isEmpty()) {
            files.add(new LaidOut("other.trig", () -> new Loose(rest).text(Prefixes.SHARED, Headings.say("rest"))));
        }
        files.sort(Comparator.comparing(LaidOut::path, Order.TEXT));
        return new Layout(List.copyOf(files));
    }

    private static List<Quad> rest(Holdings holdings, Set<Node> placed) {
        Stream<Triple> unplaced = holdings.facts().subjects().stream()
                .filter(subject -> !placed.contains(subject))
                .flatMap(subject -> holdings.facts().about(subject).stream());
        Stream<Quad> foreign = Stream.concat(unplaced, holdings.facts().blank().stream())
                .map(triple -> Quad.create(Quad.defaultGraphIRI, triple));
        return Stream.concat(foreign, holdings.users().stream()).toList();
    }

    /** By path. */
    public List<LaidOut> files() {
        return files;
    }
}
