package org.silkgraph.web.api;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import org.silkgraph.views.Entities;
import org.silkgraph.views.Entity;
import org.silkgraph.views.EntityList;
import org.silkgraph.views.EntityQuery;
import org.silkgraph.views.Format;
import org.silkgraph.views.Rendering;
import org.silkgraph.views.Renderings;
import org.silkgraph.web.Answers;
import org.silkgraph.web.Answers.Read;
import org.silkgraph.web.EntityParameters;
import org.silkgraph.web.NoSuchThing;
import org.silkgraph.web.Parameters;
import org.silkgraph.web.Variant;
import org.silkgraph.web.WebSettings;

/** Entities as JSON and RDF: {@code /entities.json}, {@code /entities/{slug}.json}, {@code .jsonld .ttl .rdf .nt}. */
@Controller
@Produces(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class EntitiesController {
    private final Entities entities;
    private final Renderings renderings;
    private final Answers answers;
    private final NoSuchThing missing;
    private final WebSettings settings;

    EntitiesController(
            Entities entities, Renderings renderings, Answers answers, NoSuchThing missing, WebSettings settings) {
        this.entities = entities;
        this.renderings = renderings;
        this.answers = answers;
        this.missing = missing;
        this.settings = settings;
    }

    @Get("/entities.json")
    HttpResponse<?> list(HttpRequest<?> request) {
        EntityQuery query = EntityParameters.of(request, settings);
        EntityList[] page = new EntityList[1];
        MutableHttpResponse<?> answer = answers.send(request, "json", MediaType.APPLICATION_JSON, () -> {
            page[0] = entities.list(query);
            return new Read(page[0].meta().version(), page[0]);
        });
        if (page[0] != null) page[0].next().ifPresent(cursor -> Answers.linkNext(answer, request, cursor));
        return answer;
    }

    @Get("/entities/{slug:[a-z0-9-]+}.json")
    HttpResponse<?> one(HttpRequest<?> request, String slug) {
        Parameters.of(request);
        return answers.send(request, "json", MediaType.APPLICATION_JSON, () -> {
                    Entity entity = entities.one(slug).orElseThrow(() -> missing.entity(slug));
                    return new Read(entity.meta().version(), entity);
                })
                .header(HttpHeaders.LINK, Answers.alternates("/entities/" + slug, Variant.OF_ENTITY));
    }

    @Get("/entities/{slug:[a-z0-9-]+}.{suffix:jsonld|ttl|rdf|nt}")
    HttpResponse<?> rdf(HttpRequest<?> request, String slug, String suffix) {
        Parameters.of(request);
        Format format = Format.of(suffix).orElseThrow();
        return answers.send(request, suffix, format.mediaType(), () -> {
                    Rendering rendering = renderings.entity(slug, format).orElseThrow(() -> missing.entity(slug));
                    return new Read(rendering.version(), rendering.body());
                })
                .header(HttpHeaders.LINK, Answers.alternates("/entities/" + slug, Variant.OF_ENTITY));
    }
}
