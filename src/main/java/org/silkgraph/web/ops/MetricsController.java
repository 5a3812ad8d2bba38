package org.silkgraph.web.ops;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import org.silkgraph.access.Role;
import org.silkgraph.store.Store;
import org.silkgraph.store.guard.Executions;
import org.silkgraph.web.Callers;
import org.silkgraph.web.Clients;
import org.silkgraph.web.Readiness;
import org.silkgraph.web.door.Meters;

/** Numbers for a monitoring system, to callers on this machine and to who shows the token of an admin. */
@Controller("/metrics")
@Produces(MediaType.ALL)
final class MetricsController {
    private static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";

    private final Clients clients;
    private final Callers callers;
    private final Meters meters;

    MetricsController(
            Clients clients, Callers callers, Meters meters, Store store, Readiness readiness, Executions executions) {
        this.clients = clients;
        this.callers = callers;
        this.meters = meters;
        meters.gauge("silkgraph.store.version", () -> store.version().number());
        meters.gauge("silkgraph.queries.running", () -> executions.underWay().size());
        meters.gauge("silkgraph.queries.waiting", executions::waiting);
        meters.gauge("silkgraph.ready", () -> readiness.isOpen() ? 1 : 0);
    }

    @Get
    HttpResponse<?> metrics(HttpRequest<?> request) {
        if (!clients.isLocal(request)) callers.require(request, Role.ADMIN);
        return HttpResponse.ok(meters.text())
                .contentType(MediaType.of(PROMETHEUS))
                .header(HttpHeaders.CACHE_CONTROL, "no-store");
    }
}
