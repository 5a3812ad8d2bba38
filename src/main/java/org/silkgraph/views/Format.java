package org.silkgraph.views;

import java.util.Arrays;
import java.util.Optional;

/** The RDF syntaxes of a description. */
public enum Format {
    JSONLD("jsonld", "application/ld+json"),
    TTL("ttl", "text/turtle"),
    RDF("rdf", "application/rdf+xml"),
    NT("nt", "application/n-triples");

    private final String suffix;
    private final String mediaType;

    Format(String suffix, String mediaType) {
        this.suffix = suffix;
        this.mediaType = mediaType;
    }

    /** The ending of the file name in a URL. */
    public String suffix() {
        return suffix;
    }

    public String mediaType() {
        return mediaType;
    }

    public static Optional<Format> of(String suffix) {
        return Arrays.stream(values())
                .filter(format -> format.suffix.equals(suffix))
                .findFirst();
    }
}
