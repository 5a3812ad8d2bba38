package org.silkgraph.web.api;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.List;
import org.silkgraph.access.Caller;
import org.silkgraph.access.Role;
import org.silkgraph.curation.Updating;
import org.silkgraph.web.Bodies;
import org.silkgraph.web.Callers;
import org.silkgraph.web.Problem;
import org.silkgraph.web.Writes;

/**
 * SPARQL 1.1 Update by the SPARQL 1.1 Protocol: POST of a form with {@code update}, or of an update. One request is one change.
 * Besides {@code using-graph-uri} and {@code using-named-graph-uri} it takes {@code author}, {@code message} and
 * {@code source}; others, which clients of many endpoints send along, are left unread.
 */
@Controller("/update")
@Produces(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class UpdateController {
    private final Updating updating;
    private final Callers callers;
    private final Writes writes;
    private final Signatures signatures;

    UpdateController(Updating updating, Callers callers, Writes writes, Signatures signatures) {
        this.updating = updating;
        this.callers = callers;
        this.writes = writes;
        this.signatures = signatures;
    }

    @Post
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> form(HttpRequest<?> request) {
        Caller caller = callers.require(request, Role.EDITOR);
        // Encoding makes a text up to three times as long.
        Pairs form = Pairs.of(Bodies.text(request, 3 * updating.longest()));
        return run(request, caller, form.and(Pairs.of(request.getUri().getRawQuery())));
    }

    @Post
    @Consumes("application/sparql-update")
    HttpResponse<?> direct(HttpRequest<?> request) {
        Caller caller = callers.require(request, Role.EDITOR);
        String update = Bodies.text(request, updating.longest());
        return run(request, caller, Pairs.of(request.getUri().getRawQuery()).with("update", update));
    }

    private HttpResponse<?> run(HttpRequest<?> request, Caller caller, Pairs pairs) {
        List<String> updates = pairs.values("update");
        if (updates.size() != 1 || pairs.has("query"))
            throw Problem.of(400, "update-one").with("count", updates.size()).exception();
        String text = updates.getFirst();
        return writes.answer(
                request,
                updating.run(new Updating.Request(
                        text,
                        pairs.values("using-graph-uri"),
                        pairs.values("using-named-graph-uri"),
                        signatures.of(request, caller, pairs, "update", text),
                        writes.seen(request))),
                200);
    }
}
