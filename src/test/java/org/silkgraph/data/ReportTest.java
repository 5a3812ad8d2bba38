package org.silkgraph.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.silkgraph.Stores;
import org.silkgraph.snapshot.ReadView;
import org.silkgraph.terms.Graphs;
import org.silkgraph.terms.Sg;

/** The graph of the 2017 report against its text and against the hand-made worksheet. */
class ReportTest {
    private static final String PROV = "http://www.w3.org/ns/prov#";
    private static final String OA = "http://www.w3.org/ns/oa#";
    private static final Path SOURCE = Path.of("data/sources/report-2017");

    private static ReadView view;
    private static DatasetGraph data;

    @BeforeAll
    static void open() {
        view = Stores.report().acquire();
        data = view.dataset();
    }

    @AfterAll
    static void close() {
        view.close();
    }

    @Test
    void every_claim_has_evidence_and_every_quote_is_what_the_text_says_at_its_offsets() throws IOException {
        String text = Files.readString(SOURCE.resolve("report.txt"));
        List<Node> claims = instances(Sg.Claim);
        List<String> failing = new ArrayList<>();
        Set<Node> evidence = new LinkedHashSet<>();
        for (Node claim : claims) {
            List<Node> its = values(claim, PROV + "wasDerivedFrom");
            if (its.isEmpty()) failing.add(claim + " has no evidence");
            evidence.addAll(its);
        }
        for (Node one : evidence) {
            int start = Integer.parseInt(text(one, OA + "start"));
            int end = Integer.parseInt(text(one, OA + "end"));
            int from = text.offsetByCodePoints(0, start);
            String there = text.substring(from, text.offsetByCodePoints(from, end - start));
            if (!there.equals(text(one, OA + "exact"))) failing.add(one + " " + there);
        }
        System.err.println("claims=" + claims.size() + " evidence=" + evidence.size() + " failing=" + failing.size());
        assertEquals(List.of(), failing);
        assertTrue(claims.size() >= 209);
    }

    @Test
    void every_row_of_the_worksheet_is_a_claim_or_a_stated_deviation() throws IOException {
        List<String[]> rows = tsv(Path.of("src/test/resources/worksheet/relations.tsv"));
        String text = Files.readString(SOURCE.resolve("report.txt"));
        Set<String> deviations = new LinkedHashSet<>();
        for (String[] row : tsv(Path.of("data/deviations.tsv"))) {
            assertTrue(row.length == 5 && !row[3].isBlank() && !row[4].isBlank(), "reason and quote: " + row[0]);
            assertTrue(text.contains(row[4]), "the quote stands in the text: " + row[4]);
            deviations.add(String.join("|", row[0], row[1], row[2]));
        }
        List<String> missing = new ArrayList<>();
        int found = 0;
        int excused = 0;
        for (String[] row : rows) {
            String key = String.join("|", row[0], row[1], row[2]);
            boolean claimed = isClaimed(row[0], row[1], row[2], row[5]);
            if (claimed) found++;
            if (deviations.contains(key)) excused++;
            if (claimed == deviations.contains(key)) missing.add((claimed ? "both: " : "neither: ") + key);
        }
        System.err.println("rows=" + rows.size() + " claims=" + found + " deviations=" + excused);
        assertEquals(List.of(), missing);
        assertEquals(209, found + excused);
        assertEquals(deviations.size(), excused);
        assertTrue(excused <= 20, "at most a tenth: " + excused);
    }

    @Test
    void every_entity_of_the_worksheet_keeps_its_slug() throws IOException {
        for (String[] row : tsv(Path.of("src/test/resources/worksheet/entities.tsv"))) {
            assertTrue(data.contains(Quad.defaultGraphIRI, Sg.id(row[0]), RDF.Nodes.type, Sg.Entity), row[0]);
        }
    }

