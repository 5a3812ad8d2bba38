package org.silkgraph.bench;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.system.ErrorHandlerFactory;
import org.apache.jena.riot.system.StreamRDFLib;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.vocabulary.RDF;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.silkgraph.terms.Graphs;
import org.silkgraph.terms.Sg;

/** The generated graph: the same for the same numbers, as large as asked for, valid, skewed, laid out as the service does it. */
class GeneratedTest {
    private static final Generated SMALL = Generated.of(10_000, 1);

    static List<Generated> all() {
        return List.of(
                SMALL,
                Generated.of(100_000, 7),
                Generated.of(10_000, 3).withoutClaims(),
                Generated.of(100_000, 2).withoutClaims(),
                Generated.of(20_000, 5).inOneGraph(),
                Generated.of(30_000, 5).withoutClaims().inOneGraph());
    }

    @Test
    void the_same_numbers_give_the_same_bytes_and_another_seed_others() throws IOException {
        assertArrayEquals(bytes(SMALL), bytes(Generated.of(10_000, 1)));
        assertNotEquals(new String(bytes(SMALL)), new String(bytes(Generated.of(10_000, 2))));
    }

    @ParameterizedTest
    @MethodSource("all")
    void there_are_as_many_triples_as_asked_for_and_each_is_there_once(Generated generated) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        long written = generated.write(out);
        Set<Quad> quads = quads(generated);
        assertEquals(written, quads.size());
        assertEquals(generated.triples(), written, generated.triples() / 100.0);
        assertEquals(written, new String(out.toByteArray()).lines().count());
    }

    @ParameterizedTest
    @MethodSource("all")
    void claims_and_graphs_are_there_only_where_they_are_wanted(Generated generated) throws IOException {
        Set<Quad> quads = quads(generated);
        assertEquals(generated.claims(), quads.stream().anyMatch(quad -> quad.getObject()
                .equals(Sg.Claim)));
        Set<Node> graphs = new HashSet<>(quads.stream().map(Quad::getGraph).toList());
        assertEquals(
                generated.graphs()
                        ? Set.of(
                                Quad.defaultGraphNodeGenerated,
                                Graphs.IMPLIED,
                                Graphs.ONTOLOGY,
                                Graphs.reference("bench"))
                        : Set.of(Quad.defaultGraphNodeGenerated),
                graphs);
    }

    @Test
    void a_few_things_have_most_of_the_links() throws IOException {
        Map<Node, Integer> projects = new HashMap<>();
        for (Quad quad : quads(Generated.of(200_000, 1).withoutClaims())) {
            if (quad.getPredicate().equals(Sg.term("carriesOut"))) projects.merge(quad.getSubject(), 1, Integer::sum);
        }
        List<Integer> degrees =
                projects.values().stream().sorted((a, b) -> b - a).toList();
        int all = degrees.stream().mapToInt(Integer::intValue).sum();
        int ofTheFirstTenth = degrees.subList(0, degrees.size() / 10).stream()
                .mapToInt(Integer::intValue)
                .sum();
        assertTrue(ofTheFirstTenth > all / 2, ofTheFirstTenth + " of " + all);
        assertEquals(degrees.getFirst(), projects.get(node(Generated.thing(Generated.Kind.INSTITUTION, 0))));
    }

    @Test
    void every_claim_has_its_triple_its_source_and_its_quote() throws IOException {
        DatasetGraph data = DatasetGraphFactory.create();
        quads(SMALL)
                .forEach(quad ->
                        data.add(quad.isDefaultGraph() ? Quad.create(Quad.defaultGraphIRI, quad.asTriple()) : quad));
        List<Node> claims =
                Iter.toList(Iter.map(data.find(Node.ANY, Node.ANY, RDF.Nodes.type, Sg.Claim), Quad::getSubject));
        assertFalse(claims.isEmpty());
        for (Node claim : claims) {
            Node s = object(data, claim, RDF.Nodes.subject);
            Node p = object(data, claim, RDF.Nodes.predicate);
            Node o = object(data, claim, RDF.Nodes.object);
            boolean isImplied = object(data, claim, Sg.certainty).equals(Sg.implied);
            assertTrue(
                    data.contains(isImplied ? Graphs.IMPLIED : Quad.defaultGraphIRI, s, p, o), claim + " " + s + p + o);
            Node evidence = object(data, claim, node("http://www.w3.org/ns/prov#wasDerivedFrom"));
            Node source = object(data, evidence, node("http://www.w3.org/ns/prov#wasQuotedFrom"));
            assertEquals(object(data, claim, Sg.source), source);
            assertTrue(data.contains(Quad.defaultGraphIRI, source, RDF.Nodes.type, Sg.Source), source.toString());
        }
    }

    @Test
    void there_are_as_many_links_as_asked_for_some_with_claims_the_others_once_as_reference_data() throws IOException {
        Generated generated = Generated.ofEdges(5_000, 3_000, 4);
        assertArrayEquals(bytes(generated), bytes(Generated.ofEdges(5_000, 3_000, 4)));
        Set<Quad> quads = quads(generated);
        List<Quad> reference = quads.stream()
                .filter(quad -> quad.getGraph().equals(Graphs.reference("bench"))
                        && quad.getObject().isURI()
                        && !quad.getPredicate().equals(Sg.within))
                .toList();
        long claimed = quads.stream()
                .filter(quad -> quad.getPredicate().equals(RDF.Nodes.predicate)
                        && !quad.getObject().equals(Sg.hasStatus))
                .count();
        assertEquals(3_000, claimed);
        assertEquals(2_000, reference.size());
        Set<Node> claimedProperties = new HashSet<>();
        for (Quad quad : quads) {
            if (quad.getPredicate().equals(RDF.Nodes.predicate)) claimedProperties.add(quad.getObject());
        }
        for (Quad quad : reference) {
            assertTrue(claimedProperties.contains(quad.getPredicate()), quad.toString());
            assertFalse(quads.contains(Quad.create(Quad.defaultGraphNodeGenerated, quad.asTriple())), quad.toString());
            assertFalse(quads.contains(Quad.create(Graphs.IMPLIED, quad.asTriple())), quad.toString());
        }
        assertEquals(
                generated.many(Generated.Kind.PROJECT),
                quads.stream()
                        .filter(quad -> quad.getPredicate().equals(RDF.Nodes.type)
                                && quad.getSubject().getURI().contains("bench-project-"))
                        .map(Quad::getSubject)
                        .distinct()
                        .count(),
                generated.many(Generated.Kind.PROJECT) / 10.0);
    }

    @Test
    void where_links_are_counted_a_few_things_are_alone_and_a_few_only_with_each_other() throws IOException {
        Set<Quad> quads = quads(Generated.ofEdges(1_000, 1_000, 1));
        for (int i = 0; i < Generated.ALONE; i++) {
            Node alone = node(Generated.alone(i));
            assertTrue(quads.stream().anyMatch(quad -> quad.getSubject().equals(alone)));
            assertTrue(quads.stream().noneMatch(quad -> quad.getObject().equals(alone)));
        }
        for (int i = 1; i < Generated.APART; i++) {
            Node apart = node(Generated.apart(i));
            Node before = node(Generated.apart(i - 1));
            assertTrue(quads.stream()
                    .anyMatch(quad -> quad.getSubject().equals(apart)
                            && quad.getPredicate().equals(Sg.term("cooperatesWith"))
                            && quad.getObject().equals(before)));
        }
    }

    private static Node object(DatasetGraph data, Node subject, Node predicate) {
        List<Quad> found = Iter.toList(data.find(Node.ANY, subject, predicate, Node.ANY));
        assertEquals(1, found.size(), subject + " " + predicate);
        return found.getFirst().getObject();
    }

    private static Node node(String iri) {
        return NodeFactory.createURI(iri);
    }

    private static byte[] bytes(Generated generated) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        generated.write(out);
        return out.toByteArray();
    }

    /** Parsed, where every warning is an error. */
    private static Set<Quad> quads(Generated generated) throws IOException {
        Set<Quad> quads = new HashSet<>();
        RDFParser.create()
                .source(new ByteArrayInputStream(bytes(generated)))
                .lang(Lang.NQUADS)
                .checking(true)
                .errorHandler(ErrorHandlerFactory.errorHandlerStrict)
                .parse(StreamRDFLib.sinkQuads(new org.apache.jena.atlas.lib.Sink<>() {
                    @Override
                    public void send(Quad quad) {
                        quads.add(quad);
                    }

                    @Override
                    public void flush() {}

                    @Override
                    public void close() {}
                }));
        return quads;
    }
}
