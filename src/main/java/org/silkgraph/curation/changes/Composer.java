package org.silkgraph.curation.changes;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.vocabulary.RDF;
import org.silkgraph.curation.changes.Composed.Cleared;
import org.silkgraph.curation.changes.Draft.Description;
import org.silkgraph.curation.changes.Draft.Named;
import org.silkgraph.curation.changes.Draft.Quote;
import org.silkgraph.curation.changes.Draft.Statement;
import org.silkgraph.curation.changes.Fault.Code;
import org.silkgraph.curation.changes.Values.Value;
import org.silkgraph.store.Texts;
import org.silkgraph.store.rules.Identifiers;
import org.silkgraph.terms.Base;
import org.silkgraph.terms.Sg;

/** Makes an edit of a draft: names into IRIs, quotes into offsets, claims into their computed ids. */
final class Composer {
    private final Draft draft;
    private final Words words;
    private final Texts texts;
    private final Faults faults;
    private final Map<String, Description> described = new LinkedHashMap<>();
    private final Set<Node> gone = new LinkedHashSet<>();
    private final List<Cleared> cleared = new ArrayList<>();
    private final List<Quad> added = new ArrayList<>();
    private final Set<Node> touched = new LinkedHashSet<>();
    private final List<String> claimIds = new ArrayList<>();
    private final Map<Node, Optional<String>> textsOfSources = new LinkedHashMap<>();

    Composer(Draft draft, Words words, Texts texts, Faults faults) {
        this.draft = draft;
        this.words = words;
        this.texts = texts;
        this.faults = faults;
        draft.entities().forEach(entity -> described.put(entity.slug().name(), entity));
    }

    /** The edit; faults are told to the collector. */
    Composed compose() {
        draft.removedEntities().forEach(this::removeEntity);
        draft.removedClaims().forEach(this::removeClaim);
        draft.entities().forEach(this::entity);
        Set<Node> seen = new HashSet<>();
        draft.claims().forEach(claim -> claim(claim, seen));
        return new Composed(gone, cleared, added);
    }

    /** The entities and claims it speaks of. */
    Set<Node> touched() {
        return touched;
    }

    /** The ids of the claims, in the order of the draft. */
    List<String> claimIds() {
        return claimIds;
    }

    /** Texts it brings along. */
    List<String> texts() {
        return draft.entities().stream()
                .flatMap(entity -> entity.text().stream())
                .toList();
    }

    /** What the change rests on: the sources it names or, where it names none, those of its claims. */
    List<String> sources() {
        List<String> named = draft.sources().stream()
                .flatMap(source -> sourceIri(source).stream())
                .distinct()
                .toList();
        if (!draft.sources().isEmpty()) return named;
        List<String> ofClaims = draft.claims().stream()
                .map(claim -> Sg.id(claim.source().name()).getURI())
                .distinct()
                .toList();
        return ofClaims.size() > 100 ? List.of() : ofClaims;
    }

    private Optional<String> sourceIri(Named source) {
        if (source.name().contains(":")) {
            if (!Values.isAbsolute(source.name())) faults.add(source.pointer(), Code.BAD_IRI, source.name());
            return Optional.of(source.name());
        }
        return source(source).map(Node::getURI);
    }

    private void removeEntity(Named slug) {
        if (!words.isStored(slug.name())) unknownEntity(slug);
        gone.add(Sg.id(slug.name()));
        touched.add(Sg.id(slug.name()));
    }

    private void removeClaim(Named id) {
        Node claim = NodeFactory.createURI(Base.iri("claim/", id.name()));
        boolean isClaim = id.name().matches("[0-9a-f]{16}") && words.isA(claim, Sg.Claim);
        if (!isClaim) {
            faults.add(id.pointer(), Code.UNKNOWN_CLAIM, id.name());
            return;
        }
        gone.add(claim);
        touched.add(claim);
    }

    private void unknownEntity(Named slug) {
        faults.add(slug.pointer(), Code.UNKNOWN_ENTITY, slug.name(), words.nearEntities(slug.name()));
    }

