package org.silkgraph.curation;

/**
 * How characters of one syntax make up tokens, as far as must be known to refuse a document before its parser has read it: how
 * deep it is nested, what stands in its IRIs, whether it declares a document type. It never decides what a document says, and
 * lets pass what is no document; the parser refuses that.
 */
interface Lexicon {
    /** The next character, in order. */
    void read(char next, Place place);

    /** Where something is refused. */
    interface Place {
        /** One level more. */
        void open();

        /** One level less. */
        void shut();

        /** A character of an IRI, with escapes resolved. */
        void inIri(int codePoint);

        /** A document type declaration. */
        void doctype();
    }
}
