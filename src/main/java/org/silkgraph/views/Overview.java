package org.silkgraph.views;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.RDF;
import org.silkgraph.search.Hit;
import org.silkgraph.search.Labels;
import org.silkgraph.store.Store;
import org.silkgraph.terms.Sg;

/** How much there is, at a glance. */
public final class Overview {
    private static final int BUSIEST = 8;

    private final Store store;
    private final Labels labels;

    public Overview(Store store, Labels labels) {
        this.store = store;
        this.labels = labels;
    }

    public OverviewCounts counts() {
        try (Reading reading = new Reading(store)) {
            List<Hit> entities = labels.at(reading.view()).all();
            Map<String, Integer> byClass = new TreeMap<>();
            for (Hit hit : entities) {
                reading.types(Sg.id(hit.slug())).stream()
                        .findFirst()
                        .ifPresent(type -> byClass.merge(Reading.name(type), 1, Integer::sum));
            }
            return new OverviewCounts(
                    reading.meta(false),
                    counts(reading, byClass),
                    entities.size(),
                    claims(reading, Sg.stated),
                    claims(reading, Sg.implied),
                    byClass.getOrDefault(Reading.name(Sg.Source), 0),
                    busiest(reading));
        }
    }

    private static List<OverviewCounts.Count> counts(Reading reading, Map<String, Integer> byClass) {
        return byClass.entrySet().stream()
                .map(entry -> new OverviewCounts.Count(
                        entry.getKey(), reading.label(Sg.term(entry.getKey())), entry.getValue()))
                .sorted(Comparator.comparing((OverviewCounts.Count count) -> -count.entities())
                        .thenComparing(OverviewCounts.Count::name))
                .toList();
    }

    private static List<Ref> busiest(Reading reading) {
        Map<Node, Integer> claims = new HashMap<>();
        for (Node end : List.of(RDF.subject.asNode(), RDF.object.asNode())) {
            reading.asserted()
                    .find(Node.ANY, end, Node.ANY)
                    .forEach(triple -> claims.merge(triple.getObject(), 1, Integer::sum));
        }
        return claims.entrySet().stream()
                .filter(entry -> Reading.isThing(entry.getKey()))
                .sorted(Comparator.comparing((Map.Entry<Node, Integer> entry) -> -entry.getValue())
                        .thenComparing(entry -> Reading.name(entry.getKey())))
                .map(entry -> reading.ref(entry.getKey()))
                .filter(ref -> !ref.type().equals(Reading.name(Sg.Source)))
                .limit(BUSIEST)
                .toList();
    }

    private static int claims(Reading reading, Node certainty) {
        return reading.subjects(reading.asserted(), Sg.certainty, certainty).size();
    }
}
