package org.silkgraph.views;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.OWL2;
import org.apache.jena.vocabulary.RDF;
import org.silkgraph.paths.Links;
import org.silkgraph.search.Hit;
import org.silkgraph.search.Labels;
import org.silkgraph.search.Names;
import org.silkgraph.terms.Sg;

/** What names in a question mean at one version. Each refuses a name that means nothing with those that come near. */
final class Named {
    private static final int NEAR = 3;
    private static final int MOST_ALIKE = 10;

    private final Reading reading;
    private final Labels labels;

    Named(Reading reading, Labels labels) {
        this.reading = reading;
        this.labels = labels;
    }

    /** An entity by slug, or by a name that is the name of one entity only. */
    Node entity(String parameter, String given) {
        Node bySlug = Sg.id(given);
        if (reading.isEntity(bySlug)) return bySlug;
        Names names = labels.at(reading.view());
        List<Hit> exact =
                names.find(given).stream().filter(hit -> hit.rank() == 0).toList();
        if (exact.size() == 1) return Sg.id(exact.getFirst().slug());
        throw new UnknownValue(parameter, given, exact.isEmpty() ? near(names, given) : slugs(exact, MOST_ALIKE));
    }

    /** Slugs that look alike, then those of entities whose names have the text. */
    private static List<String> near(Names names, String given) {
        List<String> near = new ArrayList<>(names.near(given, NEAR));
        for (String slug : slugs(names.find(given), NEAR)) if (!near.contains(slug)) near.add(slug);
        return near;
    }

    private static List<String> slugs(List<Hit> hits, int most) {
        return hits.stream().map(Hit::slug).limit(most).toList();
    }

    List<Node> entities(String parameter, Collection<String> given) {
        return given.stream().map(one -> entity(parameter, one)).distinct().toList();
    }

    /** A class by its local name. */
    Node type(String parameter, String name) {
        Node type = Sg.term(name);
        Set<Node> known = Entities.classes(reading, Sg.Entity);
        if (known.contains(type)) return type;
        throw new UnknownValue(
                parameter, name, known.stream().map(Reading::name).sorted().toList());
    }

    List<Node> types(String parameter, Collection<String> names) {
        return names.stream().map(name -> type(parameter, name)).toList();
    }

    /** Properties by their local names; a super-property means all below it. */
    Set<Node> properties(String parameter, Collection<String> names) {
        Set<Node> all = new HashSet<>();
        for (String name : names) {
            Node property = Sg.term(name);
            if (!isProperty(property))
                throw new UnknownValue(parameter, name, Names.nearest(name, known().stream(), NEAR));
            all.addAll(reading.below(property));
        }
        return all;
    }

    private boolean isProperty(Node property) {
        return reading.objects(reading.all(), property, RDF.type.asNode()).contains(OWL2.ObjectProperty.asNode());
    }

    private List<String> known() {
        return reading.subjects(reading.all(), RDF.type.asNode(), OWL2.ObjectProperty.asNode()).stream()
                .filter(Sg::isTerm)
                .map(Reading::name)
                .sorted()
                .toList();
    }

    Links.Filter links(LinkQuery query) {
        return new Links.Filter(
                query.implied(),
                query.reference(),
                properties("property", query.properties()),
                properties("not-property", query.notProperties()),
                Set.copyOf(entities("source", query.sources())),
                Set.copyOf(query.periods()));
    }
}
