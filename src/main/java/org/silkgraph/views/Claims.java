package org.silkgraph.views;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.RDF;
import org.silkgraph.terms.Base;
import org.silkgraph.terms.Sg;

/** Claims and their evidence as records. */
final class Claims {
    private static final Comparator<Link> IN_TEXT_ORDER = Comparator.comparing(Link::during)
            .thenComparing(link -> link.source().slug())
            .thenComparing(link ->
                    link.evidence().isEmpty() ? 0 : link.evidence().getFirst().start())
            .thenComparing(Link::id);

    private final Reading reading;

    Claims(Reading reading) {
        this.reading = reading;
    }

    /** Claims whose subject is the entity, status claims left out. */
    List<LinkGroup> out(Node entity) {
        return groups(claims(RDF.subject.asNode(), entity), RDF.object.asNode());
    }

    /** Claims whose object is the entity. */
    List<LinkGroup> in(Node entity) {
        return groups(claims(RDF.object.asNode(), entity), RDF.subject.asNode());
    }

    /** Status claims, in the order of their periods. */
    List<Link> status(Node entity) {
        return claims(RDF.subject.asNode(), entity).stream()
                .filter(claim -> property(claim).equals(Sg.hasStatus))
                .map(claim -> link(claim, RDF.object.asNode()))
                .sorted(IN_TEXT_ORDER)
                .toList();
    }

    /** Every claim with the entity at that end. */
    List<Node> claims(Node end, Node entity) {
        return reading.subjects(reading.asserted(), end, entity).stream()
                .filter(this::isClaim)
                .toList();
    }

    boolean isClaim(Node node) {
        return reading.objects(reading.asserted(), node, RDF.type.asNode()).contains(Sg.Claim);
    }

    private List<LinkGroup> groups(List<Node> claims, Node otherEnd) {
        Map<Node, List<Node>> byProperty = claims.stream()
                .filter(claim -> !property(claim).equals(Sg.hasStatus))
                .collect(Collectors.groupingBy(this::property, LinkedHashMap::new, Collectors.toList()));
        List<LinkGroup> groups = new ArrayList<>();
        byProperty.forEach((property, members) -> groups.add(group(property, members, otherEnd)));
        groups.sort(Comparator.comparing(LinkGroup::planned).thenComparing(LinkGroup::property));
        return groups;
    }

    private LinkGroup group(Node property, List<Node> claims, Node otherEnd) {
        List<Link> links = claims.stream()
                .map(claim -> link(claim, otherEnd))
                .sorted(IN_TEXT_ORDER)
                .toList();
        return new LinkGroup(
                Reading.name(property), property.getURI(), reading.label(property), Reading.isPlanned(property), links);
    }

    Node property(Node claim) {
        return end(claim, RDF.predicate.asNode());
    }

    /** Subject, predicate, object or source of a claim; the gate has seen to it that there is one. */
    Node end(Node claim, Node end) {
        return reading.object(claim, end)
                .orElseThrow(() -> new IllegalStateException("claim " + claim + " without " + end));
    }

    String certainty(Node claim) {
        return reading.object(claim, Sg.certainty).map(Reading::name).orElse("");
    }

    Link link(Node claim, Node otherEnd) {
        return new Link(
                localId(claim, "claim/"),
                claim.getURI(),
                reading.ref(end(claim, otherEnd)),
                certainty(claim),
                reading.string(claim, Sg.wording),
                reading.string(claim, Sg.during),
                reading.ref(end(claim, Sg.source)),
                reading.assertedText(claim, Sg.note),
                evidence(claim));
    }

    private List<Evidence> evidence(Node claim) {
        return evidenceOf(claim).stream()
                .map(this::evidenceRecord)
                .sorted(Comparator.comparing((Evidence e) -> e.source().slug())
                        .thenComparing(Evidence::start)
                        .thenComparing(Evidence::end))
                .toList();
    }

    List<Node> evidenceOf(Node claim) {
        return reading.objects(reading.asserted(), claim, Vocabulary.DERIVED_FROM);
    }

    private Evidence evidenceRecord(Node evidence) {
        Node source = end(evidence, Vocabulary.QUOTED_FROM);
        int start = offset(evidence, Vocabulary.START);
        int end = offset(evidence, Vocabulary.END);
        String quote = reading.string(evidence, Vocabulary.EXACT);
        Function<SourceText, Integer> from = text -> text.sentenceStart(start);
        int sentenceStart = reading.textOf(source).map(from).orElse(start);
        String sentence = reading.textOf(source)
                .map(text -> text.slice(sentenceStart, text.sentenceEnd(end)))
                .orElse(quote);
        return new Evidence(
                localId(evidence, "evidence/"),
                evidence.getURI(),
                quote,
                reading.string(evidence, Sg.section),
                start,
                end,
                reading.ref(source),
                sentence,
                sentenceStart,
                page(source, start, end));
    }

    /** Where people read a quote: its place in the source, marked. */
    static String page(Node source, int start, int end) {
        return "/sources/" + Reading.name(source) + "#e-" + start + "-" + end;
    }

    int offset(Node evidence, Node property) {
        String value = reading.string(evidence, property);
        return value.isEmpty() ? 0 : Integer.parseInt(value);
    }

    static String localId(Node node, String folder) {
        String prefix = Base.iri() + folder;
        return node.getURI().startsWith(prefix) ? node.getURI().substring(prefix.length()) : node.getURI();
    }
}
