package org.silkgraph.bench;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.vocabulary.RDF;
import org.silkgraph.bench.Generated.Kind;
import org.silkgraph.snapshot.Commit;
import org.silkgraph.snapshot.ReadStore;
import org.silkgraph.terms.Attribution;
import org.silkgraph.terms.Base;
import org.silkgraph.terms.Graphs;
import org.silkgraph.terms.Sg;

/** Commits of claims with evidence, laid out as the gate does it, on top of a generated graph. One thread. */
final class AddedClaims {
    static final int CLAIMS = 100;

    private static final Node SUPPORTS = Sg.term("supports");
    private static final Node SUPPORTING = Sg.term("supporting");
    private static final String PROV = "http://www.w3.org/ns/prov#";
    private static final String OA = "http://www.w3.org/ns/oa#";

    private final ReadStore store;
    private final Generated graph;
    private final Random random;
    private long made;

    AddedClaims(ReadStore store, Generated graph) {
        this.store = store;
        this.graph = graph;
        this.random = new Random(graph.seed());
    }

    /**
     * A commit, and two things that it links, of which the first is new.
     *
     * @param commit the next version
     */
    record Added(Commit commit, Node fresh, Node known) {}

    /** One of {@value #CLAIMS} claims. */
    Added next() {
        List<Quad> quads = new ArrayList<>();
        Node fresh = Sg.id("bench-added-" + made);
        Node known = any(Kind.PROJECT);
        quads.add(quad(fresh, RDF.Nodes.type, Sg.term("Institution")));
        quads.add(quad(fresh, RDF.Nodes.type, Sg.Entity));
        claim(fresh, known, quads);
        for (int i = 1; i < CLAIMS; i++) claim(any(Kind.INSTITUTION), any(Kind.PROJECT), quads);
        Commit commit = new Commit(
                store.version().next(), Instant.EPOCH, Attribution.system("load", "bench"), quads, List.of());
        return new Added(commit, fresh, known);
    }

    private Node any(Kind kind) {
        return NodeFactory.createURI(Generated.thing(kind, random.nextInt(graph.many(kind) * 3 / 4)));
    }

    private void claim(Node subject, Node object, List<Quad> quads) {
        String number = HexFormat.of().toHexDigits(made++);
        Node claim = NodeFactory.createURI(Base.iri("claim/", "added-" + number));
        Node evidence = NodeFactory.createURI(Base.iri("evidence/", "added-" + number));
        Node source = any(Kind.DOCUMENT);
        boolean isImplied = made % 8 == 0;
        quads.add(quad(claim, RDF.Nodes.type, Sg.Claim));
        quads.add(quad(claim, RDF.Nodes.type, RDF.Nodes.Statement));
        quads.add(quad(claim, RDF.Nodes.subject, subject));
        quads.add(quad(claim, RDF.Nodes.predicate, SUPPORTS));
        quads.add(quad(claim, RDF.Nodes.object, object));
        quads.add(quad(claim, Sg.source, source));
        quads.add(quad(claim, Sg.certainty, isImplied ? Sg.implied : Sg.stated));
        quads.add(quad(claim, Sg.wording, NodeFactory.createLiteralLang("支持", "zh")));
        quads.add(quad(claim, Sg.during, NodeFactory.createLiteralString("2017")));
        quads.add(quad(claim, NodeFactory.createURI(PROV + "wasDerivedFrom"), evidence));
        quads.add(quad(evidence, RDF.Nodes.type, Sg.Evidence));
        quads.add(quad(evidence, NodeFactory.createURI(PROV + "wasQuotedFrom"), source));
        quads.add(quad(
                evidence, NodeFactory.createURI(OA + "exact"), NodeFactory.createLiteralString("第" + number + "项支持")));
        quads.add(quad(evidence, Sg.section, NodeFactory.createLiteralString("1")));
        for (Node property : List.of(SUPPORTS, SUPPORTING, Sg.relatesTo)) {
            Node where = isImplied ? Graphs.IMPLIED : Quad.defaultGraphIRI;
            quads.add(Quad.create(where, subject, property, object));
        }
    }

    private static Quad quad(Node s, Node p, Node o) {
        return Quad.create(Quad.defaultGraphIRI, s, p, o);
    }
}
