package org.silkgraph.web;

import java.net.InetAddress;
import java.time.Duration;
import java.util.Set;

/** Settings of the door for tests: the defaults, but for what a test is about. */
public final class Doors {
    private static final DoorSettings OF = DoorSettings.DEFAULTS;

    private Doors() {}

    /** Short waits, and room for few. */
    static DoorSettings hasty(int connections, int ofClient, boolean limitLoopback) {
        Duration second = Duration.ofSeconds(1);
        return new DoorSettings(
                connections,
                ofClient,
                OF.maxHeader(),
                second,
                OF.minRate(),
                Duration.ofSeconds(3),
                second,
                32 << 20,
                OF.requestsAtOnce(),
                1_000,
                1_000,
                OF.clientsRemembered(),
                limitLoopback,
                Set.of(),
                false,
                OF.slowQuery());
    }

    /** Counts callers on this machine too. */
    public static DoorSettings counting(int atOnce, int perSecond, int burst, int clients, Set<InetAddress> proxies) {
        return new DoorSettings(
                OF.connections(),
                OF.connectionsOfClient(),
                OF.maxHeader(),
                OF.headerTime(),
                OF.minRate(),
                OF.bodyTime(),
                OF.stall(),
                OF.heldAnswers(),
                atOnce,
                perSecond,
                burst,
                clients,
                true,
                proxies,
                false,
                OF.slowQuery());
    }

    /** Notes every request, and every query. */
    static DoorSettings noting() {
        return new DoorSettings(
                OF.connections(),
                OF.connectionsOfClient(),
                OF.maxHeader(),
                OF.headerTime(),
                OF.minRate(),
                OF.bodyTime(),
                OF.stall(),
                OF.heldAnswers(),
                OF.requestsAtOnce(),
                OF.requestsPerSecond(),
                OF.burst(),
                OF.clientsRemembered(),
                false,
                Set.of(),
                true,
                Duration.ZERO);
    }
}