    private void entity(Description entity) {
        Node node = Sg.id(entity.slug().name());
        touched.add(node);
        classes(entity, node);
        entity.text()
                .ifPresent(text -> set(
                        node,
                        Sg.textChecksum,
                        Values.plain(Texts.checksum(text), entity.slug().pointer())));
        entity.fields().forEach((name, values) -> words.describing(name)
                .ifPresentOrElse(
                        property -> set(node, property, values),
                        () -> faults.add(values.pointer(), Code.UNKNOWN_PROPERTY, name, words.nearProperties(name))));
    }

    private void classes(Description entity, Node node) {
        if (entity.classes().isEmpty()) {
            boolean isNew = !words.isStored(entity.slug().name()) || gone.contains(node);
            if (isNew)
                faults.add(
                        entity.slug().pointer(),
                        Code.UNKNOWN_ENTITY,
                        entity.slug().name(),
                        near(entity));
            return;
        }
        cleared.add(new Cleared(node, RDF.Nodes.type, Sg::isTerm));
        for (Named name : entity.classes()) {
            words.type(name.name())
                    .ifPresentOrElse(
                            type -> add(node, RDF.Nodes.type, type),
                            () -> faults.add(name.pointer(), Code.UNKNOWN_CLASS, name.name(), words.types()));
        }
    }

    private List<String> near(Description entity) {
        return words.nearEntities(entity.slug().name()).stream()
                .filter(slug -> !slug.equals(entity.slug().name()))
                .toList();
    }

    private void set(Node subject, Node property, Values values) {
        Predicate<Node> which = values.languages().isEmpty()
                ? value -> true
                : value -> value.isLiteral()
                        && values.languages().stream().anyMatch(value.getLiteralLanguage()::equalsIgnoreCase);
        cleared.add(new Cleared(subject, property, which));
        values.all().forEach(value -> node(property, value).ifPresent(object -> add(subject, property, object)));
    }

    private Optional<Node> node(Node property, Value value) {
        return switch (value) {
            case Value.Tagged tagged -> Optional.of(NodeFactory.createLiteralLang(tagged.text(), tagged.language()));
            case Value.Number number -> Optional.of(number(number));
            case Value.Flag flag -> Optional.of(NodeFactory.createLiteralDT(flag.word(), XSDDatatype.XSDboolean));
            case Value.Iri iri -> Optional.of(NodeFactory.createURI(iri.iri()));
            case Value.Plain plain ->
                words.pointsAtThings(property)
                        ? thing(new Named(plain.text(), plain.pointer()))
                        : Optional.of(NodeFactory.createLiteralString(plain.text()));
        };
    }

    private static Node number(Value.Number number) {
        boolean isWhole = number.number().scale() <= 0;
        return NodeFactory.createLiteralDT(
                number.number().toPlainString(), isWhole ? XSDDatatype.XSDinteger : XSDDatatype.XSDdecimal);
    }

    private Optional<Node> thing(Named name) {
        Optional<Node> thing = words.thing(name.name());
        if (thing.isEmpty()) faults.add(name.pointer(), Code.UNKNOWN_VALUE, name.name(), words.nearThings(name.name()));
        return thing;
    }

