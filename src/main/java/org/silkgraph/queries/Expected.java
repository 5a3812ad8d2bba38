package org.silkgraph.queries;

import java.util.Map;

/**
 * The answer that a question must give, kept beside it.
 *
 * @param on the data it was written for: {@code report-2017} or {@code second-source}
 * @param file the answer as CSV, below the folder of questions
 * @param rows how many rows it has
 * @param parameters the values it was asked with, where they are not the defaults
 */
public record Expected(String on, String file, int rows, Map<String, String> parameters) {
    public Expected {
        if (!on.matches("[a-z0-9-]+")) throw new IllegalArgumentException("on must name a dataset: " + on);
        if (!file.matches("expected/[A-Z][0-9]{2}\\.csv")) {
            throw new IllegalArgumentException("file must be expected/ID.csv: " + file);
        }
        parameters = parameters == null ? Map.of() : Map.copyOf(parameters);
    }
}
