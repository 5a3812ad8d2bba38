package org.silkgraph.curation.layout;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.vocabulary.SKOS;
import org.silkgraph.terms.Graphs;

/**
 * The files of one reference dataset: {@code dataset.ttl} for the dataset and what it was taken from, {@code points.ttl} and
 * {@code outlines.ttl} for geometries, one file of the dataset's name for the things, {@code other.ttl} for blank nodes.
 */
final class ReferenceFiles {
    private static final String DATASET = "dataset";
    private static final String POINTS = "points";
    private static final String OUTLINES = "outlines";
    private static final String THINGS = "things";

    private final Node graph;
    private final String name;
    private final Facts facts;
    private final Names names;
    private final Map<Node, Node> owners = new HashMap<>();

    ReferenceFiles(Node graph, Facts facts, Names names) {
        this.graph = graph;
        this.name = graph.getURI().substring(Graphs.reference("").getURI().length());
        this.facts = facts;
        this.names = names;
        facts.subjects().stream().sorted(byCode(thing -> thing)).forEach(thing -> facts.values(
                        thing, Vocabulary.HAS_GEOMETRY)
                .forEach(geometry -> owners.putIfAbsent(geometry, thing)));
    }

    Stream<LaidOut> files() {
        SortedMap<String, List<Node>> groups = new TreeMap<>();
        facts.subjects().forEach(thing -> groups.computeIfAbsent(group(thing), g -> new ArrayList<>())
                .add(thing));
        Stream<LaidOut> plain = groups.entrySet().stream()
                .map(entry -> file(fileName(entry.getKey()), () -> text(entry.getKey(), entry.getValue())));
        return facts.blank().isEmpty() ? plain : Stream.concat(plain, Stream.of(file("other.ttl", this::blank)));
    }

    private LaidOut file(String file, Supplier<String> text) {
        return new LaidOut("reference/" + FileNames.dataset(name) + "/" + file, text);
    }

    private String fileName(String group) {
        return group.equals(THINGS) ? FileNames.things(name) : group + ".ttl";
    }

    private String group(Node thing) {
        if (isOfDataset(thing)) return DATASET;
        String wkt = facts.text(thing, Vocabulary.AS_WKT);
        if (wkt.isEmpty() && !facts.isA(thing, Vocabulary.GEOMETRY)) return THINGS;
        return isPoint(wkt) ? POINTS : OUTLINES;
    }

    private boolean isOfDataset(Node thing) {
        return thing.equals(graph)
                || thing.getURI().startsWith(graph.getURI() + "#")
                || facts.isA(thing, Vocabulary.DATASET);
    }

    /** The coordinates may stand behind the IRI of their reference system. */
    private static boolean isPoint(String wkt) {
        return wkt.replaceFirst("^\\s*<[^>]*>", "")
                .strip()
                .toUpperCase(Locale.ROOT)
                .startsWith("POINT");
    }

    private String text(String group, List<Node> things) {
        Turtle file = new Turtle(prefixes());
        Function<Node, Node> owner = thing -> owners.getOrDefault(thing, thing);
        Comparator<Node> order = group.equals(DATASET) ? datasetFirst() : byCode(owner);
        things.stream().sorted(order).forEach(thing -> {
            if (thing.equals(graph)) file.block(thing, facts.about(thing), Order.TERMS);
            else file.block(called(owner.apply(thing)), thing, facts.about(thing), Order.TERMS);
        });
        return file.under(Headings.say(group, title()));
    }

    /** The official name, which is the first Chinese alias that the dataset gives; else the name it has elsewhere. */
    private String called(Node thing) {
        return facts.values(thing, SKOS.altLabel.asNode()).stream()
                .filter(name -> name.isLiteral() && name.getLiteralLanguage().equals("zh"))
                .map(Node::getLiteralLexicalForm)
                .map(Names::oneLine)
                .findFirst()
                .orElseGet(() -> names.of(thing));
    }

    private String blank() {
        List<Quad> quads = facts.blank().stream()
                .map(triple -> Quad.create(Quad.defaultGraphIRI, triple))
                .toList();
        return new Loose(quads).text(prefixes(), Headings.say("other", title()));
    }

    private String title() {
        return names.knows(graph) ? names.of(graph) : name;
    }

    private Prefixes prefixes() {
        return Prefixes.SHARED.with("part", graph.getURI() + "#");
    }

    private Comparator<Node> datasetFirst() {
        return Comparator.comparing((Node thing) -> !thing.equals(graph)).thenComparing(Order.TERMS);
    }

    /** Things without a code first, then by code; several of one thing by their own IRI. */
    private Comparator<Node> byCode(Function<Node, Node> owner) {
        return Comparator.comparing((Node thing) -> facts.text(owner.apply(thing), Vocabulary.GBT2260), Order.TEXT)
                .thenComparing(owner, Order.TERMS)
                .thenComparing(Order.TERMS);
    }
}
