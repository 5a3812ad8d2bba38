package org.silkgraph.views;

import java.time.Instant;
import java.util.List;
import org.silkgraph.store.journal.Summary;
import org.silkgraph.terms.Base;

/**
 * One change, flat.
 *
 * @param author who it is attributed to
 * @param account who was authenticated
 * @param operation what kind of write it was, one word
 * @param sources what it rests on: slugs of sources, else IRIs
 * @param added quads added, derived ones included
 */
public record ChangeRow(
        long version,
        Instant time,
        String author,
        String account,
        String operation,
        String message,
        List<String> sources,
        int added,
        int removed) {
    public ChangeRow {
        sources = List.copyOf(sources);
    }

    static ChangeRow of(Summary summary) {
        return new ChangeRow(
                summary.version().number(),
                summary.time(),
                summary.who().author().name(),
                summary.who().account().name(),
                summary.who().operation(),
                summary.who().message(),
                summary.who().sources().stream().map(ChangeRow::shortened).toList(),
                summary.added(),
                summary.removed());
    }

    private static String shortened(String iri) {
        return Base.relative(iri).replaceFirst("^id/", "");
    }
}
