package org.silkgraph.store.rules;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.shacl.Shapes;
import org.apache.jena.shacl.engine.Target;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.silkgraph.terms.Label;
import org.silkgraph.terms.Sg;

/**
 * What the gate needs to know of the ontology in force: super-classes, super-properties, defined terms, shapes and the
 * messages of rules. Immutable; made anew when a commit changes the ontology graph.
 */
public final class Schema {
    private static final Node SH_MESSAGE = NodeFactory.createURI("http://www.w3.org/ns/shacl#message");

    private final Map<Node, Set<Node>> superClasses;
    private final Map<Node, Set<Node>> superProperties;
    private final Set<Node> terms;
    private final Map<Node, Label> messages = new HashMap<>();
    private final Graph ontology;
    private final Shapes shapes;
    private final boolean onlyOursAreTargets;

    /** Reads an ontology graph; the graph must not change afterwards. */
    public Schema(Graph ontology) {
        this.ontology = ontology;
        this.superClasses = closure(ontology, RDFS.Nodes.subClassOf);
        this.superProperties = closure(ontology, RDFS.Nodes.subPropertyOf);
        this.terms = ontology.find()
                .mapWith(triple -> triple.getSubject())
                .filterKeep(Sg::isTerm)
                .toSet();
        this.shapes = Shapes.parse(ontology);
        this.onlyOursAreTargets = shapes.getTargetShapes().stream()
                .flatMap(shape -> shape.getTargets().stream())
                .allMatch(Schema::isOfOurs);
    }

    private static boolean isOfOurs(Target target) {
        return switch (target.getTargetType()) {
            case targetClass, targetSubjectsOf -> Sg.isTerm(target.getObject());
            case targetNode, implicitClass, targetObjectsOf, targetExtension -> false;
        };
    }

    /**
     * Whether a shape may be about a subject of which these triples are said. False only for foreign RDF that has nothing to do
     * with the ontology: large loads of it are not copied to be looked at.
     */
    boolean mayConcern(Collection<Triple> about) {
        return !onlyOursAreTargets
                || about.stream()
                        .anyMatch(triple -> Sg.isTerm(triple.getPredicate())
                                || Sg.isTerm(triple.getObject())
                                || triple.getPredicate().equals(RDF.Nodes.type)
                                        && ontology.contains(triple.getObject(), RDFS.Nodes.subClassOf, Node.ANY));
    }

    private static Map<Node, Set<Node>> closure(Graph graph, Node relation) {
        Map<Node, Set<Node>> all = new HashMap<>();
        graph.find(Node.ANY, relation, Node.ANY)
                .mapWith(triple -> triple.getSubject())
                .filterKeep(Sg::isTerm)
                .toSet()
                .forEach(term -> all.put(term, above(graph, relation, term)));
        return Map.copyOf(all);
    }

    private static Set<Node> above(Graph graph, Node relation, Node term) {
        Set<Node> seen = new LinkedHashSet<>();
        Deque<Node> open = new ArrayDeque<>(Set.of(term));
        while (!open.isEmpty()) {
            graph.find(open.pop(), relation, Node.ANY)
                    .mapWith(triple -> triple.getObject())
                    .filterKeep(Sg::isTerm)
                    .filterKeep(seen::add)
                    .forEachRemaining(open::push);
        }
        seen.remove(term);
        return Set.copyOf(seen);
    }

    /** The sg: classes above a class, without itself. */
    public Set<Node> superClasses(Node type) {
        return superClasses.getOrDefault(type, Set.of());
    }

    /** The sg: properties above a property, without itself. */
    public Set<Node> superProperties(Node property) {
        return superProperties.getOrDefault(property, Set.of());
    }

    /** A property whose triples follow from claims: {@code sg:hasStatus}, {@code sg:relatesTo} and all below it. */
    public boolean isClaimProperty(Node property) {
        return property.equals(Sg.hasStatus)
                || property.equals(Sg.relatesTo)
                || superProperties(property).contains(Sg.relatesTo);
    }

    /** A property that only the gate writes to the default graph. */
    public boolean isDerivedProperty(Node property) {
        return isClaimProperty(property)
                || property.equals(Sg.latestStatus)
                || property.equals(Sg.latestStatusDuring)
                || property.equals(Sg.within);
    }

    public boolean defines(Node term) {
        return terms.contains(term);
    }

    public boolean isEmpty() {
        return terms.isEmpty();
    }

    public Shapes shapes() {
        return shapes;
    }

    public Graph ontology() {
        return ontology;
    }

    /** The {@code sh:message} of a shape or rule in both languages; empty strings where it has none. */
    public Label message(Node rule) {
        return messages.computeIfAbsent(rule, r -> {
            Map<String, String> byLanguage =
                    ontology.find(r, SH_MESSAGE, Node.ANY).mapWith(triple -> triple.getObject()).toList().stream()
                            .collect(Collectors.toMap(
                                    Node::getLiteralLanguage, Node::getLiteralLexicalForm, (first, second) -> first));
            return new Label(byLanguage.getOrDefault("zh", ""), byLanguage.getOrDefault("en", ""));
        });
    }
}
