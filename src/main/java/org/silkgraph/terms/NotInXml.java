package org.silkgraph.terms;

import java.util.Iterator;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.rdf.model.impl.Util;

/**
 * An answer that cannot be written in XML 1.0: a character that XML has no form for, not even as a reference, or a predicate that
 * is no name of an element. Nothing is left out or replaced instead.
 */
public final class NotInXml extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private NotInXml(String why) {
        super(why, null, false, false);
    }

    /** Throws where a term of a table has a character that XML has not. */
    public static void require(Node term) {
        if (term.isURI()) require(term.getURI());
        else if (term.isLiteral()) require(term.getLiteralLexicalForm());
    }

    /** Throws where RDF/XML cannot hold one of these. */
    public static void require(Iterator<Triple> triples) {
        while (triples.hasNext()) {
            Triple triple = triples.next();
            require(triple.getSubject());
            require(triple.getObject());
            requireName(triple.getPredicate().getURI());
        }
    }

    private static void require(String text) {
        unwritable(text).ifPresent(point -> {
            throw new NotInXml("U+%04X".formatted(point));
        });
    }

    private static void requireName(String predicate) {
        require(predicate);
        if (Util.splitNamespaceXML(predicate) == predicate.length()) throw new NotInXml("<" + predicate + ">");
    }

    /** The first character that XML 1.0 has not. */
    static Optional<Integer> unwritable(String text) {
        return text.codePoints().filter(point -> !isOfXml(point)).boxed().findFirst();
    }

    private static boolean isOfXml(int point) {
        return point >= 0x20 && point <= 0xD7FF
                || point == '\t'
                || point == '\n'
                || point == '\r'
                || point >= 0xE000 && point <= 0xFFFD
                || point >= 0x10000;
    }
}
