package org.silkgraph.curation.layout;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDF;

/**
 * The text of one file, block by block: a block is a subject with all its triples, in one fixed form. Prefixes are written
 * above what was added, those that it uses.
 */
final class Turtle {
    private static final Pattern INTEGER = Pattern.compile("[+-]?[0-9]+");
    private static final Pattern BOOLEAN = Pattern.compile("true|false");

    private final Prefixes prefixes;
    private final Map<Node, Integer> blanks;
    private final Set<String> used = new TreeSet<>(Order.TEXT);
    private final StringBuilder body = new StringBuilder();
    private String indent = "";

    /** @param blanks the numbers of blank nodes */
    Turtle(Prefixes prefixes, Map<Node, Integer> blanks) {
        this.prefixes = prefixes;
        this.blanks = blanks;
    }

    Turtle(Prefixes prefixes) {
        this(prefixes, Map.of());
    }

    /** A heading between blocks, set off by two blank lines. */
    Turtle heading(String text) {
        body.append("\n\n# ").append(text).append('\n');
        return this;
    }

    /** A block below a comment. */
    Turtle block(String comment, Node subject, List<Triple> about, Comparator<Node> order) {
        body.append("\n# ").append(comment);
        return block(subject, about, order);
    }

    /** A block; the order is that of several objects of one predicate. */
    Turtle block(Node subject, List<Triple> about, Comparator<Node> order) {
        body.append('\n').append(indent).append(term(subject));
        List<Triple> types = about.stream().filter(Turtle::isType).toList();
        List<Triple> rest = about.stream().filter(triple -> !isType(triple)).toList();
        types(types, order);
        properties(rest, order, types.isEmpty());
        body.append(" .\n");
        return this;
    }

    /** What {@code blocks} adds stands in a named graph. */
    Turtle graph(Node graph, Runnable blocks) {
        body.append('\n').append(term(graph)).append(" {");
        indent = "  ";
        blocks.run();
        indent = "";
        body.append("}\n");
        return this;
    }

    /** The whole file, its first line a comment. */
    String under(String heading) {
        StringBuilder file = new StringBuilder("# ").append(heading).append('\n');
        used.forEach(prefix -> file.append("@prefix ")
                .append(prefix)
                .append(": <")
                .append(prefixes.namespace(prefix))
                .append("> .\n"));
        return file.append(body).toString();
    }

    private static boolean isType(Triple triple) {
        return triple.getPredicate().equals(RDF.Nodes.type);
    }

    private void types(List<Triple> types, Comparator<Node> order) {
        String separator = " a ";
        for (Triple type : inOrder(types, order)) {
            body.append(separator).append(term(type.getObject()));
            separator = " , ";
        }
    }

    private void properties(List<Triple> rest, Comparator<Node> order, boolean isFirst) {
        Node last = Node.ANY;
        boolean first = isFirst;
        for (Triple triple : inOrder(rest, order)) {
            if (triple.getPredicate().equals(last)) {
                body.append(" ,\n").append(indent).append("    ");
            } else {
                body.append(first ? "\n" : " ;\n").append(indent).append("  ").append(term(triple.getPredicate()));
                body.append(' ');
            }
            body.append(term(triple.getObject()));
            last = triple.getPredicate();
            first = false;
        }
    }

    private static List<Triple> inOrder(List<Triple> triples, Comparator<Node> order) {
        List<Triple> sorted = new ArrayList<>(triples);
        sorted.sort(
                Comparator.comparing(Triple::getPredicate, Order.PREDICATE).thenComparing(Triple::getObject, order));
        return sorted;
    }

    /** As it stands in the file. */
    String term(Node node) {
        if (node.isURI()) return iri(node.getURI());
        if (node.isBlank()) return "_:b" + blanks.getOrDefault(node, 0);
        if (node.isLiteral()) return literal(node);
        throw new IllegalArgumentException("no term of RDF 1.1: " + node);
    }

    private String iri(String iri) {
        return prefixes.shorten(iri)
                .map(name -> {
                    used.add(name.prefix());
                    return name.toString();
                })
                .orElseGet(() -> "<" + escaped(iri, "<>\"{}|^`\\ ") + ">");
    }

    private String literal(Node literal) {
        String text = literal.getLiteralLexicalForm();
        String language = literal.getLiteralLanguage();
        String type = literal.getLiteralDatatypeURI();
        if (!language.isEmpty()) return quoted(text) + "@" + language;
        if (type.equals(XSDDatatype.XSDstring.getURI())) return quoted(text);
        boolean isBare = type.equals(XSDDatatype.XSDinteger.getURI())
                        && INTEGER.matcher(text).matches()
                || type.equals(XSDDatatype.XSDboolean.getURI())
                        && BOOLEAN.matcher(text).matches();
        return isBare ? text : quoted(text) + "^^" + iri(type);
    }

    private static String quoted(String text) {
        String escaped = text.replace("\\", "\\\\")
                .replace("\"", "\\\"")
                .replace("\n", "\\n")
                .replace("\r", "\\r")
                .replace("\t", "\\t");
        return "\"" + escaped(escaped, "") + "\"";
    }

    /** With control characters, and those given, as {@code \\uXXXX}. */
    private static String escaped(String text, String special) {
        if (text.chars().noneMatch(c -> isSpecial(c, special))) return text;
        StringBuilder all = new StringBuilder();
        text.chars().forEach(c -> {
            if (isSpecial(c, special)) all.append(String.format("\\u%04X", c));
            else all.append((char) c);
        });
        return all.toString();
    }

    private static boolean isSpecial(int c, String special) {
        return c < 0x20 || c == 0x7F || special.indexOf(c) >= 0;
    }
}