    private void claim(Statement claim, Set<Node> seen) {
        Optional<Node> subject = words.entity(claim.subject().name());
        if (subject.isEmpty()) unknownEntity(claim.subject());
        Optional<Node> property = words.relation(claim.property().name());
        if (property.isEmpty()) {
            faults.add(
                    claim.property().pointer(),
                    Code.UNKNOWN_PROPERTY,
                    claim.property().name(),
                    words.nearRelations(claim.property().name()));
        }
        Optional<Node> object = thing(claim.object());
        Optional<Node> source = source(claim.source());
        List<Node> evidence = source.map(from -> evidence(claim, from)).orElse(List.of());
        if (subject.isEmpty() || property.isEmpty() || object.isEmpty() || source.isEmpty()) return;
        String period = claim.during().or(() -> periodOf(source.get())).orElse("");
        Node node = NodeFactory.createURI(
                Identifiers.claim(subject.get(), property.get(), object.get(), source.get(), period));
        if (!seen.add(node)) faults.add(claim.pointer(), Code.REPEATED, Base.relative(node.getURI()));
        touched.add(node);
        claimIds.add(Base.relative(node.getURI()).replaceFirst("^claim/", ""));
        add(node, RDF.Nodes.type, Sg.Claim);
        add(node, RDF.Nodes.type, RDF.Nodes.Statement);
        add(node, RDF.Nodes.subject, subject.get());
        add(node, RDF.Nodes.predicate, property.get());
        add(node, RDF.Nodes.object, object.get());
        add(node, Sg.source, source.get());
        if (!period.isEmpty()) add(node, Sg.during, NodeFactory.createLiteralString(period));
        claim.certainty().ifPresent(certainty -> replace(node, Sg.certainty, Sg.term(certainty)));
        claim.wording().ifPresent(values -> set(node, Sg.wording, values));
        claim.note().ifPresent(values -> set(node, Sg.note, values));
        evidence.forEach(quote -> add(node, Terms.DERIVED_FROM, quote));
    }

    private Optional<Node> source(Named slug) {
        Node node = Sg.id(slug.name());
        boolean isSource = Optional.ofNullable(described.get(slug.name()))
                        .filter(entity -> entity.classes().stream()
                                .anyMatch(type -> words.type(type.name()).equals(Optional.of(Sg.Source))))
                        .isPresent()
                || words.isA(node, Sg.Source);
        if (!isSource) faults.add(slug.pointer(), Code.UNKNOWN_SOURCE, slug.name(), words.nearEntities(slug.name()));
        return isSource ? Optional.of(node) : Optional.empty();
    }

    private Optional<String> periodOf(Node source) {
        return description(source)
                .flatMap(entity -> Optional.ofNullable(entity.fields().get("during")))
                .flatMap(Values::firstText)
                .or(() -> words.values(source, Sg.during).stream()
                        .filter(Node::isLiteral)
                        .map(Node::getLiteralLexicalForm)
                        .findFirst());
    }

    private Optional<Description> description(Node source) {
        return Optional.ofNullable(described.get(Base.relative(source.getURI()).replaceFirst("^id/", "")));
    }

    private List<Node> evidence(Statement claim, Node source) {
        return claim.evidence().stream()
                .flatMap(quote -> evidence(quote, source).stream())
                .toList();
    }

    private Optional<Node> evidence(Quote quote, Node source) {
        Optional<QuotePlaces.Span> span = span(quote, source);
        if (span.isEmpty()) return Optional.empty();
        String slug = Base.relative(source.getURI()).replaceFirst("^id/", "");
        Node node = NodeFactory.createURI(Base.iri(
                "evidence/", slug + "-" + span.get().start() + "-" + span.get().end()));
        add(node, RDF.Nodes.type, Sg.Evidence);
        replace(node, Terms.QUOTED_FROM, source);
        replace(node, Terms.EXACT, NodeFactory.createLiteralString(quote.exact()));
        replace(node, Terms.START, number(span.get().start()));
        replace(node, Terms.END, number(span.get().end()));
        quote.section().ifPresent(name -> replace(node, Sg.section, NodeFactory.createLiteralString(name)));
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
        Optional<String> text = textsOfSources.computeIfAbsent(source, this::textOf);
        if (text.isEmpty()) {
            faults.add(quote.pointer(), Code.NO_TEXT, Base.relative(source.getURI()));
            return Optional.empty();
        }
        return QuotePlaces.find(text.get(), quote, faults);
    }

    private Optional<String> textOf(Node source) {
        return description(source).flatMap(Description::text).or(() -> words.values(source, Sg.textChecksum).stream()
                .filter(Node::isLiteral)
                .map(Node::getLiteralLexicalForm)
                .findFirst()
                .flatMap(texts::text));
    }

    private void replace(Node subject, Node property, Node object) {
        cleared.add(new Cleared(subject, property, value -> true));
        add(subject, property, object);
    }

    private void add(Node subject, Node property, Node object) {
        added.add(Quad.create(Quad.defaultGraphIRI, subject, property, object));
    }
}
