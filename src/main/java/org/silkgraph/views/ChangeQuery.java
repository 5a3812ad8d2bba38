package org.silkgraph.views;

/**
 * Which changes. Empty strings stand for "any" and "from the newest".
 *
 * @param author the author or the account
 * @param source slug of a source, or an absolute IRI
 * @param entity slug of an entity that it describes or about which it makes or removes a claim
 */
public record ChangeQuery(String author, String source, String entity, int limit, String cursor) {
    public ChangeQuery {
        if (limit < 1) throw new IllegalArgumentException("limit must be at least 1: " + limit);
    }

    boolean isFiltered() {
        return !author.isEmpty() || !source.isEmpty() || !entity.isEmpty();
    }
}
