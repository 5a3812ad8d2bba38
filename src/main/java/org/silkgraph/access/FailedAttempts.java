package org.silkgraph.access;

import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Counts failed authentications by client address, and says how long an address has to wait. Another address is not touched by
 * it. One lock guards all; what happens under it takes microseconds.
 *
 * <p>Of an IPv6 address the first 64 bits count, since the rest is the client's to choose. What is remembered is bounded: at most
 * {@code failures} moments for each of {@code failureClients} addresses. Failures while an address waits are not counted, so
 * that the wait ends; tokens have 256 random bits, and what this saves is work and noise.
 */
public final class FailedAttempts {
    private final AccessSettings settings;
    private final LongSupplier nanoTime;
    /** Moments of failures by client, the client that failed last at the end. */
    private final Map<String, Deque<Long>> failures = new LinkedHashMap<>();

    /** @param nanoTime as {@link System#nanoTime}: only differences mean something */
    public FailedAttempts(AccessSettings settings, LongSupplier nanoTime) {
        this.settings = settings;
        this.nanoTime = nanoTime;
    }

    /** How long until this address may try again; zero where it may now. */
    public synchronized Duration waitOf(InetAddress client) {
        Deque<Long> moments = failures.getOrDefault(key(client), new ArrayDeque<>());
        if (moments.size() < settings.failures()) return Duration.ZERO;
        long past = nanoTime.getAsLong() - moments.getFirst();
        Duration left = settings.failureWindow().minusNanos(past);
        return left.isPositive() ? left : Duration.ZERO;
    }

    /** Counts one failure. */
    public synchronized void failed(InetAddress client) {
        Deque<Long> moments = failures.remove(key(client));
        if (moments == null) moments = new ArrayDeque<>();
        moments.addLast(nanoTime.getAsLong());
        if (moments.size() > settings.failures()) moments.removeFirst();
        failures.put(key(client), moments);
        if (failures.size() > settings.failureClients()) {
            failures.remove(failures.keySet().iterator().next());
        }
    }

    synchronized int remembered() {
        return failures.size();
    }

    private static String key(InetAddress client) {
        byte[] address = client.getAddress();
        return HexFormat.of().formatHex(address.length == 16 ? Arrays.copyOf(address, 8) : address);
    }
}
