package org.silkgraph.snapshot;

import org.apache.jena.datatypes.RDFDatatype;
import org.apache.jena.datatypes.TypeMapper;
import org.apache.jena.datatypes.xsd.XSDDatatype;

/**
 * What many terms begin with, kept once and named by a number: the namespace of IRIs, a datatype, a language, or nothing but
 * the kind of a term. Immutable, also for readers that meet it by a race.
 */
final class Head {
    /** Kinds of heads. The order is that of the file of a checkpoint; new ones go to the end. */
    enum Kind {
        /** The text behind it completes an IRI. */
        IRI,
        BLANK,
        STRING,
        /** The text behind it is three numbers. */
        TRIPLE,
        /** A literal that found no number for its head: the text behind says kind and head too. */
        WHOLE,
        /** A language in lower case. */
        LANGUAGE,
        /** A language in lower case, two dashes, a direction. */
        DIRECTION,
        DATATYPE,
        /** A language as it was written, which stands behind terms and not before them. */
        WRITTEN
    }

    final int number;
    final Kind kind;
    final String text;
    /** Of a {@link Kind#DATATYPE}, else that of strings. */
    final RDFDatatype datatype;

    Head(int number, Kind kind, String text) {
        this.number = number;
        this.kind = kind;
        this.text = text;
        this.datatype =
                kind == Kind.DATATYPE ? TypeMapper.getInstance().getSafeTypeByName(text) : XSDDatatype.XSDstring;
    }

    boolean isLiteral() {
        return kind != Kind.IRI && kind != Kind.BLANK && kind != Kind.TRIPLE;
    }

    /** Whether it is the one of a kind and the first so many characters of a text. */
    boolean is(Kind wanted, String of, int length) {
        return kind == wanted && text.length() == length && of.startsWith(text);
    }
}
