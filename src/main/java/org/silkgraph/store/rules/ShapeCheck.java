package org.silkgraph.store.rules;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphMemFactory;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.graph.compose.Union;
import org.apache.jena.shacl.ShaclValidator;
import org.apache.jena.shacl.validation.ReportEntry;
import org.apache.jena.shacl.validation.Severity;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.vocabulary.RDF;
import org.silkgraph.terms.Graphs;
import org.silkgraph.terms.Label;
import org.silkgraph.terms.Sg;

/**
 * SHACL on what a change touches.
 *
 * <p>Validating the whole graph for every commit is slow, and Jena's validation of single nodes is slower still. So a small
 * graph is cut out: all triples of the touched nodes, the types and schemes of what they point at, and the ontology; it is
 * validated as a whole, once a change, and results on other nodes are dropped. Foreign RDF that no shape can be about is left out. Shapes may therefore look one step out from a node, and
 * along the ontology as far as they like; ontology/README.md states this as their contract.
 */
final class ShapeCheck {
    private static final Node IN_SCHEME =
            org.apache.jena.graph.NodeFactory.createURI("http://www.w3.org/2004/02/skos/core#inScheme");

    private final Schema schema;
    private final Overlay staged;

    ShapeCheck(Schema schema, Overlay staged) {
        this.schema = schema;
        this.staged = staged;
    }

    List<Violation> check(Set<Node> touched) {
        if (touched.isEmpty() || schema.isEmpty()) return List.of();
        List<Violation> found = new ArrayList<>();
        for (ReportEntry entry :
                ShaclValidator.get().validate(schema.shapes(), cutOut(touched)).getEntries()) {
            if (touched.contains(entry.focusNode()) && entry.severity().equals(Severity.Violation)) {
                found.add(violation(entry));
            }
        }
        found.sort(java.util.Comparator.comparing(Violation::entity).thenComparing(Violation::rule));
        return found;
    }

    private Graph cutOut(Set<Node> touched) {
        Graph graph = GraphMemFactory.createDefaultGraphSameTerm();
        Set<Node> whole = new HashSet<>();
        Set<Node> objects = new LinkedHashSet<>();
        for (Node node : touched) {
            List<Triple> about =
                    Iter.toList(Iter.map(staged.find(Graphs.ALL, node, Node.ANY, Node.ANY), Quad::asTriple));
            if (!schema.mayConcern(about)) continue;
            whole.add(node);
            for (Triple triple : about) {
                graph.add(triple);
                if (!triple.getObject().isLiteral()) objects.add(triple.getObject());
            }
        }
        objects.removeAll(whole);
        objects.forEach(object -> whatItIs(object, graph));
        // The ontology is looked at through a union: copying it would cost more than the check.
        return new Union(graph, schema.ontology());
    }

    private void whatItIs(Node object, Graph graph) {
        for (Node property : List.of(RDF.Nodes.type, IN_SCHEME)) {
            staged.find(Graphs.ALL, object, property, Node.ANY).forEachRemaining(quad -> graph.add(quad.asTriple()));
        }
    }

    private Violation violation(ReportEntry entry) {
        Node shape = entry.source();
        Label message = schema.message(shape);
        if (message.zh().isEmpty() && message.en().isEmpty()) {
            message = new Label(entry.message(), entry.message());
        }
        String rule = Sg.isTerm(shape)
                ? Rules.Names.shorten(shape)
                : entry.sourceConstraintComponent().toString();
        String value = entry.value() == null ? "" : text(entry.value());
        return new Violation(
                Rules.Names.shorten(entry.focusNode()),
                Rules.Names.label(staged, entry.focusNode()),
                rule,
                value,
                message);
    }

    private static String text(Node value) {
        return value.isLiteral() ? value.getLiteralLexicalForm() : Rules.Names.shorten(value);
    }
}
