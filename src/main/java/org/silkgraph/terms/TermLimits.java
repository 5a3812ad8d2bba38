package org.silkgraph.terms;

/**
 * How large what is handed in may be, term by term.
 *
 * @param literal text of a literal, in bytes of UTF-8
 * @param iri length of an IRI, in characters
 * @param languageTag length of a language tag, in characters
 * @param nesting how deep a document may be nested: lists, brackets, triple terms, elements, objects
 */
public record TermLimits(int literal, int iri, int languageTag, int nesting) {
    /** 1 MiB, 2,048 and 35 characters (what RFC 5646 asks readers to have room for), 200 levels. */
    public static final TermLimits DEFAULTS = new TermLimits(1 << 20, 2048, 35, 200);

    public TermLimits {
        if (literal < 1 || iri < 1 || languageTag < 1 || nesting < 1)
            throw new IllegalArgumentException("limits must be positive");
    }
}
