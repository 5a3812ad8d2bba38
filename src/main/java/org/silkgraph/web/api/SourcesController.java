package org.silkgraph.web.api;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.Optional;
import org.silkgraph.views.Source;
import org.silkgraph.views.SourceList;
import org.silkgraph.views.Sources;
import org.silkgraph.web.Answers;
import org.silkgraph.web.Answers.Read;
import org.silkgraph.web.NoSuchThing;
import org.silkgraph.web.Parameters;

/** Sources: {@code /sources.json}, {@code /sources/{slug}.json} and the stored text, {@code /sources/{slug}.txt}. */
@Controller
@Produces(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class SourcesController {
    private final Sources sources;
    private final Answers answers;
    private final NoSuchThing missing;

    SourcesController(Sources sources, Answers answers, NoSuchThing missing) {
        this.sources = sources;
        this.answers = answers;
        this.missing = missing;
    }

    @Get("/sources.json")
    HttpResponse<?> list(HttpRequest<?> request) {
        Parameters.of(request);
        return answers.send(request, "json", MediaType.APPLICATION_JSON, () -> {
            SourceList list = sources.list();
            return new Read(list.meta().version(), list);
        });
    }

    @Get("/sources/{slug:[a-z0-9-]+}.json")
    HttpResponse<?> one(HttpRequest<?> request, String slug) {
        Parameters.of(request);
        return answers.send(request, "json", MediaType.APPLICATION_JSON, () -> {
            Source source = source(slug);
            return new Read(source.meta().version(), source);
        });
    }

    @Get("/sources/{slug:[a-z0-9-]+}.txt")
    HttpResponse<?> text(HttpRequest<?> request, String slug) {
        Parameters.of(request);
        return answers.send(request, "txt", MediaType.TEXT_PLAIN, () -> {
            Source source = Optional.of(source(slug))
                    .filter(found -> !found.text().isEmpty())
                    .orElseThrow(() -> missing.source(slug));
            return new Read(source.meta().version(), source.text());
        });
    }

    private Source source(String slug) {
        return sources.one(slug).orElseThrow(() -> missing.source(slug));
    }
}
