package org.silkgraph.store.guard;

import java.time.Duration;

/**
 * What one query may cost. Hitting a limit is an error that names it, never a shortened answer.
 *
 * @param timeout wall time from the start of execution to the last row
 * @param queryBytes length of the query in UTF-8
 * @param rows rows of a SELECT, triples of a CONSTRUCT or DESCRIBE
 * @param parts operators and expressions after parsing
 */
public record QueryLimits(Duration timeout, int queryBytes, int rows, int parts) {
    public static final QueryLimits DEFAULTS = new QueryLimits(Duration.ofSeconds(10), 64 * 1024, 200_000, 5_000);

    public QueryLimits {
        if (timeout.isNegative() || timeout.isZero()) throw new IllegalArgumentException("timeout must be positive");
        if (queryBytes < 1 || rows < 1 || parts < 1) throw new IllegalArgumentException("limits must be positive");
    }
}
