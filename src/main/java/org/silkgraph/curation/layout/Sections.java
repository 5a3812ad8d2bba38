package org.silkgraph.curation.layout;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.RDF;

/**
 * What one source says, section by section, as its text has it. A claim stands in the section of its first quote; a quote
 * stands after the first claim of the source that uses it, and at the end of its own section where none does.
 */
final class Sections {
    private final Facts facts;
    private final Names names;
    private final Quotes quotes;
    private final SortedMap<String, List<Node>> sections = new TreeMap<>(Order.TEXT);
    private final Set<Node> placed = new HashSet<>();

    Sections(Holdings holdings, Quotes quotes) {
        this.facts = holdings.facts();
        this.names = holdings.names();
        this.quotes = quotes;
    }

    void add(Collection<Node> claims, Collection<Node> evidence) {
        Set<Node> own = new HashSet<>(evidence);
        claims.stream()
                .filter(claim -> !quotes.of(claim).isEmpty())
                .sorted(asTextHasThem())
                .forEach(claim -> addClaim(claim, own));
        own.stream().sorted(quotes.inText()).forEach(one -> place(section(one), one));
    }

    /** @param open the evidence that is to be placed; what is placed leaves it */
    private void addClaim(Node claim, Set<Node> open) {
        List<Node> its = quotes.of(claim);
        List<Node> section = section(its.getFirst());
        place(section, claim);
        its.stream().filter(open::remove).forEach(one -> place(section, one));
    }

    private List<Node> section(Node evidence) {
        return sections.computeIfAbsent(quotes.section(evidence), number -> new ArrayList<>());
    }

    private void place(List<Node> section, Node thing) {
        section.add(thing);
        placed.add(thing);
    }

    private Comparator<Node> asTextHasThem() {
        return Comparator.comparing(
                        (Node claim) -> quotes.place(quotes.of(claim).getFirst()))
                .thenComparing(claim -> end(claim, RDF.Nodes.subject), Order.TEXT)
                .thenComparing(claim -> end(claim, RDF.Nodes.predicate), Order.TEXT)
                .thenComparing(claim -> end(claim, RDF.Nodes.object), Order.TEXT)
                .thenComparing(Order.TERMS);
    }

    private String end(Node claim, Node property) {
        return facts.value(claim, property).map(Names::local).orElse("");
    }

    Set<Node> placed() {
        return Collections.unmodifiableSet(placed);
    }

    Set<String> numbers() {
        return Collections.unmodifiableSet(sections.keySet());
    }

    /** The file of one section. */
    String text(String number, TextLines lines) {
        Turtle file = new Turtle(Prefixes.SHARED);
        List<Node> things = sections.getOrDefault(number, List.of());
        for (Node thing : things) {
            if (facts.value(thing, RDF.Nodes.subject).isPresent()) {
                file.block(sentence(thing), thing, facts.about(thing), quotes.inText());
            } else {
                file.block(thing, facts.about(thing), Order.TERMS);
            }
        }
        return file.under(heading(number, things, lines));
    }

    private String sentence(Node claim) {
        return called(claim, RDF.Nodes.subject) + " — " + called(claim, RDF.Nodes.predicate) + " → "
                + called(claim, RDF.Nodes.object);
    }

    private String called(Node claim, Node property) {
        return facts.value(claim, property).map(names::of).orElse("");
    }

    /** The number, and the line of the text above the first quote that reads like a heading. */
    private String heading(String number, List<Node> things, TextLines lines) {
        return things.stream()
                .map(quotes::place)
                .min(Comparator.naturalOrder())
                .flatMap(place -> lines.headingAt(place.start()))
                .map(line -> Names.oneLine(number + " " + line))
                .orElse(Names.oneLine(number));
    }
}
