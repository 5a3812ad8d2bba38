package org.silkgraph.store.rules;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.util.FmtUtils;
import org.apache.jena.vocabulary.RDF;
import org.silkgraph.terms.Base;
import org.silkgraph.terms.Sg;

/**
 * Identifiers that say what they name: a claim's is a hash of subject, predicate, object, source and period, so that the same
 * statement of the same source is one claim; an evidence's is its source's slug and its offsets.
 */
public final class Identifiers {
    private static final String OA = "http://www.w3.org/ns/oa#";
    static final Node OA_EXACT = org.apache.jena.graph.NodeFactory.createURI(OA + "exact");
    static final Node OA_START = org.apache.jena.graph.NodeFactory.createURI(OA + "start");
    static final Node OA_END = org.apache.jena.graph.NodeFactory.createURI(OA + "end");
    static final Node QUOTED_FROM =
            org.apache.jena.graph.NodeFactory.createURI("http://www.w3.org/ns/prov#wasQuotedFrom");
    static final Node DERIVED_FROM =
            org.apache.jena.graph.NodeFactory.createURI("http://www.w3.org/ns/prov#wasDerivedFrom");

    private final Overlay data;

    Identifiers(Overlay data) {
        this.data = data;
    }

    /**
     * The IRI of a claim: {@code {base}claim/} and the first 16 hex digits of the SHA-256 of its five parts in UTF-8, joined by
     * line feeds; IRIs below the base are written relative to it, so that a claim keeps its number under another base.
     */
    public static String claim(Node subject, Node predicate, Node object, Node source, String period) {
        String parts = Stream.of(part(subject), part(predicate), part(object), part(source), period)
                .collect(Collectors.joining("\n"));
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(parts.getBytes(StandardCharsets.UTF_8));
            return Base.iri("claim/", HexFormat.of().formatHex(hash).substring(0, 16));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String part(Node node) {
        return node.isURI() ? Base.relative(node.getURI()) : FmtUtils.stringForNode(node);
    }

    void check(Node node, Rules.Reporter reporter) {
        if (Rules.Names.isA(data, node, Sg.Claim)) claim(node, reporter);
        if (Rules.Names.isA(data, node, Sg.Evidence)) evidence(node, reporter);
    }

    private void claim(Node node, Rules.Reporter reporter) {
        List<Node> parts = Stream.of(RDF.Nodes.subject, RDF.Nodes.predicate, RDF.Nodes.object, Sg.source, Sg.during)
                .flatMap(property -> Rules.Names.values(data, node, property).stream())
                .toList();
        // Anything but five parts is the shapes' business.
        if (parts.size() != 5 || !parts.get(4).isLiteral()) return;
        String right = claim(
                parts.get(0),
                parts.get(1),
                parts.get(2),
                parts.get(3),
                parts.get(4).getLiteralLexicalForm());
        if (!node.isURI() || !node.getURI().equals(right)) reporter.report(node, "rule-claim-iri", iri(node), right);
    }

    private void evidence(Node node, Rules.Reporter reporter) {
        List<Node> source = Rules.Names.values(data, node, QUOTED_FROM);
        List<Node> start = Rules.Names.values(data, node, OA_START);
        List<Node> end = Rules.Names.values(data, node, OA_END);
        if (source.size() != 1 || start.size() != 1 || end.size() != 1) return;
        String slug = Base.relative(source.getFirst().toString()).replaceFirst("^id/", "");
        String right = Base.iri("evidence/", slug + "-" + number(start.getFirst()) + "-" + number(end.getFirst()));
        if (!node.isURI() || !node.getURI().equals(right)) reporter.report(node, "rule-evidence-iri", iri(node), right);
    }

    private static String number(Node node) {
        return node.isLiteral() ? node.getLiteralLexicalForm() : node.toString();
    }

    private static String iri(Node node) {
        return node.isURI() ? node.getURI() : node.toString();
    }
}
