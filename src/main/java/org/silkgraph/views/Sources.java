package org.silkgraph.views;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.silkgraph.store.Store;
import org.silkgraph.terms.Label;
import org.silkgraph.terms.Sg;

/** Sources with their texts, and what was read from them. */
public final class Sources {
    private final Store store;

    public Sources(Store store) {
        this.store = store;
    }

    /** All sources, by slug. */
    public SourceList list() {
        try (Reading reading = new Reading(store)) {
            List<SourceList.Row> rows = reading.subjects(reading.asserted(), RDF.type.asNode(), Sg.Source).stream()
                    .map(source -> row(reading, source))
                    .sorted(Comparator.comparing(SourceList.Row::slug))
                    .toList();
            return new SourceList(reading.meta(false), rows, Optional.empty());
        }
    }

    private static SourceList.Row row(Reading reading, Node source) {
        return new SourceList.Row(
                Reading.name(source),
                source.getURI(),
                reading.label(source),
                reading.string(source, Sg.during),
                reading.subjects(reading.asserted(), Vocabulary.QUOTED_FROM, source)
                        .size(),
                reading.subjects(reading.asserted(), Sg.source, source).size());
    }

    /** One source whole; empty where the slug names none. */
    public Optional<Source> one(String slug) {
        try (Reading reading = new Reading(store)) {
            Node source = Sg.id(slug);
            return isSource(reading, source) ? Optional.of(source(reading, source)) : Optional.empty();
        }
    }

    private static boolean isSource(Reading reading, Node node) {
        return reading.asserted().contains(Triple.create(node, RDF.type.asNode(), Sg.Source));
    }

    private static Source source(Reading reading, Node source) {
        Optional<SourceText> text = reading.textOf(source);
        List<Source.Span> spans = spans(reading, source);
        return new Source(
                reading.meta(false),
                Reading.name(source),
                source.getURI(),
                reading.label(source),
                reading.string(source, Sg.glossLanguage),
                reading.texts(reading.asserted(), source, DCTerms.title.asNode()),
                reading.string(source, Sg.during),
                reading.texts(reading.asserted(), source, DCTerms.rights.asNode()),
                reading.string(source, Sg.textChecksum),
                text.map(whole -> whole.slice(0, whole.length())).orElse(""),
                text.map(whole -> Sections.of(whole, spans)).orElse(List.of()),
                spans,
                text.isPresent() ? explain(spans) : Map.of("text", Explanations.of("text")));
    }

    private static Map<String, Label> explain(List<Source.Span> spans) {
        return spans.isEmpty() ? Map.of("spans", Explanations.of("spans")) : Map.of();
    }

    private static List<Source.Span> spans(Reading reading, Node source) {
        Claims claims = new Claims(reading);
        List<Source.Span> spans = new ArrayList<>();
        for (Node evidence : reading.subjects(reading.asserted(), Vocabulary.QUOTED_FROM, source)) {
            spans.add(new Source.Span(
                    claims.offset(evidence, Vocabulary.START),
                    claims.offset(evidence, Vocabulary.END),
                    reading.string(evidence, Sg.section),
                    reading.string(evidence, Vocabulary.EXACT),
                    restingOn(reading, claims, evidence)));
        }
        spans.sort(Comparator.comparingInt(Source.Span::start).thenComparingInt(Source.Span::end));
        return spans;
    }

    private static List<Source.SpanClaim> restingOn(Reading reading, Claims claims, Node evidence) {
        return reading.subjects(reading.asserted(), Vocabulary.DERIVED_FROM, evidence).stream()
                .filter(claims::isClaim)
                .map(claim -> spanClaim(reading, claims, claim))
                .sorted(Comparator.comparing(
                                (Source.SpanClaim claim) -> claim.subject().slug())
                        .thenComparing(claim -> claim.property().name())
                        .thenComparing(Source.SpanClaim::id))
                .toList();
    }

    private static Source.SpanClaim spanClaim(Reading reading, Claims claims, Node claim) {
        Node property = claims.property(claim);
        return new Source.SpanClaim(
                Claims.localId(claim, "claim/"),
                claim.getURI(),
                reading.ref(claims.end(claim, RDF.subject.asNode())),
                reading.term(property),
                reading.ref(claims.end(claim, RDF.object.asNode())),
                claims.certainty(claim),
                Reading.isPlanned(property));
    }
}
