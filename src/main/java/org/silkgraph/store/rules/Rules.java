package org.silkgraph.store.rules;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.silkgraph.terms.Base;
import org.silkgraph.terms.Graphs;
import org.silkgraph.terms.Label;
import org.silkgraph.terms.Sg;

/**
 * The checks of the gate on one staged change. Two passes: {@link #beforeDerivation} looks at what was handed in (system
 * graphs, derived triples, unknown terms, blank nodes); {@link #afterDerivation} at what the graph would become (shapes,
 * identifiers, quotes, persons). All violations are reported, not just the first.
 */
public final class Rules {
    private final Schema schema;
    private final Overlay staged;
    private final Function<String, Optional<String>> texts;
    private final List<Violation> found = new ArrayList<>();

    /** @param texts finds the text of a checksum, among the stored ones and those handed in */
    public Rules(Schema schema, Overlay staged, Function<String, Optional<String>> texts) {
        this.schema = schema;
        this.staged = staged;
        this.texts = texts;
    }

    /** What was handed in; of the system graphs it may write those given. */
    public List<Violation> beforeDerivation(Collection<Quad> added, Collection<Quad> removed, Set<Node> systemGraphs) {
        for (Quad quad : added) {
            graph(quad, systemGraphs);
            derived(quad);
            unknownTerms(quad);
            blankNodes(quad);
        }
        for (Quad quad : removed) {
            graph(quad, systemGraphs);
            if (quad.isDefaultGraph()) derived(quad);
        }
        return List.copyOf(new LinkedHashSet<>(found));
    }

    private void graph(Quad quad, Set<Node> systemGraphs) {
        Node graph = quad.getGraph();
        boolean allowed = systemGraphs.contains(graph);
        if (Graphs.isSystem(graph) && !allowed) report(quad.getSubject(), "rule-system-graph", graph.getURI(), "");
    }

    /** Links stand nowhere without their claim, so users write none into graphs of their own either. */
    private void derived(Quad quad) {
        if (!Graphs.isSystem(quad.getGraph()) && schema.isDerivedProperty(quad.getPredicate())) {
            report(quad.getSubject(), "rule-direct-triple", Names.text(quad.asTriple()), "");
        }
    }

    private void unknownTerms(Quad quad) {
        if (quad.getGraph().equals(Graphs.ONTOLOGY)) return;
        Stream.of(quad.getSubject(), quad.getPredicate(), quad.getObject())
                .filter(node -> Sg.isTerm(node) && !schema.defines(node))
                .forEach(node -> report(quad.getSubject(), "rule-unknown-term", Names.shorten(node), ""));
    }

    private void blankNodes(Quad quad) {
        boolean blank = quad.getSubject().isBlank() || quad.getObject().isBlank();
        if (blank && !quad.getGraph().equals(Graphs.ONTOLOGY) && tiedToSg(quad)) {
            report(quad.getSubject(), "rule-blank-node", Names.text(quad.asTriple()), "");
        }
    }

    private static boolean tiedToSg(Quad quad) {
        return Sg.isTerm(quad.getPredicate()) || Names.isOurs(quad.getSubject()) || Sg.isTerm(quad.getObject());
    }

    /**
     * Everything there is, held against an ontology that is new: triples that by it only claims may give.
     *
     * @param before the ontology there was
     */
    public List<Violation> wholeBeforeDerivation(Schema before) {
        staged.find(Quad.defaultGraphIRI, Node.ANY, Node.ANY, Node.ANY).forEachRemaining(quad -> {
            if (!before.isDerivedProperty(quad.getPredicate())) derived(quad);
        });
        return List.copyOf(new LinkedHashSet<>(found));
    }

    /**
     * As {@link #afterDerivation}, for the whole graph and not only for what the change touches; and terms that are used and no
     * longer defined.
     */
    public List<Violation> wholeAfterDerivation() {
        Set<Node> all = new LinkedHashSet<>();
        for (Node graph : dataGraphs()) {
            staged.find(graph, Node.ANY, Node.ANY, Node.ANY).forEachRemaining(quad -> {
                unknownTerms(quad);
                if (isData(quad)) all.add(quad.getSubject());
            });
        }
        return afterDerivation(all);
    }

    /** The default graph, reference graphs and graphs of users. */
    private Set<Node> dataGraphs() {
        Set<Node> graphs = new LinkedHashSet<>();
        graphs.add(Quad.defaultGraphIRI);
        staged.everyGraph().stream()
                .filter(graph -> Graphs.isReference(graph) || !Graphs.isSystem(graph))
                .forEach(graphs::add);
        return graphs;
    }

