package org.silkgraph.web.door;

import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.context.event.HttpRequestTerminatedEvent;
import java.net.InetAddress;
import java.time.Duration;
import org.silkgraph.web.Clients;
import org.silkgraph.web.DoorSettings;
import org.silkgraph.web.Problem;

/**
 * Lets a client address make so many requests in a time, and have so many under way; more are 429. A request is under way until
 * its answer was written, or its connection is gone. Callers on this machine are not counted, unless the settings say so.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class Turnstile implements Ordered, ApplicationEventListener<HttpRequestTerminatedEvent> {
    private static final String KNOWN = Turnstile.class.getName();

    private final Clients clients;
    private final Refusals refusals;
    private final Allowance allowance;
    private final boolean limitLoopback;

    Turnstile(Clients clients, Refusals refusals, DoorSettings settings) {
        this.clients = clients;
        this.refusals = refusals;
        this.allowance = new Allowance(settings, System::nanoTime);
        this.limitLoopback = settings.limitLoopback();
    }

    /** Inside of what gives answers their headers, before a token is looked at. */
    @Override
    public int getOrder() {
        return 5;
    }

    @RequestFilter
    void pass(HttpRequest<?> request) {
        InetAddress client = clients.of(request);
        if (client.isLoopbackAddress() && !limitLoopback) return;
        switch (allowance.ask(client)) {
            case Allowance.Answer.Granted granted -> request.setAttribute(KNOWN, client);
            case Allowance.Answer.TooOften often -> {
                refusals.hit(Refusals.Limit.RATE);
                throw refused("too-many-requests", often.pause());
            }
            case Allowance.Answer.TooMany many -> {
                refusals.hit(Refusals.Limit.AT_ONCE);
                throw refused("too-many-at-once", Duration.ofSeconds(1));
            }
        }
    }

    private static RuntimeException refused(String name, Duration wait) {
        long seconds = Math.max(1, wait.plusSeconds(1).minusNanos(1).toSeconds());
        return Problem.of(429, name)
                .with("seconds", seconds)
                .header(HttpHeaders.RETRY_AFTER, Long.toString(seconds))
                .exception();
    }

    @Override
    public void onApplicationEvent(HttpRequestTerminatedEvent over) {
        over.getSource().getAttribute(KNOWN, InetAddress.class).ifPresent(allowance::done);
    }
}
