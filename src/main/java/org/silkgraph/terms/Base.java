package org.silkgraph.terms;

/**
 * The base of every IRI this deployment mints, fixed for the life of the process.
 *
 * <p>Read once from the system property {@code silkgraph.base}, else the environment variable {@code SILKGRAPH_BASE}, else
 * {@value #SHIPPED}. The files of the distribution (ontology, data, queries) write the shipped base; {@link #rebase}
 * turns their text into this deployment's. Files that users hand in are taken as they are.
 */
public final class Base {
    /** The base written in the files of the distribution. */
    public static final String SHIPPED = "https://w3id.org/silkgraph/";

    private static final String CURRENT = configured();

    private Base() {}

    /** The base in force, ending with a slash. */
    public static String iri() {
        return CURRENT;
    }

    /** An IRI below the base: {@code iri("id/", slug)}. */
    public static String iri(String folder, String name) {
        return CURRENT + folder + name;
    }

    /** The text of a distributed file with the shipped base replaced by the one in force. */
    public static String rebase(String shippedText) {
        return CURRENT.equals(SHIPPED) ? shippedText : shippedText.replace(SHIPPED, CURRENT);
    }

    /** The IRI relative to the base, or the IRI itself where it lies elsewhere. */
    public static String relative(String iri) {
        return iri.startsWith(CURRENT) ? iri.substring(CURRENT.length()) : iri;
    }

    private static String configured() {
        String value = System.getProperty("silkgraph.base", System.getenv().getOrDefault("SILKGRAPH_BASE", SHIPPED));
        if (!value.matches("https?://[^\\s<>\"{}|\\\\^`?#]+/")) {
            throw new IllegalArgumentException("silkgraph.base must be an http(s) IRI that ends with '/': " + value);
        }
        return value;
    }
}