    /**
     * What the graph would become, with derived triples in place.
     *
     * @param repeated quads handed in that stood there before
     */
    public List<Violation> afterDerivation(Collection<Quad> repeated) {
        repeated.stream().filter(quad -> !staged.contains(quad)).forEach(this::derived);
        return afterDerivation(touched());
    }

    private List<Violation> afterDerivation(Set<Node> touched) {
        found.addAll(new ShapeCheck(schema, staged).check(touched));
        Identifiers identifiers = new Identifiers(staged);
        Quotes quotes = new Quotes(staged, texts);
        Persons persons = new Persons(staged);
        for (Node node : touched) {
            identifiers.check(node, this::report);
            quotes.check(node, this::report);
            persons.check(node, this::report);
        }
        touchedElsewhere(touched).forEach(node -> persons.check(node, this::report));
        return List.copyOf(new LinkedHashSet<>(found));
    }

    /** Subjects of changed quads, and those that refer to a subject that lost something. */
    private Set<Node> touched() {
        Set<Node> all = new LinkedHashSet<>();
        staged.added().stream().filter(Rules::isData).map(Quad::getSubject).forEach(all::add);
        Set<Node> losers = new LinkedHashSet<>();
        staged.removed().stream().filter(Rules::isData).map(Quad::getSubject).forEach(losers::add);
        all.addAll(losers);
        losers.forEach(node -> Iter.toList(staged.find(Quad.defaultGraphIRI, Node.ANY, Node.ANY, node))
                .forEach(quad -> all.add(quad.getSubject())));
        return all;
    }

    /** Subjects of quads added to graphs of users that may have to do with persons. */
    private Set<Node> touchedElsewhere(Set<Node> known) {
        return staged.added().stream()
                .filter(quad -> !isData(quad) && !Graphs.isSystem(quad.getGraph()) && Persons.concerns(quad))
                .map(Quad::getSubject)
                .filter(node -> !known.contains(node))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static boolean isData(Quad quad) {
        return quad.isDefaultGraph() || Graphs.isReference(quad.getGraph());
    }

    private void report(Node entity, String rule, String value, String hint) {
        Label text = schema.message(Sg.term(rule));
        String name = Names.shorten(entity);
        found.add(new Violation(
                name,
                label(entity),
                "sg:" + rule,
                value,
                new Label(fill(text.zh(), name, value, hint), fill(text.en(), name, value, hint))));
    }

    private static String fill(String message, String entity, String value, String hint) {
        return message.replace("{entity}", entity)
                .replace("{value}", value)
                .replace("{hint}", hint)
                .strip();
    }

    private Label label(Node entity) {
        return Names.label(staged, entity);
    }

    /** How a check reports: the thing, the rule's local name, the value, what would be right. */
    interface Reporter {
        void report(Node entity, String rule, String value, String hint);
    }

    /** Names of things for messages. */
    static final class Names {
        private Names() {}

        static boolean isOurs(Node node) {
            return node.isURI() && node.getURI().startsWith(Base.iri());
        }

        /** {@code id:slug}, {@code sg:term}, {@code claim:…} or the term in full. */
        static String shorten(Node node) {
            if (!node.isURI()) return node.toString();
            String relative = Base.relative(node.getURI());
            if (relative.startsWith("ontology#")) return "sg:" + relative.substring("ontology#".length());
            if (relative.startsWith("evidence/")) return "ev:" + relative.substring("evidence/".length());
            if (relative.startsWith("id/") || relative.startsWith("claim/")) return relative.replaceFirst("/", ":");
            return "<" + node.getURI() + ">";
        }

        static String text(org.apache.jena.graph.Triple triple) {
            return shorten(triple.getSubject()) + " " + shorten(triple.getPredicate()) + " "
                    + shorten(triple.getObject());
        }

        static Label label(Overlay data, Node entity) {
            List<Node> labels =
                    Iter.toList(Iter.map(data.find(Graphs.ALL, entity, RDFS.Nodes.label, Node.ANY), Quad::getObject));
            return new Label(in("zh", labels), in("en", labels));
        }

        private static String in(String language, List<Node> labels) {
            return labels.stream()
                    .filter(label ->
                            label.isLiteral() && label.getLiteralLanguage().equals(language))
                    .map(Node::getLiteralLexicalForm)
                    .sorted()
                    .findFirst()
                    .orElse("");
        }

        static List<Node> values(Overlay data, Node subject, Node predicate) {
            return Iter.toList(
                    Iter.map(data.find(Quad.defaultGraphIRI, subject, predicate, Node.ANY), Quad::getObject));
        }

        static boolean isA(Overlay data, Node subject, Node type) {
            return data.contains(Quad.defaultGraphIRI, subject, RDF.Nodes.type, type);
        }
    }
}
