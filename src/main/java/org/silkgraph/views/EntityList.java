package org.silkgraph.views;

import java.util.List;
import java.util.Optional;

/**
 * A page of entities.
 *
 * @param total how many entities match, on all pages together
 * @param next cursor of the next page, bound to this version; empty on the last page
 */
public record EntityList(Meta meta, int total, List<EntityRow> rows, Optional<String> next) {
    public EntityList {
        rows = List.copyOf(rows);
    }
}
