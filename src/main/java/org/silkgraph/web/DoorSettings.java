package org.silkgraph.web;

import java.net.InetAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.silkgraph.terms.Settings;

/**
 * What one caller may take of the service, and how slowly it may send and read.
 *
 * @param connections open connections in all
 * @param connectionsOfClient open connections of one client address
 * @param maxHeader largest block of request headers, in bytes
 * @param headerTime a request header is whole within this time, and a body begins within it
 * @param minRate what a body, and an answer that is read, moves at least, in bytes a second
 * @param bodyTime what a client is waited for at most until a body is whole
 * @param stall an answer that moves less than {@code minRate} allows over this time is given up
 * @param heldAnswers bytes of large answers that wait to be read, of all callers together
 * @param requestsAtOnce requests of one client address that are worked on at a time
 * @param requestsPerSecond requests of one client address a second, in the long run
 * @param burst requests of one client address at once, after it was quiet
 * @param clientsRemembered client addresses whose requests are counted
 * @param limitLoopback whether callers on this machine are limited like others
 * @param proxies addresses whose {@code X-Forwarded-For} is believed
 * @param accessLog whether every request is a line of the log
 * @param slowQuery a query that takes longer is a line of the log
 */
public record DoorSettings(
        int connections,
        int connectionsOfClient,
        int maxHeader,
        Duration headerTime,
        int minRate,
        Duration bodyTime,
        Duration stall,
        long heldAnswers,
        int requestsAtOnce,
        int requestsPerSecond,
        int burst,
        int clientsRemembered,
        boolean limitLoopback,
        Set<InetAddress> proxies,
        boolean accessLog,
        Duration slowQuery) {
    /** As documented in {@code docs/operating.md}; large answers may take an eighth of the heap. */
    public static final DoorSettings DEFAULTS = new DoorSettings(
            2_000,
            100,
            16 << 10,
            Duration.ofSeconds(10),
            4 << 10,
            Duration.ofMinutes(5),
            Duration.ofSeconds(20),
            Runtime.getRuntime().maxMemory() / 8,
            16,
            50,
            200,
            10_000,
            false,
            Set.of(),
            false,
            Duration.ofSeconds(5));

    public DoorSettings {
        proxies = Set.copyOf(proxies);
        if (connectionsOfClient < 1 || connectionsOfClient > connections) {
            throw new IllegalArgumentException("connectionsOfClient must be 1 to connections: " + connectionsOfClient);
        }
        if (minRate < 1) throw new IllegalArgumentException("minRate must be above 0: " + minRate);
        if (burst < 1 || requestsPerSecond < 1 || requestsAtOnce < 1) {
            throw new IllegalArgumentException("burst, requestsPerSecond and requestsAtOnce must be above 0");
        }
    }

    /**
     * The defaults with what the operator set.
     *
     * @throws IllegalArgumentException where a value cannot be read; the message names setting and value
     */
    public static DoorSettings configured() {
        DoorSettings of = DEFAULTS;
        return new DoorSettings(
                Settings.count("silkgraph.connections", of.connections),
                Settings.count("silkgraph.connections-of-client", of.connectionsOfClient),
                Math.toIntExact(Settings.bytes("silkgraph.max-header", of.maxHeader)),
                seconds("silkgraph.header-time", of.headerTime),
                Math.toIntExact(Settings.bytes("silkgraph.min-rate", of.minRate)),
                seconds("silkgraph.body-time", of.bodyTime),
                seconds("silkgraph.stall", of.stall),
                Settings.bytes("silkgraph.held-answers", of.heldAnswers),
                Settings.count("silkgraph.requests-at-once", of.requestsAtOnce),
                Settings.count("silkgraph.requests-per-second", of.requestsPerSecond),
                Settings.count("silkgraph.burst", of.burst),
                of.clientsRemembered,
                isOn("silkgraph.limit-loopback"),
                addresses("silkgraph.proxies"),
                isOn("silkgraph.access-log"),
                seconds("silkgraph.slow-query", of.slowQuery));
    }

    private static Duration seconds(String name, Duration otherwise) {
        return Duration.ofSeconds(Settings.count(name, Math.toIntExact(otherwise.toSeconds())));
    }

    private static boolean isOn(String name) {
        String word = Settings.text(name).orElse("off");
        return switch (word) {
            case "on" -> true;
            case "off" -> false;
            default -> throw new IllegalArgumentException(name + " must be on or off: " + word);
        };
    }

    /** Literal addresses with commas between; names are not looked up. */
    private static Set<InetAddress> addresses(String name) {
        return Arrays.stream(Settings.text(name).orElse("").split(","))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .map(InetAddress::ofLiteral)
                .collect(Collectors.toSet());
    }
}
