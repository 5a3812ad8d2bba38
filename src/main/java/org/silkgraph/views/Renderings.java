package org.silkgraph.views;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.RDFFormat;
import org.apache.jena.riot.RDFWriter;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.DCAT;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.silkgraph.store.Store;
import org.silkgraph.terms.Base;
import org.silkgraph.terms.Graphs;
import org.silkgraph.terms.NotInXml;
import org.silkgraph.terms.Sg;

/**
 * RDF of one thing, ready to be sent. JSON-LD carries its context within; RDF/XML is written plain, since the abbreviated
 * form would fold claims into {@code rdf:ID} reification.
 */
public final class Renderings {
    private static final Map<String, String> PREFIXES = prefixes();

    /** Most triples of a graph that is sent whole. */
    public static final int MOST_TRIPLES = 200_000;

    private final Store store;

    public Renderings(Store store) {
        this.store = store;
    }

    /** The entity: its description, direct triples, the claims at both ends with their evidence and sources. */
    public Optional<Rendering> entity(String slug, Format format) {
        try (Reading reading = new Reading(store)) {
            Node entity = Sg.id(slug);
            if (!reading.isEntity(entity)) return Optional.empty();
            Graph graph = GraphFactory.createDefaultGraph();
            describe(reading, entity, graph);
            Claims claims = new Claims(reading);
            for (Node end : new Node[] {RDF.subject.asNode(), RDF.object.asNode()}) {
                claims.claims(end, entity).forEach(claim -> addClaim(reading, claim, graph));
            }
            return Optional.of(rendering(reading, graph, format));
        }
    }

    /** One claim with its evidence and source. */
    public Optional<Rendering> claim(String id, Format format) {
        try (Reading reading = new Reading(store)) {
            Node claim = node("claim/", id);
            if (!new Claims(reading).isClaim(claim)) return Optional.empty();
            Graph graph = GraphFactory.createDefaultGraph();
            addClaim(reading, claim, graph);
            return Optional.of(rendering(reading, graph, format));
        }
    }

    /** One piece of evidence, its source and the claims that rest on it. */
    public Optional<Rendering> evidence(String id, Format format) {
        try (Reading reading = new Reading(store)) {
            Node evidence = node("evidence/", id);
            if (!reading.asserted().contains(Triple.create(evidence, RDF.type.asNode(), Sg.Evidence))) {
                return Optional.empty();
            }
            Graph graph = GraphFactory.createDefaultGraph();
            addEvidence(reading, evidence, graph);
            reading.subjects(reading.asserted(), Vocabulary.DERIVED_FROM, evidence)
                    .forEach(claim -> copy(reading.asserted(), claim, graph));
            return Optional.of(rendering(reading, graph, format));
        }
    }

    /** The ontology in force, with kinds, shapes and mappings. */
    public Rendering ontology(Format format) {
        try (Reading reading = new Reading(store)) {
            Graph graph = GraphFactory.createDefaultGraph();
            reading.graph(Graphs.ONTOLOGY).find().forEach(graph::add);
            return rendering(reading, graph, format);
        }
    }

    /**
     * A whole graph, also one of the system.
     *
     * @param iri of the graph; empty for the default graph, which is always there
     * @return empty where there is no such graph
     * @throws TooLarge where it has more than {@value #MOST_TRIPLES} triples
     */
    public Optional<Rendering> graph(Optional<String> iri, Format format) {
        try (Reading reading = new Reading(store)) {
            Graph graph = iri.map(NodeFactory::createURI).map(reading::graph).orElseGet(reading::asserted);
            if (iri.isPresent() && graph.isEmpty()) return Optional.empty();
            Graph copy = GraphFactory.createDefaultGraph();
            Iterator<Triple> triples = graph.find();
            for (int i = 0; triples.hasNext(); i++) {
                if (i == MOST_TRIPLES) throw new TooLarge(MOST_TRIPLES);
                copy.add(triples.next());
            }
            return Optional.of(rendering(reading, copy, format));
        }
    }

    /** A graph that is not sent because it has more than so many triples. */
    public static final class TooLarge extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final int most;

        TooLarge(int most) {
            super("more than " + most + " triples");
            this.most = most;
        }

