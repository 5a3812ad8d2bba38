package org.silkgraph.views;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringReader;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFLanguages;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.vocabulary.RDF;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.silkgraph.Stores;
import org.silkgraph.terms.Sg;

final class RenderingsTest {
    private static final String SLUG = "pilot-zone-silk-road";

    private final Renderings renderings = new Renderings(Stores.report());

    @ParameterizedTest
    @EnumSource(Format.class)
    void every_syntax_says_the_same(Format format) {
        Graph triples = parse(renderings.entity(SLUG, Format.NT).orElseThrow());
        assertTrue(triples.size() > 100);
        assertTrue(
                triples.isIsomorphicWith(parse(renderings.entity(SLUG, format).orElseThrow())));
    }

    @ParameterizedTest
    @EnumSource(Format.class)
    void the_ontology_is_whole_in_every_syntax(Format format) {
        assertTrue(parse(renderings.ontology(Format.NT)).isIsomorphicWith(parse(renderings.ontology(format))));
    }

    @Test
    void json_ld_asks_no_other_host_for_its_context() {
        String body = renderings.entity(SLUG, Format.JSONLD).orElseThrow().body();
        assertTrue(body.contains("\"@context\": {"));
        assertFalse(body.contains("\"@context\": \"http"));
    }

    @Test
    void a_description_brings_claims_at_both_ends_with_evidence() {
        Graph graph = parse(renderings.entity(SLUG, Format.TTL).orElseThrow());
        assertTrue(graph.contains(Node.ANY, RDF.subject.asNode(), Sg.id(SLUG)));
        assertTrue(graph.contains(Node.ANY, RDF.object.asNode(), Sg.id(SLUG)));
        graph.find(Node.ANY, Vocabulary.DERIVED_FROM, Node.ANY)
                .forEach(triple -> assertTrue(graph.contains(triple.getObject(), Vocabulary.EXACT, Node.ANY)));
    }

    @Test
    void an_implied_relation_is_told_by_its_claim_only() {
        Graph graph = parse(renderings.entity(SLUG, Format.TTL).orElseThrow());
        assertTrue(graph.contains(Node.ANY, RDF.predicate.asNode(), Sg.term("locatedIn")));
        assertFalse(graph.contains(Sg.id(SLUG), Sg.term("locatedIn"), Node.ANY));
    }

    @Test
    void what_there_is_not_is_not_rendered() {
        assertTrue(renderings.entity("none-such", Format.TTL).isEmpty());
        assertTrue(renderings.claim("none", Format.TTL).isEmpty());
        assertTrue(renderings.evidence("none", Format.TTL).isEmpty());
        assertEquals("", new Ontology(Stores.report()).version().replace("1.0.0", ""));
    }

    private static Graph parse(Rendering rendering) {
        Lang lang = RDFLanguages.contentTypeToLang(rendering.format().mediaType());
        return RDFParser.create()
                .source(new StringReader(rendering.body()))
                .lang(lang)
                .toGraph();
    }
}
