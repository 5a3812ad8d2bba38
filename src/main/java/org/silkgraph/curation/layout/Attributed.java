package org.silkgraph.curation.layout;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.RDF;
import org.silkgraph.terms.Sg;

/**
 * What belongs to which source. Claims and quotes say it themselves; an entity belongs to the first source that names it in a
 * claim, sources taken by their period, then by slug. So what a later report says moves nothing of an earlier one.
 */
final class Attributed {
    private final Facts facts;
    private final List<Node> sources;
    private final Map<Node, List<Node>> claims;
    private final Map<Node, List<Node>> evidence;
    private final Map<Optional<Node>, List<Node>> entities = new HashMap<>();

    Attributed(Holdings holdings) {
        this.facts = holdings.facts();
        this.sources = holdings.sources().stream().sorted(byPeriod()).toList();
        this.claims = bySource(holdings.claims(), Sg.source, holdings.sources());
        this.evidence = bySource(holdings.evidence(), Vocabulary.QUOTED_FROM, holdings.sources());
        Map<Node, Node> firstToName = firstToName();
        for (Node entity : holdings.entities()) {
            entities.computeIfAbsent(Optional.ofNullable(firstToName.get(entity)), s -> new ArrayList<>())
                    .add(entity);
        }
    }

    private Comparator<Node> byPeriod() {
        return Comparator.comparing((Node source) -> facts.text(source, Sg.during), Order.TEXT)
                .thenComparing(Order.TERMS);
    }

    private Map<Node, List<Node>> bySource(Set<Node> things, Node property, Set<Node> known) {
        Map<Node, List<Node>> all = new HashMap<>();
        for (Node thing : things) {
            facts.value(thing, property).filter(known::contains).ifPresent(source -> all.computeIfAbsent(
                            source, s -> new ArrayList<>())
                    .add(thing));
        }
        return all;
    }

    private Map<Node, Node> firstToName() {
        Map<Node, Node> first = new HashMap<>();
        for (Node source : sources) {
            for (Node claim : claims(source)) {
                for (Node end : List.of(RDF.Nodes.subject, RDF.Nodes.object)) {
                    facts.values(claim, end).forEach(thing -> first.putIfAbsent(thing, source));
                }
            }
        }
        return first;
    }

    /** By period, then by slug. */
    List<Node> sources() {
        return sources;
    }

    /** In no order, as all lists below. */
    List<Node> claims(Node source) {
        return Collections.unmodifiableList(claims.getOrDefault(source, List.of()));
    }

    List<Node> evidence(Node source) {
        return Collections.unmodifiableList(evidence.getOrDefault(source, List.of()));
    }

    /** Entities that belong to a source; with an empty one those that no claim names. */
    List<Node> entities(Optional<Node> source) {
        return Collections.unmodifiableList(entities.getOrDefault(source, List.of()));
    }
}
