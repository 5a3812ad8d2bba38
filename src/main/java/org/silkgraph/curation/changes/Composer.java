package org.silkgraph.curation.changes;

import java.util.List;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.vocabulary.RDF;
import org.silkgraph.curation.changes.Draft.Description;
import org.silkgraph.curation.changes.Draft.Named;
import org.silkgraph.curation.changes.Fault.Code;
import org.silkgraph.store.Texts;
import org.silkgraph.terms.Base;
import org.silkgraph.terms.Sg;

/** Makes an edit of a draft: names into IRIs, quotes into offsets, claims into their computed ids. */
final class Composer {
    private static final int MOST_SOURCES = 100;

    private final Draft draft;
    private final Words words;
    private final Faults faults;
    private final Parts parts;
    private final SourcesNamed sources;
    private final ClaimsStated claims;

    Composer(Draft draft, Words words, Texts texts, Faults faults) {
        this.draft = draft;
        this.words = words;
        this.faults = faults;
        this.parts = new Parts(words, faults);
        this.sources = new SourcesNamed(draft, words, texts, faults);
        this.claims = new ClaimsStated(words, sources, parts, faults);
    }

    /** The edit; faults are told to the collector. */
    Composed compose() {
        draft.removedEntities().forEach(this::removeEntity);
        draft.removedClaims().forEach(this::removeClaim);
        draft.entities().forEach(this::entity);
        draft.claims().forEach(claims::add);
        return parts.composed();
    }

    /** The entities and claims it speaks of. */
    Set<Node> touched() {
        return parts.touched();
    }

    /** The ids of the claims, in the order of the draft. */
    List<String> claimIds() {
        return claims.ids();
    }

    /** Texts it brings along. */
    List<String> texts() {
        return draft.entities().stream()
                .flatMap(entity -> entity.text().stream())
                .toList();
    }

    /** What the change rests on: the sources it names or, where it names none, those of its claims. */
    List<String> sources() {
        if (!draft.sources().isEmpty()) {
            return draft.sources().stream()
                    .flatMap(source -> sources.iri(source).stream())
                    .distinct()
                    .toList();
        }
        List<String> ofClaims = draft.claims().stream()
                .map(claim -> Sg.id(claim.source().name()).getURI())
                .distinct()
                .toList();
        return ofClaims.size() > MOST_SOURCES ? List.of() : ofClaims;
    }

    private void removeEntity(Named slug) {
        if (!words.isStored(slug.name())) {
            faults.add(slug.pointer(), Code.UNKNOWN_ENTITY, slug.name(), words.nearEntities(slug.name()));
        }
        parts.remove(Sg.id(slug.name()));
    }

    private void removeClaim(Named id) {
        Node claim = NodeFactory.createURI(Base.iri("claim/", id.name()));
        boolean isClaim = id.name().matches("[0-9a-f]{16}") && words.isA(claim, Sg.Claim);
        if (!isClaim) {
            faults.add(id.pointer(), Code.UNKNOWN_CLAIM, id.name());
            return;
        }
        parts.remove(claim);
    }

    private void entity(Description entity) {
        Node node = Sg.id(entity.slug().name());
        parts.touch(node);
        classes(entity, node);
        entity.text()
                .ifPresent(text -> parts.set(
                        node,
                        Sg.textChecksum,
                        Values.plain(Texts.checksum(text), entity.slug().pointer())));
        entity.fields().forEach((name, values) -> words.describing(name)
                .ifPresentOrElse(
                        property -> parts.set(node, property, values),
                        () -> faults.add(values.pointer(), Code.UNKNOWN_PROPERTY, name, words.nearProperties(name))));
    }

    private void classes(Description entity, Node node) {
        if (entity.classes().isEmpty()) {
            boolean isNew = !words.isStored(entity.slug().name()) || parts.removes(node);
            if (isNew)
                faults.add(
                        entity.slug().pointer(),
                        Code.UNKNOWN_ENTITY,
                        entity.slug().name(),
                        near(entity));
            return;
        }
        parts.clear(node, RDF.Nodes.type, Sg::isTerm);
        for (Named name : entity.classes()) {
            words.type(name.name())
                    .ifPresentOrElse(
                            type -> parts.add(node, RDF.Nodes.type, type),
                            () -> faults.add(name.pointer(), Code.UNKNOWN_CLASS, name.name(), words.types()));
        }
    }

    private List<String> near(Description entity) {
        return words.nearEntities(entity.slug().name()).stream()
                .filter(slug -> !slug.equals(entity.slug().name()))
                .toList();
    }
}