        public int most() {
            return most;
        }
    }

    /** Where people read a claim: the page of its subject, at the claim. */
    public Optional<String> pageOfClaim(String id) {
        try (Reading reading = new Reading(store)) {
            Claims claims = new Claims(reading);
            Node claim = node("claim/", id);
            if (!claims.isClaim(claim)) return Optional.empty();
            return Optional.of("/entities/" + Reading.name(claims.end(claim, RDF.subject.asNode())) + "#claim-" + id);
        }
    }

    /** Where people read evidence: its place in the source. */
    public Optional<String> pageOfEvidence(String id) {
        try (Reading reading = new Reading(store)) {
            Claims claims = new Claims(reading);
            Node evidence = node("evidence/", id);
            return reading.object(evidence, Vocabulary.QUOTED_FROM)
                    .map(source -> Claims.page(
                            source,
                            claims.offset(evidence, Vocabulary.START),
                            claims.offset(evidence, Vocabulary.END)));
        }
    }

    private static void describe(Reading reading, Node entity, Graph into) {
        copy(reading.asserted(), entity, into);
        // Reference facts stand in graphs of their own; implied direct triples are left to their claims, which say so.
        reading.all().find(entity, Node.ANY, Node.ANY).forEach(triple -> {
            boolean implied = reading.graph(Graphs.IMPLIED).contains(triple);
            if (!implied || reading.asserted().contains(triple)) into.add(triple);
        });
        reading.objects(into, entity, Vocabulary.HAS_GEOMETRY).forEach(place -> copy(reading.all(), place, into));
        reading.asserted().find(Node.ANY, Node.ANY, entity).forEach(triple -> {
            if (Reading.isThing(triple.getSubject())) into.add(triple);
        });
    }

    private static void addClaim(Reading reading, Node claim, Graph into) {
        copy(reading.asserted(), claim, into);
        reading.objects(reading.asserted(), claim, Vocabulary.DERIVED_FROM)
                .forEach(evidence -> addEvidence(reading, evidence, into));
    }

    private static void addEvidence(Reading reading, Node evidence, Graph into) {
        copy(reading.asserted(), evidence, into);
        reading.objects(reading.asserted(), evidence, Vocabulary.QUOTED_FROM).forEach(source -> {
            for (Node property : new Node[] {DCTerms.title.asNode(), RDFS.label.asNode()}) {
                reading.asserted().find(source, property, Node.ANY).forEach(into::add);
            }
        });
    }

    private static void copy(Graph from, Node subject, Graph into) {
        from.find(subject, Node.ANY, Node.ANY).forEach(into::add);
    }

    private static Node node(String folder, String id) {
        return NodeFactory.createURI(Base.iri(folder, id));
    }

    static Rendering rendering(Reading reading, Graph graph, Format format) {
        PREFIXES.forEach(graph.getPrefixMapping()::setNsPrefix);
        if (format == Format.RDF) NotInXml.require(graph.find());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        RDFWriter.source(graph).format(syntax(format)).output(bytes);
        return new Rendering(reading.view().version().number(), format, bytes.toString(StandardCharsets.UTF_8));
    }

    private static RDFFormat syntax(Format format) {
        return switch (format) {
            case JSONLD -> RDFFormat.JSONLD_PRETTY;
            case TTL -> RDFFormat.TURTLE_PRETTY;
            case RDF -> RDFFormat.RDFXML_PLAIN;
            case NT -> RDFFormat.NTRIPLES_UTF8;
        };
    }

    private static Map<String, String> prefixes() {
        Map<String, String> prefixes = new TreeMap<>();
        prefixes.put("sg", Sg.NS);
        prefixes.put("id", Base.iri() + "id/");
        prefixes.put("claim", Base.iri() + "claim/");
        prefixes.put("ev", Base.iri() + "evidence/");
        prefixes.put("geometry", Base.iri() + "geometry/");
        prefixes.put("rdf", RDF.uri);
        prefixes.put("rdfs", RDFS.uri);
        prefixes.put("owl", "http://www.w3.org/2002/07/owl#");
        prefixes.put("xsd", "http://www.w3.org/2001/XMLSchema#");
        prefixes.put("skos", "http://www.w3.org/2004/02/skos/core#");
        prefixes.put("sh", "http://www.w3.org/ns/shacl#");
        prefixes.put("dcterms", DCTerms.NS);
        prefixes.put("prov", Vocabulary.PROV);
        prefixes.put("dcat", DCAT.NS);
        prefixes.put("vann", "http://purl.org/vocab/vann/");
        prefixes.put("oa", Vocabulary.OA);
        prefixes.put("geo", Vocabulary.GEO);
        return prefixes;
    }
}