    @Test
    void half_width_brackets_in_a_title_survive() {
        assertTrue(data.contains(
                Quad.defaultGraphIRI,
                Sg.id("policy-opinion-on-outline"),
                RDFS.Nodes.label,
                NodeFactory.createLiteralLang("关于贯彻落实<国家创新驱动发展战略纲要>的实施意见", "zh")));
    }

    @Test
    void the_rules_of_reading_hold() {
        Node four = Sg.id("partnership-four-parties");
        assertEquals(0, claims(Node.ANY, Sg.term("memberOf"), four), "四方 has no stated members");
        assertEquals(0, claims(Sg.id("region-yunnan"), Sg.term("pairedWith"), Node.ANY), "Yunnan is no aid pairing");
        assertEquals(0, claims(Sg.id("partnership-yunnan-xinjiang"), Sg.term("aidPairingBetween"), Node.ANY));
        for (Node laboratory : instances(Sg.term("Laboratory"))) {
            assertEquals(0, claims(Node.ANY, Sg.term("hosts"), laboratory), "no host is named");
        }
        assertTrue(data.contains(Quad.defaultGraphIRI, Sg.id("region-xinjiang"), RDF.Nodes.type, Sg.Region));
        assertTrue(data.contains(Quad.defaultGraphIRI, Sg.id("inst-xuar"), RDF.Nodes.type, Sg.term("Institution")));
        assertTrue(
                values(Sg.id("report-2017"), "http://purl.org/dc/terms/publisher")
                        .isEmpty(),
                "no author body");
    }

    private static long claims(Node subject, Node predicate, Node object) {
        return instances(Sg.Claim).stream()
                .filter(claim -> data.contains(Quad.defaultGraphIRI, claim, RDF.Nodes.subject, subject)
                        && data.contains(Quad.defaultGraphIRI, claim, RDF.Nodes.predicate, predicate)
                        && data.contains(Quad.defaultGraphIRI, claim, RDF.Nodes.object, object))
                .count();
    }

    private static boolean isClaimed(String subject, String word, String object, String certainty) {
        return Iter.toList(data.find(Quad.defaultGraphIRI, Node.ANY, RDF.Nodes.subject, Sg.id(subject))).stream()
                .map(Quad::getSubject)
                .filter(claim -> data.contains(Quad.defaultGraphIRI, claim, RDF.Nodes.object, Sg.id(object)))
                .filter(claim -> data.contains(Quad.defaultGraphIRI, claim, Sg.certainty, Sg.term(certainty)))
                .flatMap(claim ->
                        Iter.toList(data.find(Quad.defaultGraphIRI, claim, RDF.Nodes.predicate, Node.ANY)).stream())
                .anyMatch(quad -> carries(quad.getObject(), word));
    }

    private static boolean carries(Node property, String word) {
        Node english = NodeFactory.createLiteralLang(word, "en");
        return data.contains(Graphs.ONTOLOGY, property, RDFS.Nodes.label, english)
                || data.contains(Graphs.ONTOLOGY, property, SKOS.altLabel.asNode(), english);
    }

    private static List<Node> instances(Node type) {
        return Iter.toList(Iter.map(data.find(Quad.defaultGraphIRI, Node.ANY, RDF.Nodes.type, type), Quad::getSubject));
    }

    private static List<Node> values(Node subject, String predicate) {
        return Iter.toList(Iter.map(
                data.find(Quad.defaultGraphIRI, subject, NodeFactory.createURI(predicate), Node.ANY), Quad::getObject));
    }

    private static String text(Node subject, String predicate) {
        return values(subject, predicate).getFirst().getLiteralLexicalForm();
    }

    private static List<String[]> tsv(Path file) throws IOException {
        List<String[]> rows = new ArrayList<>();
        List<String> lines = Files.readAllLines(file);
        lines.stream().skip(1).filter(line -> !line.isBlank()).forEach(line -> rows.add(line.split("\t", -1)));
        return rows;
    }
}
