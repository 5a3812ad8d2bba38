package org.silkgraph.views;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.DCAT;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.silkgraph.terms.Graphs;
import org.silkgraph.terms.Label;
import org.silkgraph.terms.Sg;

/** What reference datasets say of an entity. */
final class References {
    private static final Node VERSION = NodeFactory.createURI(DCAT.NS + "version");

    private static final Label UNNAMED = new Label("", "");

    private final Reading reading;

    References(Reading reading) {
        this.reading = reading;
    }

    List<Fact> facts(Node entity) {
        List<Fact> facts = new ArrayList<>();
        for (Node graph : graphs()) addFacts(graph, entity, facts);
        facts.sort(Comparator.comparing((Fact fact) -> fact.property().name()).thenComparing(Fact::value));
        return facts;
    }

    private List<Node> graphs() {
        return reading.subjects(reading.all(), RDF.type.asNode(), DCAT.Dataset.asNode()).stream()
                .filter(Graphs::isReference)
                .filter(graph -> !graph.getURI().contains("#"))
                .distinct()
                .toList();
    }

    private void addFacts(Node name, Node entity, List<Fact> facts) {
        Graph graph = reading.graph(name);
        Dataset dataset = dataset(name);
        graph.find(entity, Node.ANY, Node.ANY).forEach(triple -> {
            if (triple.getPredicate().equals(Vocabulary.HAS_GEOMETRY)) {
                graph.find(triple.getObject(), Vocabulary.AS_WKT, Node.ANY)
                        .forEach(wkt -> facts.add(fact(wkt, partOf(graph, wkt.getSubject(), dataset))));
            } else if (!triple.getPredicate().equals(RDF.type.asNode())) {
                facts.add(fact(triple, dataset));
            }
        });
    }

    /** A thing in the dataset may name the part it was taken from, with a licence of its own. */
    private Dataset partOf(Graph graph, Node thing, Dataset whole) {
        return reading.objects(graph, thing, DCTerms.source.asNode()).stream()
                .filter(part -> reading.all().contains(Triple.create(part, RDF.type.asNode(), DCAT.Dataset.asNode())))
                .findFirst()
                .map(this::dataset)
                .orElse(whole);
    }

    private Fact fact(Triple triple, Dataset dataset) {
        Node value = triple.getObject();
        Term property = reading.term(triple.getPredicate());
        if (value.isLiteral()) {
            return new Fact(property, value.getLiteralLexicalForm(), value.getLiteralLanguage(), "", UNNAMED, dataset);
        }
        String slug = Reading.isThing(value) ? Reading.name(value) : "";
        Label label = slug.isEmpty() && !Sg.isTerm(value) ? UNNAMED : reading.label(value);
        return new Fact(property, value.toString(), "", slug, label, dataset);
    }

    private Dataset dataset(Node dataset) {
        Label title = reading.text(dataset, DCTerms.title.asNode());
        return new Dataset(
                dataset.getURI().substring(dataset.getURI().lastIndexOf('/') + 1),
                dataset.getURI(),
                title.zh().isEmpty() && title.en().isEmpty() ? reading.label(dataset) : title,
                first(dataset, VERSION),
                first(dataset, DCTerms.license.asNode()),
                reading.texts(reading.all(), dataset, DCTerms.rights.asNode()));
    }

    private String first(Node node, Node property) {
        return reading.objects(reading.all(), node, property).stream()
                .map(value -> value.isLiteral() ? value.getLiteralLexicalForm() : value.toString())
                .sorted()
                .findFirst()
                .orElse("");
    }
}
