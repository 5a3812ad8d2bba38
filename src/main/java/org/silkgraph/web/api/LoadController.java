package org.silkgraph.web.api;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.silkgraph.curation.Loading;
import org.silkgraph.curation.NamedText;
import org.silkgraph.curation.Outcome;
import org.silkgraph.curation.Unparsable;
import org.silkgraph.store.Store;
import org.silkgraph.terms.Attribution;
import org.silkgraph.terms.Author;
import org.silkgraph.web.Problem;
import org.silkgraph.web.ServiceSecret;

/** The way of the command line into a running service: {@code POST /internal/load}, with the secret of this start only. */
@Controller("/internal")
@ExecuteOn(TaskExecutors.BLOCKING)
final class LoadController {
    private final Store store;
    private final ServiceSecret secret;

    LoadController(Store store, ServiceSecret secret) {
        this.store = store;
        this.secret = secret;
    }

    /** As the command line sends it; an empty {@code reference} is the default graph. */
    record Order(String author, String message, String reference, List<NamedText> files) {}

    @Post(value = "/load", consumes = MediaType.APPLICATION_JSON, produces = MediaType.APPLICATION_JSON)
    HttpResponse<?> load(@Header(HttpHeaders.AUTHORIZATION) @Nullable String authorization, @Body Order order) {
        if (authorization == null || !secret.opens(authorization))
            throw Problem.of(401, "secret").exception();
        Optional<String> reference = Optional.of(order.reference()).filter(name -> !name.isEmpty());
        try {
            Outcome outcome = Outcome.of(Loading.load(
                    store,
                    new Loading.Request(
                            Attribution.of(new Author(order.author()), "load", order.message()),
                            reference,
                            order.files())));
            return outcome.refused() ? HttpResponse.unprocessableEntity().body(outcome) : HttpResponse.ok(outcome);
        } catch (Unparsable e) {
            return HttpResponse.badRequest(
                    Map.of("file", e.file(), "line", e.line(), "column", e.column(), "detail", e.problem()));
        }
    }
}
