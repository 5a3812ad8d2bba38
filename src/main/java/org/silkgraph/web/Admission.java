package org.silkgraph.web;

import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.util.Set;
import org.silkgraph.access.AccessSettings;
import org.silkgraph.access.Reading;
import org.silkgraph.access.Role;

/**
 * Who may come in at all. Where reading is open everybody may, but a token that is shown must be right: who sends a bad one
 * should hear it. Where reading is closed, a token is needed for every address, also for those that do not exist.
 *
 * <p>Without a token go what an orchestrator asks, the metrics, which ask themselves, the style sheet of the problem page, and what the command line calls, which
 * shows the secret of this start and not a token. Which of these a request is, is read from the route that was found for it,
 * not from its path, so that no spelling of a path can be taken for another.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class Admission implements Ordered {
    private static final Set<String> FOR_OPERATORS = Set.of("/health/liveness", "/health/readiness", "/metrics");

    private final Callers callers;
    private final Clients clients;
    private final Reading reading;

    Admission(Callers callers, Clients clients, AccessSettings settings) {
        this.callers = callers;
        this.clients = clients;
        this.reading = settings.reading();
    }

    /** Inside of the {@link Doorway}, so that refusals carry the headers of every answer. */
    @Override
    public int getOrder() {
        return 10;
    }

    @RequestFilter
    void admit(HttpRequest<?> request) {
        String route = Routes.of(request);
        // As if there were no such address: only this machine has to do with it.
        if (route.startsWith("/internal/") && !clients.isLocal(request))
            throw Problem.of(404, "http-404").exception();
        if (needsNoToken(route)) return;
        switch (reading) {
            case OPEN -> callers.of(request);
            case CLOSED -> callers.require(request, Role.READER);
        }
    }

    private static boolean needsNoToken(String route) {
        return FOR_OPERATORS.contains(route) || route.startsWith("/assets/") || route.startsWith("/internal/");
    }
}
