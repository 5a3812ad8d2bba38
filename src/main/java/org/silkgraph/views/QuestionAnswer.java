package org.silkgraph.views;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.silkgraph.queries.Explanation;
import org.silkgraph.terms.Label;

/**
 * The answer to a saved question, as JSON: flat rows by column name.
 *
 * @param explanation why there are no rows, where there are none
 */
public record QuestionAnswer(
        Head meta, List<Map<String, Object>> rows, Optional<String> next, Optional<Explanation> explanation) {
    /** As {@link Meta}, and what was asked. */
    public record Head(long version, String epoch, Instant generated, boolean truncated, String licence, Asked query) {
        static Head of(Meta meta, Asked query) {
            return new Head(meta.version(), meta.epoch(), meta.generated(), meta.truncated(), meta.licence(), query);
        }
    }

    /** The question with the values it was asked with, defaults included. */
    public record Asked(String id, Label title, Map<String, String> parameters) {}
}
