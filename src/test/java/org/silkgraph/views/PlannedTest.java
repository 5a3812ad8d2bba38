package org.silkgraph.views;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.OWL2;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.junit.jupiter.api.Test;
import org.silkgraph.Stores;
import org.silkgraph.terms.Graphs;
import org.silkgraph.terms.Sg;

final class PlannedTest {
    @Test
    void every_property_shown_as_planned_stands_beside_an_achieved_one_under_a_neutral_parent() {
        try (Reading reading = new Reading(Stores.report())) {
            List<Node> planned =
                    reading
                            .subjects(reading.graph(Graphs.ONTOLOGY), RDF.type.asNode(), OWL2.ObjectProperty.asNode())
                            .stream()
                            .filter(Sg::isTerm)
                            .filter(Reading::isPlanned)
                            .toList();
            assertTrue(planned.size() >= 14, planned.toString());
            for (Node property : planned) {
                assertTrue(
                        parents(reading, property).stream().anyMatch(parent -> isNeutral(reading, parent)),
                        property.toString());
            }
        }
    }

    private static List<Node> parents(Reading reading, Node property) {
        return reading.objects(reading.graph(Graphs.ONTOLOGY), property, RDFS.subPropertyOf.asNode());
    }

    private static boolean isNeutral(Reading reading, Node property) {
        return !reading.objects(reading.graph(Graphs.ONTOLOGY), property, Sg.neutral)
                .isEmpty();
    }
}
