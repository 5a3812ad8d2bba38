package org.silkgraph.terms;

/**
 * Who a change is attributed to: the name of a token or of the part of the service that acted. A name of an account, at most
 * 200 characters, without control characters.
 */
public record Author(String name) {
    /** Changes the service makes by itself: the ontology, the report at first start. */
    public static final Author SYSTEM = new Author("silkgraph");

    public Author {
        if (name.isBlank() || name.length() > 200 || name.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("name of an author must be 1 to 200 printable characters");
        }
    }
}
