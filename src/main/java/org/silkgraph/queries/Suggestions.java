package org.silkgraph.queries;

import java.util.List;

/** Names that look like a mistyped one. Search knows them; this room does not know search. */
@FunctionalInterface
public interface Suggestions {
    /** Slugs of entities, nearest first. */
    List<String> near(String slug);
}
