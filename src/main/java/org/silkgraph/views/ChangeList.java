package org.silkgraph.views;

import java.util.List;
import java.util.Optional;

/**
 * A page of changes, the newest first.
 *
 * @param total how many changes match, on all pages together
 * @param next cursor of the next page; it stays good when more changes are made, since the past does not move
 */
public record ChangeList(Meta meta, long total, List<ChangeRow> rows, Optional<String> next) {
    public ChangeList {
        rows = List.copyOf(rows);
    }
}
