package org.silkgraph.queries;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.silkgraph.terms.Label;
import org.silkgraph.terms.Version;

/**
 * What a question answered at one version.
 *
 * @param title with the values it was asked with
 * @param parameters the values in use, defaults included
 * @param rows by column name, in the order of the columns; a missing value is null
 * @param truncated true where rows were left out at the limit
 * @param explanation why there are no rows, where there are none
 */
public record Answer(
        Question question,
        Label title,
        Map<String, String> parameters,
        Version version,
        Instant generated,
        List<Map<String, Object>> rows,
        boolean truncated,
        Optional<Explanation> explanation) {
    public Answer {
        parameters = Collections.unmodifiableMap(parameters);
        // Rows hold nulls, which List.copyOf takes but Map.copyOf does not.
        rows = Collections.unmodifiableList(new ArrayList<>(rows));
    }
}
