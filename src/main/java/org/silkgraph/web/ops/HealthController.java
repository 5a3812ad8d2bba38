package org.silkgraph.web.ops;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import org.silkgraph.store.Store;
import org.silkgraph.web.Build;
import org.silkgraph.web.OntologyInForce;
import org.silkgraph.web.Readiness;

/** For operators and orchestrators: is it alive, is it ready, which build and data is it. Never cached. */
@Controller
@Produces(MediaType.ALL)
final class HealthController {
    private final Store store;
    private final Build build;
    private final Readiness readiness;
    private final OntologyInForce ontology;

    HealthController(Store store, Build build, Readiness readiness, OntologyInForce ontology) {
        this.ontology = ontology;
        this.store = store;
        this.build = build;
        this.readiness = readiness;
    }

    record Health(String status) {}

    record Info(Named build, Data store, Terms ontology) {}

    record Named(String name, String version, String number) {}

    /** Of the store: whether it is that of this release, and what kept it out. */
    record Terms(boolean shipped, int violations) {}

    record Data(String epoch, long version, String committed) {}

    @Get("/health/liveness")
    HttpResponse<?> liveness() {
        return uncached(HttpStatus.OK, new Health("UP"));
    }

    @Get("/health/readiness")
    HttpResponse<?> readiness() {
        return readiness.isOpen()
                ? uncached(HttpStatus.OK, new Health("UP"))
                : uncached(HttpStatus.SERVICE_UNAVAILABLE, new Health("DOWN"));
    }

    @Get("/info")
    HttpResponse<?> info() {
        return uncached(
                HttpStatus.OK,
                new Info(
                        new Named("silkgraph", build.version(), build.number()),
                        new Data(
                                store.epoch(),
                                store.version().number(),
                                store.committedAt().toString()),
                        new Terms(ontology.isShipped(), ontology.violations())));
    }

    private static HttpResponse<?> uncached(HttpStatus status, Object body) {
        return HttpResponse.status(status)
                .contentType(MediaType.APPLICATION_JSON_TYPE)
                .header("Cache-Control", "no-store")
                .body(body);
    }
}
