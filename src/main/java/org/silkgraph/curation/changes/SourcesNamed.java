package org.silkgraph.curation.changes;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.silkgraph.curation.changes.Draft.Description;
import org.silkgraph.curation.changes.Draft.Named;
import org.silkgraph.curation.changes.Fault.Code;
import org.silkgraph.store.Texts;
import org.silkgraph.terms.Base;
import org.silkgraph.terms.Sg;

/** The sources that a change speaks of: those of the store, and those that it brings along. */
final class SourcesNamed {
    private final Words words;
    private final Texts texts;
    private final Faults faults;
    private final Map<String, Description> described = new LinkedHashMap<>();
    private final Map<Node, Optional<String>> known = new LinkedHashMap<>();

    SourcesNamed(Draft draft, Words words, Texts texts, Faults faults) {
        this.words = words;
        this.texts = texts;
        this.faults = faults;
        draft.entities().forEach(entity -> described.put(entity.slug().name(), entity));
    }

    /** A source by its slug; empty where a fault was told. */
    Optional<Node> find(Named slug) {
        Node node = Sg.id(slug.name());
        boolean isSource = Optional.ofNullable(described.get(slug.name()))
                        .filter(entity -> entity.classes().stream()
                                .anyMatch(type -> words.type(type.name()).equals(Optional.of(Sg.Source))))
                        .isPresent()
                || words.isA(node, Sg.Source);
        if (!isSource) faults.add(slug.pointer(), Code.UNKNOWN_SOURCE, slug.name(), words.nearEntities(slug.name()));
        return isSource ? Optional.of(node) : Optional.empty();
    }

    /** The IRI of a slug or an IRI; empty where a fault was told. */
    Optional<String> iri(Named source) {
        if (source.name().contains(":")) {
            if (!Values.isAbsolute(source.name())) faults.add(source.pointer(), Code.BAD_IRI, source.name());
            return Optional.of(source.name());
        }
        return find(source).map(Node::getURI);
    }

    /** The period that it speaks of. */
    Optional<String> periodOf(Node source) {
        return description(source)
                .flatMap(entity -> Optional.ofNullable(entity.fields().get("during")))
                .flatMap(Values::firstText)
                .or(() -> words.values(source, Sg.during).stream()
                        .filter(Node::isLiteral)
                        .map(Node::getLiteralLexicalForm)
                        .findFirst());
    }

    /** Its whole text. */
    Optional<String> textOf(Node source) {
        return known.computeIfAbsent(source, this::read);
    }

    private Optional<String> read(Node source) {
        return description(source).flatMap(Description::text).or(() -> words.values(source, Sg.textChecksum).stream()
                .filter(Node::isLiteral)
                .map(Node::getLiteralLexicalForm)
                .findFirst()
                .flatMap(texts::text));
    }

    private Optional<Description> description(Node source) {
        return Optional.ofNullable(described.get(slug(source)));
    }

    static String slug(Node source) {
        return Base.relative(source.getURI()).replaceFirst("^id/", "");
    }
}
