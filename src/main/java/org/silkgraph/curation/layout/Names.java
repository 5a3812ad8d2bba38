package org.silkgraph.curation.layout;

import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDFS;
import org.silkgraph.terms.Base;

/**
 * What things are called in comments: their Chinese label, else the English one, else their title in the same order, else
 * the last part of the IRI. Of graphs added one after the other the first that has a name gives it.
 */
final class Names {
    static final List<Node> PROPERTIES = List.of(RDFS.Nodes.label, DCTerms.title.asNode());
    private static final List<String> LANGUAGES = List.of("zh", "en");

    private final Map<Node, Name> names = new HashMap<>();

    private record Name(int graph, int rank, String text) {
        boolean goesBefore(Name other) {
            if (graph != other.graph) return false;
            return rank != other.rank ? rank < other.rank : Order.TEXT.compare(text, other.text) < 0;
        }
    }

    private int graphs;

    /** The names one graph gives. */
    Names add(Iterator<Triple> graph) {
        graphs++;
        graph.forEachRemaining(this::add);
        return this;
    }

    private void add(Triple triple) {
        int property = PROPERTIES.indexOf(triple.getPredicate());
        if (property < 0 || !triple.getObject().isLiteral()) return;
        int language = LANGUAGES.indexOf(triple.getObject().getLiteralLanguage());
        if (language < 0) return;
        Name name = new Name(graphs, 2 * property + language, triple.getObject().getLiteralLexicalForm());
        names.merge(triple.getSubject(), name, (known, found) -> found.goesBefore(known) ? found : known);
    }

    boolean knows(Node thing) {
        return names.containsKey(thing);
    }

    /** Fit for a comment: on one line. */
    String of(Node thing) {
        Name name = names.get(thing);
        return oneLine(name == null ? local(thing) : name.text());
    }

    /** What stands after the last slash or hash of an IRI; the text of a literal. */
    static String local(Node thing) {
        if (thing.isLiteral()) return thing.getLiteralLexicalForm();
        String iri = thing.isURI() ? Base.relative(thing.getURI()) : thing.toString();
        return iri.substring(Math.max(iri.lastIndexOf('#'), iri.lastIndexOf('/')) + 1);
    }

    static String oneLine(String text) {
        return text.replaceAll("[\\p{Cntrl}\\x{85}\\x{2028}\\x{2029}]+", " ").strip();
    }
}
