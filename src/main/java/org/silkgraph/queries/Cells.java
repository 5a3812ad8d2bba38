package org.silkgraph.queries;

import org.apache.jena.graph.Node;
import org.jspecify.annotations.Nullable;
import org.silkgraph.terms.Base;

/** RDF terms as they are written in an answer. */
final class Cells {
    private Cells() {}

    /** A cell of a column; null where there is no value. */
    static @Nullable Object of(Column column, @Nullable Node node) {
        if (node == null || node.isLiteral() && node.getLiteralLexicalForm().isEmpty()) return null;
        return switch (column.type()) {
            case SLUG, SOURCE, CLAIM, TERM -> node.isURI() ? shortName(node) : text(node);
            case IRI, TEXT -> text(node);
            case INTEGER -> Long.valueOf(node.getLiteralLexicalForm());
        };
    }

    private static String text(Node node) {
        return node.isLiteral() ? node.getLiteralLexicalForm() : node.toString();
    }

    /** What follows the folder: the slug, the id, the name of a term. A foreign IRI stays whole. */
    static String shortName(Node node) {
        String relative = Base.relative(node.getURI());
        if (relative.equals(node.getURI())) return relative;
        return relative.substring(Math.max(relative.lastIndexOf('/'), relative.lastIndexOf('#')) + 1);
    }
}
