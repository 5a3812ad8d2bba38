package org.silkgraph.curation.layout;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.RDF;
import org.silkgraph.store.StoreException;
import org.silkgraph.store.Texts;
import org.silkgraph.terms.Sg;

/** The files of the sources: description and text of each, the entities it names, what it says section by section. */
final class SourceFiles {
    private final Holdings holdings;
    private final Facts facts;
    private final Names names;
    private final Texts texts;
    private final Attributed attributed;
    private final Quotes quotes;

    SourceFiles(Holdings holdings, Texts texts) {
        this.holdings = holdings;
        this.facts = holdings.facts();
        this.names = holdings.names();
        this.texts = texts;
        this.attributed = new Attributed(holdings);
        this.quotes = new Quotes(holdings);
    }

    /** All of them; {@code placed} hears of every thing that has its place in one. */
    Stream<LaidOut> files(Set<Node> placed) {
        Stream<LaidOut> ofSources = attributed.sources().stream().flatMap(source -> of(source, placed));
        return Stream.concat(ofSources, entities(Optional.empty(), "", Headings.say("unnamed"), placed));
    }

    private Stream<LaidOut> of(Node source, Set<Node> placed) {
        String folder = "sources/" + FileNames.source(source) + "/";
        placed.add(source);
        LaidOut description = new LaidOut(folder + "source.ttl", () -> new Turtle(Prefixes.SHARED)
                .block(source, facts.about(source), Order.TERMS)
                .under(Headings.say("source", names.of(source))));
        LaidOut text = new LaidOut(folder + "report.txt", () -> text(source));
        String said = FileNames.folder(source) + "/";
        return Stream.of(
                        Stream.of(description, text),
                        entities(Optional.of(source), said, Headings.say("entities", names.of(source)), placed),
                        sections(source, said, placed))
                .flatMap(files -> files);
    }

    private String text(Node source) {
        String checksum = facts.text(source, Sg.textChecksum);
        return texts.text(checksum)
                .orElseThrow(() -> new StoreException("the store has no text " + checksum + " of " + source));
    }

    private Stream<LaidOut> entities(Optional<Node> source, String folder, String heading, Set<Node> placed) {
        List<Node> entities = attributed.entities(source);
        if (entities.isEmpty()) return Stream.empty();
        placed.addAll(entities);
        return Stream.of(new LaidOut(folder + "entities.ttl", () -> byClass(entities, heading)));
    }

    private String byClass(List<Node> entities, String heading) {
        Turtle file = new Turtle(Prefixes.SHARED);
        Map<Node, List<Node>> groups = entities.stream()
                .collect(Collectors.groupingBy(this::mainClass, () -> new TreeMap<>(Order.CLASS), Collectors.toList()));
        groups.forEach((type, members) -> {
            String local = Names.local(type);
            file.heading(names.knows(type) ? local + " — " + names.of(type) : local);
            members.stream()
                    .sorted(Order.TERMS)
                    .forEach(entity -> file.block(entity, facts.about(entity), Order.TERMS));
        });
        return file.under(heading);
    }

    private Node mainClass(Node entity) {
        return facts.values(entity, RDF.Nodes.type).stream()
                .filter(Sg::isTerm)
                .min(Order.CLASS)
                .orElse(Sg.Entity);
    }

    private Stream<LaidOut> sections(Node source, String folder, Set<Node> placed) {
        Sections sections = new Sections(holdings, quotes);
        sections.add(attributed.claims(source), attributed.evidence(source));
        placed.addAll(sections.placed());
        return sections.numbers().stream()
                .map(number -> new LaidOut(
                        folder + FileNames.section(number), () -> sections.text(number, new TextLines(text(source)))));
    }
}
