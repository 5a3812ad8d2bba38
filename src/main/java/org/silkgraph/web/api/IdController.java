package org.silkgraph.web.api;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.List;
import org.silkgraph.views.Entities;
import org.silkgraph.web.Answers;
import org.silkgraph.web.NoSuchThing;
import org.silkgraph.web.Parameters;
import org.silkgraph.web.Variant;

/** {@code /id/{slug}}: the IRI of a thing, answered with 303 to the form the caller wants; a suffix beats Accept. */
@Controller("/id")
@Produces(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class IdController {
    private final Entities entities;
    private final Answers answers;
    private final NoSuchThing missing;

    IdController(Entities entities, Answers answers, NoSuchThing missing) {
        this.entities = entities;
        this.answers = answers;
        this.missing = missing;
    }

    @Get("/{name:[^/]+}")
    HttpResponse<?> thing(HttpRequest<?> request, String name) {
        Parameters.of(request);
        Suffixed asked = Suffixed.of(name, Variant.OF_ENTITY);
        if (!entities.exists(asked.name())) throw missing.entity(asked.name());
        String path = "/entities/" + asked.name();
        List<Variant> forms = Variant.OF_ENTITY;
        return asked.variant()
                .<HttpResponse<?>>map(variant -> answers.see(request, variant.at(path), path, forms))
                .orElseGet(() -> answers.see(request, path, forms));
    }
}
