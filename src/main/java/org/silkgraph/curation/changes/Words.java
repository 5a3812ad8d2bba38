package org.silkgraph.curation.changes;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.vocabulary.DCAT;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.OWL2;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.silkgraph.search.Names;
import org.silkgraph.snapshot.ReadView;
import org.silkgraph.terms.Graphs;
import org.silkgraph.terms.Sg;

/** What the names in a change stand for: slugs, classes, properties, values, at one view. Use it while the view is open. */
final class Words {
    private static final int SUGGESTIONS = 5;
    private static final Map<String, String> PREFIXES = Map.ofEntries(
            Map.entry("sg", Sg.NS),
            Map.entry("rdf", RDF.uri),
            Map.entry("rdfs", RDFS.uri),
            Map.entry("skos", SKOS.uri),
            Map.entry("dcterms", DCTerms.NS),
            Map.entry("dcat", DCAT.NS),
            Map.entry("owl", OWL2.NS),
            Map.entry("prov", "http://www.w3.org/ns/prov#"),
            Map.entry("oa", "http://www.w3.org/ns/oa#"),
            Map.entry("org", "http://www.w3.org/ns/org#"),
            Map.entry("foaf", "http://xmlns.com/foaf/0.1/"),
            Map.entry("schema", "https://schema.org/"));
    /** Properties of other vocabularies that go without a prefix. */
    private static final Map<String, Node> PLAIN = Map.ofEntries(
            Map.entry("label", RDFS.Nodes.label),
            Map.entry("altLabel", SKOS.altLabel.asNode()),
            Map.entry("editorialNote", SKOS.editorialNote.asNode()),
            Map.entry("title", DCTerms.title.asNode()),
            Map.entry("rights", DCTerms.rights.asNode()),
            Map.entry("license", DCTerms.license.asNode()),
            Map.entry("publisher", DCTerms.publisher.asNode()),
            Map.entry("creator", DCTerms.creator.asNode()),
            Map.entry("issued", DCTerms.issued.asNode()));

    private final DatasetGraph data;
    private final Supplier<Names> names;
    private final Set<String> described;

    /**
     * @param names of the view; asked for only where something has to be suggested, since reading them takes long
     * @param described slugs that the change itself describes
     */
    Words(ReadView view, Supplier<Names> names, Set<String> described) {
        this.data = view.dataset();
        this.names = names;
        this.described = Set.copyOf(described);
    }

    DatasetGraph data() {
        return data;
    }

    /** Whether the store has an entity of that slug. */
    boolean isStored(String slug) {
        return Iter.anyMatch(
                data.find(Graphs.ALL, Sg.id(slug), RDF.Nodes.type, Node.ANY), quad -> Sg.isTerm(quad.getObject()));
    }

    /** An entity that the store has or the change describes. */
    Optional<Node> entity(String slug) {
        return described.contains(slug) || isStored(slug) ? Optional.of(Sg.id(slug)) : Optional.empty();
    }

    List<String> nearEntities(String slug) {
        return Stream.concat(
                        names.get().near(slug, SUGGESTIONS).stream(),
                        Names.nearest(slug, described.stream(), SUGGESTIONS).stream())
                .distinct()
                .limit(SUGGESTIONS)
                .toList();
    }

    /** A class below {@link Sg#Entity}. */
    Optional<Node> type(String name) {
        Node type = Sg.term(name.replaceFirst("^sg:", ""));
        return isName(name) && below(RDFS.Nodes.subClassOf, Sg.Entity).contains(type)
                ? Optional.of(type)
                : Optional.empty();
    }

    List<String> types() {
        return localNames(below(RDFS.Nodes.subClassOf, Sg.Entity).stream());
    }

    /** A property: of the ontology by its local name, a few of other vocabularies likewise, others with a known prefix. */
    Optional<Node> property(String name) {
        int colon = name.indexOf(':');
        if (colon < 0)
            return isName(name) ? own(name).or(() -> Optional.ofNullable(PLAIN.get(name))) : Optional.empty();
        String local = name.substring(colon + 1);
        String namespace = PREFIXES.get(name.substring(0, colon));
        if (namespace == null || !isName(local)) return Optional.empty();
        return namespace.equals(Sg.NS) ? own(local) : Optional.of(NodeFactory.createURI(namespace + local));
    }

    /** As {@link #property}, without those that only claims, evidence and terms have. */
    Optional<Node> describing(String name) {
        return property(name).filter(this::describes);
    }

    private boolean describes(Node property) {
        boolean annotates = Sg.isTerm(property)
                && data.contains(Graphs.ONTOLOGY, property, RDF.Nodes.type, OWL2.AnnotationProperty.asNode());
        return !annotates
                && Stream.of(Sg.Claim, Sg.Evidence, SKOS.Concept.asNode())
                        .noneMatch(other -> data.contains(Graphs.ONTOLOGY, property, RDFS.Nodes.domain, other));
    }

