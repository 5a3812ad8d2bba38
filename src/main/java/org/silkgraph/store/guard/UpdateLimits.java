package org.silkgraph.store.guard;

import java.time.Duration;

/**
 * What one SPARQL Update may cost. Hitting a limit refuses the whole request; nothing of it is kept.
 *
 * @param timeout wall time of all its operations together
 * @param updateBytes length of the request in UTF-8
 * @param quads quads it adds and removes, those of its patterns and whole graphs included
 * @param parts operators and expressions of its patterns after parsing, and triples of its templates
 */
public record UpdateLimits(Duration timeout, int updateBytes, int quads, int parts) {
    public static final UpdateLimits DEFAULTS = new UpdateLimits(Duration.ofSeconds(10), 8 << 20, 1_000_000, 5_000);

    public UpdateLimits {
        if (timeout.isNegative() || timeout.isZero()) throw new IllegalArgumentException("timeout must be positive");
        if (updateBytes < 1 || quads < 1 || parts < 1) throw new IllegalArgumentException("limits must be positive");
    }
}
