package org.silkgraph.views;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.OWL2;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.silkgraph.snapshot.ReadView;
import org.silkgraph.store.Store;
import org.silkgraph.terms.Base;
import org.silkgraph.terms.Graphs;
import org.silkgraph.terms.Label;
import org.silkgraph.terms.Sg;

/** One view of the store while an answer is made: what is asked of it again and again, and nothing that outlives it. */
final class Reading implements AutoCloseable {
    private static final String THINGS = Base.iri() + "id/";
    private static final Pattern PLANNED = Pattern.compile("to[A-Z].*|askedTo[A-Z].*");

    private final Origin origin;
    private final ReadView view;
    private final Described asserted;
    private final Described all;
    private final Described ontology;
    private final Map<Node, Label> labels = new HashMap<>();
    private final Map<Node, List<Node>> types = new HashMap<>();
    private final Map<Node, Set<Node>> superClasses = new HashMap<>();
    private final Map<Node, Optional<SourceText>> texts = new HashMap<>();

    Reading(Store store) {
        this(Origin.of(store));
    }

    Reading(Origin origin) {
        this.origin = origin;
        this.view = origin.acquire();
        this.asserted = new Described(view.dataset().getDefaultGraph());
        this.all = new Described(graph(Graphs.ALL));
        this.ontology = new Described(graph(Graphs.ONTOLOGY));
    }

    ReadView view() {
        return view;
    }

    /** What sources state, and the descriptions. */
    Graph asserted() {
        return asserted.graph();
    }

    /** The union of all published graphs. */
    Graph all() {
        return all.graph();
    }

    Graph graph(Node name) {
        return view.dataset().getGraph(name);
    }

    Meta meta(boolean truncated) {
        return new Meta(view.version().number(), origin.epoch(), origin.committedAt(), truncated, licence());
    }

    private String licence() {
        return subjects(all(), RDF.type.asNode(), OWL2.Ontology.asNode()).stream()
                .flatMap(one -> find(all(), one, DCTerms.license.asNode()).stream())
                .filter(Node::isURI)
                .map(Node::getURI)
                .sorted()
                .findFirst()
                .orElse("");
    }

    boolean isEntity(Node node) {
        return isThing(node) && !types(node).isEmpty();
    }

    static boolean isThing(Node node) {
        return node.isURI() && node.getURI().startsWith(THINGS);
    }

    /** Slug of an entity, local name of a term, else the whole IRI. */
    static String name(Node node) {
        String iri = node.getURI();
        if (iri.startsWith(THINGS)) return iri.substring(THINGS.length());
        return Sg.isTerm(node) ? iri.substring(Sg.NS.length()) : iri;
    }

    Label label(Node node) {
        Label known = labels.get(node);
        if (known == null) labels.put(node, known = readLabel(node));
        return known;
    }

    private Label readLabel(Node node) {
        Label label = text(node, RDFS.label.asNode());
        if (label.zh().isEmpty() && label.en().isEmpty()) label = text(node, SKOS.prefLabel.asNode());
        if (!label.zh().isEmpty() || !label.en().isEmpty()) return label;
        return node.isURI() ? Explanations.ofTerm(localName(node)) : new Label(node.toString(), node.toString());
    }

    /** The last part of an IRI: what a term of another vocabulary is called. */
    private static String localName(Node node) {
        String name = name(node);
        return name.substring(Math.max(name.lastIndexOf('#'), name.lastIndexOf('/')) + 1);
    }

    /** Values of a property in both languages; empty where there is none. */
    Label text(Node node, Node property) {
        return inBoth((Sg.isTerm(node) ? ontology : all).objects(node, property));
    }

    /** As {@link #text}, of what is asserted only: claims stand nowhere else. */
    Label assertedText(Node node, Node property) {
        return inBoth(asserted.objects(node, property));
    }

    private static Label inBoth(List<Node> values) {
        return new Label(inLanguage(values, "zh"), inLanguage(values, "en"));
    }

    private static String inLanguage(List<Node> values, String language) {
        return values.stream()
                .filter(value -> value.isLiteral() && value.getLiteralLanguage().startsWith(language))
                .map(Node::getLiteralLexicalForm)
                .sorted()
                .findFirst()
                .orElse("");
    }

