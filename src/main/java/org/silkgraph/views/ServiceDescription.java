package org.silkgraph.views;

import java.util.List;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.silkgraph.store.Store;
import org.silkgraph.terms.Base;
import org.silkgraph.terms.Fn;
import org.silkgraph.terms.Graphs;

/** What the SPARQL endpoint can do, in the vocabulary of the SPARQL 1.1 Service Description. */
public final class ServiceDescription {
    private static final String SD = "http://www.w3.org/ns/sparql-service-description#";
    private static final String FORMATS = "http://www.w3.org/ns/formats/";

    private static final String PATH_FORM = "(?from ?to [max] [k] [\"stated\" | \"implied\"]) <" + Fn.path.getURI()
            + "> (?path ?step ?here ?property ?there ?claim)";
    private static final String PATH_ZH = "两个实体之间有什么联系：最短路径的每一步、每条陈述各一行。写法：" + PATH_FORM
            + "。?from 与 ?to 须先有值；max 为最多步数（1–12，默认 6）；给出 k（1–1000）则较长的路径也算在内。";
    private static final String PATH_EN =
            "How two entities are connected: one row for each claim of each step of the shortest paths. " + PATH_FORM
                    + ". ?from and ?to need values before; max is the most steps (1–12, else 6); with k (1–1000) longer paths count too.";

    private final Store store;

    public ServiceDescription(Store store) {
        this.store = store;
    }

    /** The description; {@code {base}sparql} names the service, {@code {base}} its dataset. */
    public Rendering as(Format format) {
        try (Reading reading = new Reading(store)) {
            Graph graph = GraphFactory.createDefaultGraph();
            graph.getPrefixMapping().setNsPrefix("sd", SD);
            describe(graph);
            return Renderings.rendering(reading, graph, format);
        }
    }

    private static void describe(Graph graph) {
        Node service = NodeFactory.createURI(Base.iri() + "sparql");
        Node dataset = NodeFactory.createURI(Base.iri() + "sparql#dataset");
        add(graph, service, RDF.Nodes.type, sd("Service"));
        add(graph, service, sd("endpoint"), service);
        add(graph, service, sd("supportedLanguage"), sd("SPARQL11Query"));
        for (String format : List.of(
                "SPARQL_Results_JSON",
                "SPARQL_Results_XML",
                "SPARQL_Results_CSV",
                "SPARQL_Results_TSV",
                "Turtle",
                "N-Triples",
                "JSON-LD",
                "RDF_XML")) {
            add(graph, service, sd("resultFormat"), NodeFactory.createURI(FORMATS + format));
        }
        add(graph, service, sd("propertyFeature"), Fn.path);
        add(graph, Fn.path, RDF.Nodes.type, sd("Feature"));
        add(graph, Fn.path, RDFS.Nodes.label, NodeFactory.createLiteralLang("路径", "zh"));
        add(graph, Fn.path, RDFS.Nodes.label, NodeFactory.createLiteralLang("path", "en"));
        add(graph, Fn.path, RDFS.Nodes.comment, NodeFactory.createLiteralLang(PATH_ZH, "zh"));
        add(graph, Fn.path, RDFS.Nodes.comment, NodeFactory.createLiteralLang(PATH_EN, "en"));
        add(graph, service, sd("defaultDataset"), dataset);
        add(graph, dataset, RDF.Nodes.type, sd("Dataset"));
        for (Node name : List.of(Graphs.ALL, Graphs.IMPLIED, Graphs.ONTOLOGY)) {
            Node named = NodeFactory.createURI(name.getURI() + "#description");
            add(graph, dataset, sd("namedGraph"), named);
            add(graph, named, RDF.Nodes.type, sd("NamedGraph"));
            add(graph, named, sd("name"), name);
        }
    }

    private static Node sd(String name) {
        return NodeFactory.createURI(SD + name);
    }

    private static void add(Graph graph, Node subject, Node predicate, Node object) {
        graph.add(Triple.create(subject, predicate, object));
    }
}
