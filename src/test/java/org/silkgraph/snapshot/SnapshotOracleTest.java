package org.silkgraph.snapshot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.silkgraph.terms.Attribution;
import org.silkgraph.terms.Graphs;
import org.silkgraph.terms.Version;

/** Random commits into the snapshot and into Jena's dataset: every pattern of every graph has the same answers. */
class SnapshotOracleTest {
    private static final List<Node> GRAPHS = List.of(
            Quad.defaultGraphIRI,
            Quad.defaultGraphIRI,
            Graphs.IMPLIED,
            Graphs.ONTOLOGY,
            Graphs.CHANGES,
            Graphs.reference("x"),
            iri("g1"),
            iri("g2"));
    private static final List<Node> SUBJECTS =
            List.of(iri("a"), iri("b"), iri("c"), iri("d"), NodeFactory.createBlankNode("b1"), iri("中文"));
    private static final List<Node> PREDICATES = List.of(iri("p"), iri("q"), iri("a"));
    private static final List<Node> OBJECTS = List.of(
            iri("a"),
            iri("b"),
            NodeFactory.createBlankNode("b1"),
            NodeFactory.createLiteralString("a"),
            NodeFactory.createLiteralString(""),
            NodeFactory.createLiteralString("多民族 𠀀"),
            NodeFactory.createLiteralString("\uD800 alone"),
            NodeFactory.createLiteralLang("a", "zh-Hans"),
            NodeFactory.createLiteralLang("a", "en"),
            NodeFactory.createLiteralDirLang("a", "ar", "rtl"),
            NodeFactory.createLiteralDT("1", XSDDatatype.XSDinteger),
            NodeFactory.createLiteralDT("01", XSDDatatype.XSDinteger),
            NodeFactory.createLiteralDT("1", XSDDatatype.XSDdecimal),
            NodeFactory.createTripleTerm(iri("a"), iri("p"), iri("b")));

    private static Node iri(String name) {
        return NodeFactory.createURI("http://example.org/" + name);
    }

    @ParameterizedTest
    @CsvSource({"1,1", "2,4", "3,20", "4,100", "5,100000", "6,7", "7,30", "8,2"})
    void every_pattern_has_the_answers_of_jenas_dataset(long seed, int fold) {
        Random random = new Random(seed);
        Set<Quad> there = new LinkedHashSet<>();
        try (ReadStore snapshot = new SnapshotReadStore(fold);
                ReadStore memory = new MemoryReadStore()) {
            for (int version = 1; version <= 40; version++) {
                Commit commit = commit(version, random, there);
                snapshot.apply(commit);
                memory.apply(commit);
                if (version % 4 == 0) compare(snapshot, memory, "seed " + seed + " version " + version);
            }
            assertEquals(there.size(), snapshot.stats().quads());
        }
    }

    private static Commit commit(int version, Random random, Set<Quad> there) {
        List<Quad> removed = new ArrayList<>();
        for (Quad quad : new ArrayList<>(there)) if (random.nextInt(5) == 0) removed.add(quad);
        Set<Quad> added = new HashSet<>();
        for (int i = random.nextInt(30); i > 0; i--) {
            Quad quad = Quad.create(
                    one(GRAPHS, random), one(SUBJECTS, random), one(PREDICATES, random), one(OBJECTS, random));
            if (!there.contains(quad)) added.add(quad);
        }
        there.removeAll(removed);
        there.addAll(added);
        return new Commit(
                new Version(version), Instant.EPOCH, Attribution.system("load", "test"), List.copyOf(added), removed);
    }

    private static Node one(List<Node> of, Random random) {
        return of.get(random.nextInt(of.size()));
    }

    private static void compare(ReadStore snapshot, ReadStore memory, String when) {
        try (ReadView mine = snapshot.acquire();
                ReadView other = memory.acquire()) {
            DatasetGraph left = mine.dataset();
            DatasetGraph right = other.dataset();
            assertEquals(Iter.toSet(right.listGraphNodes()), Iter.toSet(left.listGraphNodes()), when);
            assertEquals(other.systemGraphs(), mine.systemGraphs(), when);
            List<Node> graphs = new ArrayList<>(new HashSet<>(GRAPHS));
            graphs.addAll(List.of(Node.ANY, Graphs.ALL, iri("none"), Quad.unionGraph, Quad.defaultGraphNodeGenerated));
            for (Node s : withAny(SUBJECTS)) {
                for (Node p : withAny(PREDICATES)) {
                    for (Node o : withAny(OBJECTS)) {
                        for (Node g : graphs) same(left, right, g, s, p, o, when);
                        ids(mine.ids(), other.ids(), s, p, o, when);
                    }
                }
            }
            for (Node g : graphs) {
                if (g.equals(Node.ANY)) continue;
                assertEquals(right.containsGraph(g), left.containsGraph(g), when + " " + g);
                assertEquals(right.getGraph(g).size(), left.getGraph(g).size(), when + " " + g);
            }
        }
    }

    private static List<Node> withAny(List<Node> terms) {
        List<Node> all = new ArrayList<>(terms);
        all.add(Node.ANY);
        all.add(iri("nowhere"));
        return all;
    }

    private static void same(DatasetGraph left, DatasetGraph right, Node g, Node s, Node p, Node o, String when) {
        List<Quad> mine = Iter.toList(left.find(g, s, p, o));
        Set<Quad> wanted = Iter.toSet(right.find(g, s, p, o));
        String what = when + ": " + g + " " + s + " " + p + " " + o;
        assertEquals(wanted, new HashSet<>(mine), what);
        assertEquals(wanted.size(), mine.size(), "each once, " + what);
        assertEquals(!wanted.isEmpty(), left.contains(g, s, p, o), what);
        if (g.equals(Node.ANY)) return;
        Graph graph = left.getGraph(g);
        assertEquals(wanted.size(), graph.find(s, p, o).toList().size(), what);
        assertEquals(!wanted.isEmpty(), graph.contains(s, p, o), what);
    }

    private static void ids(IdAccess mine, IdAccess other, Node s, Node p, Node o, String when) {
        assertEquals(
                other.count(id(other, s), id(other, p), id(other, o)),
                mine.count(id(mine, s), id(mine, p), id(mine, o)),
                when);
        IdAccess.Range out = mine.out(id(mine, s), id(mine, p));
        assertEquals(terms(other, other.out(id(other, s), id(other, p))), terms(mine, out), when);
        for (int i = 1; i < out.size(); i++) assertTrue(out.at(i - 1) < out.at(i), when);
        assertEquals(
                terms(other, other.in(id(other, o), id(other, p))),
                terms(mine, mine.in(id(mine, o), id(mine, p))),
                when);
        assertEquals(
                other.byPredicate(id(other, p)).size(),
                mine.byPredicate(id(mine, p)).size(),
                when);
    }

    private static int id(IdAccess ids, Node term) {
        return term.equals(Node.ANY) ? IdAccess.ANY : ids.id(term);
    }

    private static Set<Node> terms(IdAccess ids, IdAccess.Range range) {
        Set<Node> all = new HashSet<>();
        for (int i = 0; i < range.size(); i++) all.add(ids.node(range.at(i)));
        return all;
    }
}
