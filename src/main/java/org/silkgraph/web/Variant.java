package org.silkgraph.web;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.silkgraph.views.Format;

/**
 * A form in which a thing can be had.
 *
 * @param suffix the ending of its address, empty for the page
 * @param mediaTypes the type it is sent as, then others it is accepted as
 */
public record Variant(String suffix, List<String> mediaTypes) {
    public static final Variant JSONLD = of(Format.JSONLD);
    public static final Variant TTL =
            of(Format.TTL, "application/x-turtle", "text/n3", "text/rdf+n3", "application/turtle");
    public static final Variant RDF = of(Format.RDF, "application/xml", "text/xml");
    public static final Variant NT = of(Format.NT, "text/plain");
    public static final Variant JSON = new Variant("json", List.of("application/json"));
    public static final Variant HTML = new Variant("", List.of("text/html", "application/xhtml+xml"));

    /** For an entity, in our order of preference. */
    public static final List<Variant> OF_ENTITY = List.of(JSONLD, TTL, RDF, NT, JSON, HTML);
    /** For a claim or a piece of evidence. */
    public static final List<Variant> OF_RECORD = List.of(JSONLD, TTL, RDF, NT, HTML);
    /** For answers to queries, rows first. */
    public static final List<Variant> OF_SPARQL = List.of(
            new Variant("json", List.of("application/sparql-results+json", "application/json")),
            new Variant("xml", List.of("application/sparql-results+xml", "application/xml", "text/xml")),
            new Variant("csv", List.of("text/csv")),
            new Variant("tsv", List.of("text/tab-separated-values")),
            TTL,
            JSONLD,
            RDF,
            NT);
    /** For the description of the SPARQL service. */
    public static final List<Variant> OF_SERVICE = List.of(TTL, JSONLD, RDF, NT);
    /** For a change, JSON first. */
    public static final List<Variant> OF_CHANGE =
            List.of(JSON, new Variant("rdfp", List.of("application/rdf-patch")), HTML);
    /** For the ontology: RDF/XML first, the one syntax every ontology tool reads. */
    public static final List<Variant> OF_ONTOLOGY = List.of(RDF, TTL, JSONLD, NT, HTML);

    public Variant {
        mediaTypes = List.copyOf(mediaTypes);
    }

    private static Variant of(Format format, String... aliases) {
        return new Variant(
                format.suffix(),
                Stream.concat(Stream.of(format.mediaType()), Stream.of(aliases)).toList());
    }

    public String mediaType() {
        return mediaTypes.getFirst();
    }

    public boolean html() {
        return suffix.isEmpty();
    }

    /** The RDF syntax, where it is one. */
    public Optional<Format> format() {
        return Format.of(suffix);
    }

    /** The address of this form of the thing at a path. */
    public String at(String path) {
        return html() ? path : path + "." + suffix;
    }
}