    List<Text> texts(Graph graph, Node node, Node property) {
        return objects(graph, node, property).stream()
                .filter(Node::isLiteral)
                .map(value -> new Text(value.getLiteralLexicalForm(), value.getLiteralLanguage()))
                .distinct()
                .sorted(Comparator.comparing(Text::lang).reversed().thenComparing(Text::text))
                .toList();
    }

    String string(Node node, Node property) {
        return asserted.objects(node, property).stream()
                .filter(Node::isLiteral)
                .map(Node::getLiteralLexicalForm)
                .sorted()
                .findFirst()
                .orElse("");
    }

    Optional<Node> object(Node node, Node property) {
        return asserted.objects(node, property).stream().findFirst();
    }

    List<Node> objects(Graph graph, Node node, Node property) {
        if (graph == asserted.graph()) return asserted.objects(node, property);
        if (graph == all.graph()) return all.objects(node, property);
        return find(graph, node, property);
    }

    private static List<Node> find(Graph graph, Node node, Node property) {
        return graph.find(node, property, Node.ANY).toList().stream()
                .map(Triple::getObject)
                .toList();
    }

    List<Node> subjects(Graph graph, Node property, Node object) {
        return graph.find(Node.ANY, property, object).toList().stream()
                .map(Triple::getSubject)
                .toList();
    }

    /** Classes of the ontology, most specific first; the class of everything is left out. */
    List<Node> types(Node node) {
        List<Node> known = types.get(node);
        if (known == null) types.put(node, known = readTypes(node));
        return known;
    }

    private List<Node> readTypes(Node node) {
        List<Node> types = new ArrayList<>(all.objects(node, RDF.type.asNode()).stream()
                .filter(type -> Sg.isTerm(type) && !type.equals(Sg.Entity))
                .distinct()
                .toList());
        Map<Node, Integer> depth = new HashMap<>();
        types.forEach(type -> depth.put(type, superClasses(type).size()));
        types.sort(Comparator.comparing((Node type) -> -depth.get(type)).thenComparing(Node::getURI));
        return List.copyOf(types);
    }

    /** How many classes are above one. */
    int depth(Node type) {
        return superClasses(type).size();
    }

    private Set<Node> superClasses(Node type) {
        Set<Node> known = superClasses.get(type);
        if (known == null) superClasses.put(type, known = readSuperClasses(type));
        return known;
    }

    private Set<Node> readSuperClasses(Node type) {
        Set<Node> above = new HashSet<>();
        List<Node> open = new ArrayList<>(List.of(type));
        while (!open.isEmpty()) {
            for (Node next : ontology.objects(open.removeLast(), RDFS.subClassOf.asNode())) {
                if (above.add(next)) open.add(next);
            }
        }
        return above;
    }

    /** A property and all below it. */
    Set<Node> below(Node property) {
        Set<Node> found = new HashSet<>(Set.of(property));
        List<Node> open = new ArrayList<>(found);
        while (!open.isEmpty()) {
            for (Node next : subjects(all(), RDFS.subPropertyOf.asNode(), open.removeLast())) {
                if (found.add(next)) open.add(next);
            }
        }
        return found;
    }

    List<Node> kinds(Node node) {
        return all.objects(node, Sg.kind).stream()
                .filter(Node::isURI)
                .distinct()
                .sorted(Comparator.comparing(Node::getURI))
                .toList();
    }

    Term term(Node node) {
        return new Term(localName(node), node.getURI(), label(node));
    }

    Ref ref(Node node) {
        if (!node.isURI()) return new Ref("", node.toString(), new Label(node.toString(), node.toString()), "");
        String type = isThing(node)
                ? types(node).stream().findFirst().map(Reading::name).orElse("Entity")
                : "";
        return new Ref(name(node), node.getURI(), label(node), type);
    }

    /** Names of planned and requested relations begin with "to"; the ontology keeps them beside the achieved ones. */
    static boolean isPlanned(Node property) {
        return PLANNED.matcher(name(property)).matches();
    }

    Optional<SourceText> textOf(Node source) {
        return texts.computeIfAbsent(source, s -> {
            String checksum = string(s, Sg.textChecksum);
            return origin.text(checksum).map(text -> SourceText.of(checksum, text));
        });
    }

    @Override
    public void close() {
        view.close();
    }
}
