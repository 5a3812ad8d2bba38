package org.silkgraph.queries;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** What stands in a column, which decides how it is written: things of this service by their short names. */
public enum ColumnType {
    /** An entity, by its slug; also what stands beside entities at the end of a link (a status). */
    @JsonProperty("slug")
    SLUG,
    /** A source, by its slug. */
    @JsonProperty("source")
    SOURCE,
    /** A claim, by its id. */
    @JsonProperty("claim")
    CLAIM,
    /** A term of the ontology, by its local name. */
    @JsonProperty("term")
    TERM,
    /** An IRI in full. */
    @JsonProperty("iri")
    IRI,
    /** A text. */
    @JsonProperty("text")
    TEXT,
    /** A whole number. */
    @JsonProperty("integer")
    INTEGER;

    /** As it is written in headers and answers. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
