package org.silkgraph.access;

import java.time.Duration;

/**
 * Who may read, and the limits of this room.
 *
 * @param reading who may read
 * @param failures so many failed authentications of one client address within {@code failureWindow}, and it has to wait
 * @param failureWindow how long a failed authentication counts
 * @param failureClients addresses remembered at once; the one whose last failure is longest ago is forgotten first
 * @param tokens most tokens of a store, revoked and expired ones among them
 */
public record AccessSettings(Reading reading, int failures, Duration failureWindow, int failureClients, int tokens) {
    /** Reading is open; 10 failures in 60 seconds, 10,000 addresses, 10,000 tokens. */
    public static final AccessSettings DEFAULTS =
            new AccessSettings(Reading.OPEN, 10, Duration.ofSeconds(60), 10_000, 10_000);

    public AccessSettings {
        if (failures < 1) throw new IllegalArgumentException("failures must be at least 1: " + failures);
        if (failureClients < 1) throw new IllegalArgumentException("failureClients must be at least 1");
        if (tokens < 1) throw new IllegalArgumentException("tokens must be at least 1: " + tokens);
    }

    /** The same limits, with reading open or closed. */
    public AccessSettings with(Reading other) {
        return new AccessSettings(other, failures, failureWindow, failureClients, tokens);
    }
}
