package org.silkgraph.snapshot;

import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.out.NodeFmtLib;
import org.apache.jena.sparql.core.Quad;
import org.silkgraph.terms.Graphs;

/** The few terms that random data and random queries speak of, few enough for patterns to meet. */
final class RandomTerms {
    private static final String XSD = "http://www.w3.org/2001/XMLSchema#";

    /** Terms that no data holds. */
    static final List<Node> UNKNOWN = List.of(iri("nowhere"), string("nothing"), typed("4711", "integer"));

    static final List<Node> PREDICATES = List.of(iri("p"), iri("q"), iri("p"), iri("a"), iri("p"), iri("q"), iri("p"));
    static final List<Node> THINGS = List.of(
            iri("a"),
            iri("b"),
            iri("c"),
            iri("中文"),
            NodeFactory.createBlankNode("b1"),
            NodeFactory.createBlankNode("b2"));
    private static final List<Node> LITERALS = List.of(
            typed("1", "integer"),
            typed("01", "integer"),
            typed("+2", "integer"),
            typed("3", "integer"),
            typed("1", "int"),
            typed("1.0", "decimal"),
            typed("1.00", "decimal"),
            typed("2.5", "decimal"),
            typed("1.0e0", "double"),
            typed("1", "double"),
            typed("NaN", "double"),
            typed("0.5", "float"),
            typed("abc", "integer"),
            typed("true", "boolean"),
            typed("1", "boolean"),
            typed("false", "boolean"),
            typed("2017-01-01", "date"),
            typed("2017-01-01Z", "date"),
            typed("2018-05-06", "date"),
            typed("2017-01-01T00:00:00Z", "dateTime"),
            typed("2017-01-01T00:00:00.000Z", "dateTime"),
            typed("2017-01-01T08:00:00+08:00", "dateTime"),
            typed("2017", "gYear"),
            string(""),
            string("a"),
            string("A"),
            string("abc"),
            string("1"),
            string("中文"),
            NodeFactory.createLiteralLang("a", "en"),
            NodeFactory.createLiteralLang("a", "EN"),
            NodeFactory.createLiteralLang("abc", "zh-Hans"),
            NodeFactory.createLiteralLang("abc", "ZH-hans"),
            NodeFactory.createLiteralLang("", "zh"),
            NodeFactory.createLiteralDT("a", NodeFactory.getType(iri("type").getURI())),
            NodeFactory.createTripleTerm(iri("a"), iri("p"), iri("b")));

    static final List<Node> USER_GRAPHS = List.of(iri("g1"), iri("g2"), iri("a"));
    static final List<Node> SYSTEM_GRAPHS =
            List.of(Graphs.IMPLIED, Graphs.ONTOLOGY, Graphs.CHANGES, Graphs.reference("x"));

    private final Random random;
    private final boolean system;
    private final UnaryOperator<Node> form;

    /**
     * @param system whether there are graphs of the service besides those of users
     * @param form what becomes of every term before it is used
     */
    RandomTerms(Random random, boolean system, UnaryOperator<Node> form) {
        this.random = random;
        this.system = system;
        this.form = form;
    }

    Quad quad() {
        Node predicate = one(PREDICATES);
        // Mostly things with p and literals with q, so that chains lead on and filters find what they compare.
        boolean isAThing = random.nextInt(8) == 0 ? random.nextBoolean() : !predicate.equals(iri("q"));
        return Quad.create(graph(), one(THINGS), predicate, isAThing ? one(THINGS) : literal());
    }

    Node object() {
        return random.nextInt(3) < 2 ? one(THINGS) : literal();
    }

    Node literal() {
        return form.apply(one(LITERALS));
    }

    private Node graph() {
        int dice = random.nextInt(10);
        if (dice < 6) return Quad.defaultGraphIRI;
        return system && dice < 8 ? one(SYSTEM_GRAPHS) : one(USER_GRAPHS);
    }

    /** The name of a graph, as a query may ask for it. */
    String graphName() {
        int dice = random.nextInt(10);
        if (dice == 0) return text(iri("nowhere"));
        if (system && dice < 4) return text(Graphs.ALL);
        return text(system && dice < 7 ? one(SYSTEM_GRAPHS) : one(USER_GRAPHS));
    }

    /** A term that stands in a query: never a blank node, which is a variable there. */
    String constant() {
        if (random.nextInt(20) == 0) return text(one(UNKNOWN));
        Node term = object();
        return term.isBlank() || term.isTripleTerm() ? text(iri("a")) : text(term);
    }

    String thing() {
        Node term = random.nextInt(15) == 0 ? iri("nowhere") : one(THINGS);
        return text(term.isBlank() ? iri("b") : term);
    }

    String predicate() {
        return text(random.nextInt(40) == 0 ? iri("nowhere") : one(PREDICATES));
    }

    /** A literal as a query writes it; language tags in any case. */
    String literalText() {
        if (random.nextInt(12) == 0) return "\"a\"@En";
        Node term = literal();
        return term.isTripleTerm() ? "\"a\"" : text(term);
    }

    <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    static String text(Node term) {
        return NodeFmtLib.strNT(term);
    }

    static Node iri(String name) {
        return NodeFactory.createURI("http://example.org/" + name);
    }

    private static Node string(String text) {
        return NodeFactory.createLiteralString(text);
    }

    private static Node typed(String lexical, String type) {
        return NodeFactory.createLiteralDT(lexical, NodeFactory.getType(XSD + type));
    }
}
