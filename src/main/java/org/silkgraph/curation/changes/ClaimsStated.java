package org.silkgraph.curation.changes;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.vocabulary.RDF;
import org.silkgraph.curation.changes.Draft.Named;
import org.silkgraph.curation.changes.Draft.Quote;
import org.silkgraph.curation.changes.Draft.Statement;
import org.silkgraph.curation.changes.Fault.Code;
import org.silkgraph.store.rules.Identifiers;
import org.silkgraph.terms.Base;
import org.silkgraph.terms.Sg;

/** Claims with their computed ids, and their quotes with the offsets at which they stand. */
final class ClaimsStated {
    private final Words words;
    private final SourcesNamed sources;
    private final Parts parts;
    private final Faults faults;
    private final Set<Node> seen = new HashSet<>();
    private final List<String> ids = new ArrayList<>();

    ClaimsStated(Words words, SourcesNamed sources, Parts parts, Faults faults) {
        this.words = words;
        this.sources = sources;
        this.parts = parts;
        this.faults = faults;
    }

    /** The ids of the claims, in their order. */
    List<String> ids() {
        return ids;
    }

    void add(Statement claim) {
        Optional<Node> subject = subject(claim.subject());
        Optional<Node> property = property(claim.property());
        Optional<Node> object = parts.thing(claim.object());
        Optional<Node> source = sources.find(claim.source());
        List<Node> evidence = source.map(from -> evidence(claim, from)).orElse(List.of());
        if (subject.isEmpty() || property.isEmpty() || object.isEmpty() || source.isEmpty()) return;
        String period = claim.during().or(() -> sources.periodOf(source.get())).orElse("");
        Node node = NodeFactory.createURI(
                Identifiers.claim(subject.get(), property.get(), object.get(), source.get(), period));
        if (!seen.add(node)) faults.add(claim.pointer(), Code.REPEATED, Base.relative(node.getURI()));
        parts.touch(node);
        ids.add(Base.relative(node.getURI()).replaceFirst("^claim/", ""));
        parts.add(node, RDF.Nodes.type, Sg.Claim);
        parts.add(node, RDF.Nodes.type, RDF.Nodes.Statement);
        parts.add(node, RDF.Nodes.subject, subject.get());
        parts.add(node, RDF.Nodes.predicate, property.get());
        parts.add(node, RDF.Nodes.object, object.get());
        parts.add(node, Sg.source, source.get());
        if (!period.isEmpty()) parts.add(node, Sg.during, NodeFactory.createLiteralString(period));
        claim.certainty().ifPresent(certainty -> parts.replace(node, Sg.certainty, Sg.term(certainty)));
        claim.wording().ifPresent(values -> parts.set(node, Sg.wording, values));
        claim.note().ifPresent(values -> parts.set(node, Sg.note, values));
        evidence.forEach(quote -> parts.add(node, Terms.DERIVED_FROM, quote));
    }

    private Optional<Node> subject(Named slug) {
        Optional<Node> entity = words.entity(slug.name());
        if (entity.isEmpty()) {
            faults.add(slug.pointer(), Code.UNKNOWN_ENTITY, slug.name(), words.nearEntities(slug.name()));
        }
        return entity;
    }

    private Optional<Node> property(Named name) {
        Optional<Node> relation = words.relation(name.name());
        if (relation.isEmpty()) {
            faults.add(name.pointer(), Code.UNKNOWN_PROPERTY, name.name(), words.nearRelations(name.name()));
        }
        return relation;
    }

    private List<Node> evidence(Statement claim, Node source) {
        return claim.evidence().stream()
                .flatMap(quote -> evidence(quote, source).stream())
                .toList();
    }

    private Optional<Node> evidence(Quote quote, Node source) {
        Optional<QuotePlaces.Span> span = span(quote, source);
        if (span.isEmpty()) return Optional.empty();
        String slug = SourcesNamed.slug(source);
        Node node = NodeFactory.createURI(Base.iri(
                "evidence/", slug + "-" + span.get().start() + "-" + span.get().end()));
        parts.add(node, RDF.Nodes.type, Sg.Evidence);
        parts.replace(node, Terms.QUOTED_FROM, source);
        parts.replace(node, Terms.EXACT, NodeFactory.createLiteralString(quote.exact()));
        parts.replace(node, Terms.START, number(span.get().start()));
        parts.replace(node, Terms.END, number(span.get().end()));
        quote.section().ifPresent(name -> parts.replace(node, Sg.section, NodeFactory.createLiteralString(name)));
        return Optional.of(node);
    }

    private static Node number(int number) {
        return NodeFactory.createLiteralDT(Integer.toString(number), XSDDatatype.XSDinteger);
    }

    private Optional<QuotePlaces.Span> span(Quote quote, Node source) {
        if (quote.start().isPresent()) {
            int start = quote.start().getAsInt();
            return Optional.of(new QuotePlaces.Span(start, quote.end().orElse(start + quote.length())));
        }
        if (quote.end().isPresent() && quote.end().getAsInt() >= quote.length()) {
            int end = quote.end().getAsInt();
            return Optional.of(new QuotePlaces.Span(end - quote.length(), end));
        }
        Optional<String> text = sources.textOf(source);
        if (text.isEmpty()) {
            faults.add(quote.pointer(), Code.NO_TEXT, Base.relative(source.getURI()));
            return Optional.empty();
        }
        return QuotePlaces.find(text.get(), quote, faults);
    }
}
