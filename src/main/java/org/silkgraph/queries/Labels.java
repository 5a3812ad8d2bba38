package org.silkgraph.queries;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.RDFS;
import org.silkgraph.snapshot.ReadView;
import org.silkgraph.terms.Graphs;
import org.silkgraph.terms.Label;

/** Names of entities and terms in a view; what has none is called by its short name. */
final class Labels {
    private final Graph all;

    Labels(ReadView view) {
        this.all = view.dataset().getGraph(Graphs.ALL);
    }

    Label of(Node node) {
        if (node.isLiteral()) return new Label(node.getLiteralLexicalForm(), node.getLiteralLexicalForm());
        return new Label(in(node, "zh"), in(node, "en"));
    }

    private String in(Node node, String language) {
        return all.find(node, RDFS.label.asNode(), Node.ANY).toList().stream()
                .map(triple -> triple.getObject())
                .filter(label -> label.isLiteral() && label.getLiteralLanguage().equals(language))
                .map(Node::getLiteralLexicalForm)
                .sorted()
                .findFirst()
                .orElse(Cells.shortName(node));
    }
}
