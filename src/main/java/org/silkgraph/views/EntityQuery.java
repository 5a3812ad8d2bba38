package org.silkgraph.views;

/**
 * Which entities: of one class, with a text in their names, so many, from a cursor on. Empty strings stand for "any" and
 * "from the start".
 */
public record EntityQuery(String type, String text, int limit, String cursor) {
    public EntityQuery {
        if (limit < 1) throw new IllegalArgumentException("limit must be at least 1: " + limit);
    }
}