    List<String> nearProperties(String name) {
        List<String> near = Names.nearest(
                name,
                Stream.concat(localNames(properties().filter(this::describes)).stream(), PLAIN.keySet().stream()),
                SUGGESTIONS);
        return near.isEmpty() ? PLAIN.keySet().stream().sorted().toList() : near;
    }

    /** A relation that a claim may state. */
    Optional<Node> relation(String name) {
        return property(name).filter(this::isRelation);
    }

    List<String> nearRelations(String name) {
        List<String> all = localNames(
                Stream.concat(Stream.of(Sg.hasStatus), below(RDFS.Nodes.subPropertyOf, Sg.relatesTo).stream()));
        List<String> near = Names.nearest(name, all.stream(), SUGGESTIONS);
        return near.isEmpty() ? all : near;
    }

    private boolean isRelation(Node property) {
        return property.equals(Sg.hasStatus)
                || property.equals(Sg.relatesTo)
                || below(RDFS.Nodes.subPropertyOf, Sg.relatesTo).contains(property);
    }

    /** Whether a property of the ontology points at things, not at texts and numbers. */
    boolean pointsAtThings(Node property) {
        return data.contains(Graphs.ONTOLOGY, property, RDF.Nodes.type, OWL2.ObjectProperty.asNode());
    }

    /** What a name stands for where a thing is meant: an entity by its slug, else a term of the ontology. */
    Optional<Node> thing(String name) {
        Node term = Sg.term(name.replaceFirst("^sg:", ""));
        Optional<Node> entity = isSlug(name) ? entity(name) : Optional.empty();
        return entity.or(() -> isName(name) && isDefined(term) ? Optional.of(term) : Optional.empty());
    }

    List<String> nearThings(String name) {
        List<String> all = localNames(concepts());
        List<String> terms = Names.nearest(name, all.stream(), SUGGESTIONS);
        String family = name.replaceFirst("-.*", "-");
        if (terms.isEmpty() && name.contains("-")) {
            terms = all.stream().filter(term -> term.startsWith(family)).toList();
            if (!terms.isEmpty()) return terms;
        }
        return Stream.concat(terms.stream(), nearEntities(name).stream())
                .limit(SUGGESTIONS)
                .toList();
    }

    /** What a property says in the store, in the default graph. */
    List<Node> values(Node subject, Node property) {
        return Iter.toList(
                Iter.map(data.find(Quad.defaultGraphIRI, subject, property, Node.ANY), quad -> quad.getObject()));
    }

    boolean isA(Node subject, Node type) {
        return data.contains(Quad.defaultGraphIRI, subject, RDF.Nodes.type, type);
    }

    private boolean isDefined(Node term) {
        return data.contains(Graphs.ONTOLOGY, term, RDF.Nodes.type, Node.ANY);
    }

    private Optional<Node> own(String local) {
        Node property = Sg.term(local);
        return properties().anyMatch(property::equals) ? Optional.of(property) : Optional.empty();
    }

    private Stream<Node> properties() {
        return Stream.of(OWL2.ObjectProperty, OWL2.DatatypeProperty, OWL2.AnnotationProperty)
                .flatMap(kind -> typed(kind.asNode()));
    }

    private Stream<Node> concepts() {
        return typed(SKOS.Concept.asNode());
    }

    private Stream<Node> typed(Node type) {
        return Iter.toList(data.find(Graphs.ONTOLOGY, Node.ANY, RDF.Nodes.type, type)).stream()
                .map(Quad::getSubject)
                .filter(Sg::isTerm);
    }

    private Set<Node> below(Node relation, Node top) {
        Set<Node> found = new LinkedHashSet<>();
        Deque<Node> open = new ArrayDeque<>(List.of(top));
        while (!open.isEmpty()) {
            data.find(Graphs.ONTOLOGY, Node.ANY, relation, open.pop()).forEachRemaining(quad -> {
                if (found.add(quad.getSubject())) open.push(quad.getSubject());
            });
        }
        return found;
    }

    private static List<String> localNames(Stream<Node> terms) {
        return terms.filter(Sg::isTerm)
                .map(term -> term.getURI().substring(Sg.NS.length()))
                .distinct()
                .sorted()
                .toList();
    }

    private static boolean isName(String name) {
        return name.matches("(sg:)?[A-Za-z][A-Za-z0-9_-]{0,99}");
    }

    private static boolean isSlug(String name) {
        return name.matches("[a-z0-9]++(-[a-z0-9]++)*+");
    }
}
