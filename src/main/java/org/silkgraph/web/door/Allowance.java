package org.silkgraph.web.door;

import java.net.InetAddress;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.silkgraph.web.DoorSettings;

/**
 * How many requests each client address may still make: a bucket of {@code burst} tokens that fills at
 * {@code requestsPerSecond}, and {@code requestsAtOnce} of them under way.
 *
 * <p>What is remembered is bounded: beyond {@code clientsRemembered} addresses the one that asked longest ago is forgotten, unless
 * it has requests under way. One lock guards all; what happens under it takes a microsecond.
 */
final class Allowance {
    /** What becomes of a request. */
    sealed interface Answer {
        /** It may go on, and is to be given back with {@link #done}. */
        record Granted() implements Answer {}

        /** Too many in a short time; another may come after a while. */
        record TooOften(Duration pause) implements Answer {}

        /** Too many under way. */
        record TooMany() implements Answer {}
    }

    private static final class Account {
        private double tokens;
        private long at;
        private int underWay;

        Account(double tokens, long at) {
            this.tokens = tokens;
            this.at = at;
        }
    }

    private final DoorSettings settings;
    private final LongSupplier nanoTime;
    /** The client that asked last at the end. */
    private final Map<Client, Account> accounts = new LinkedHashMap<>(64, 0.75f, true);

    /** @param nanoTime as {@link System#nanoTime}: only differences mean something */
    Allowance(DoorSettings settings, LongSupplier nanoTime) {
        this.settings = settings;
        this.nanoTime = nanoTime;
    }

    /** Asks for one request. */
    synchronized Answer ask(InetAddress client) {
        long now = nanoTime.getAsLong();
        Account account = accounts.computeIfAbsent(Client.at(client), key -> new Account(settings.burst(), now));
        forget();
        fill(account, now);
        if (account.underWay >= settings.requestsAtOnce()) return new Answer.TooMany();
        if (account.tokens < 1) return new Answer.TooOften(untilNext(account));
        account.tokens--;
        account.underWay++;
        return new Answer.Granted();
    }

    /** One that was granted is over. */
    synchronized void done(InetAddress client) {
        Account account = accounts.get(Client.at(client));
        if (account != null && account.underWay > 0) account.underWay--;
    }

    private void fill(Account account, long now) {
        double more = settings.requestsPerSecond() * ((now - account.at) / 1e9);
        account.tokens = Math.min(settings.burst(), account.tokens + more);
        account.at = now;
    }

    private Duration untilNext(Account account) {
        return Duration.ofNanos((long) (1e9 * (1 - account.tokens) / settings.requestsPerSecond()));
    }

    private void forget() {
        if (accounts.size() <= settings.clientsRemembered()) return;
        var oldest = accounts.values().iterator();
        while (oldest.hasNext() && accounts.size() > settings.clientsRemembered()) {
            if (oldest.next().underWay == 0) oldest.remove();
        }
    }

    synchronized int remembered() {
        return accounts.size();
    }
}
