package org.silkgraph.web.pages;

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
import java.util.Map;
import java.util.function.Supplier;
import org.silkgraph.views.Entities;
import org.silkgraph.views.Entity;
import org.silkgraph.views.EntityList;
import org.silkgraph.views.EntityQuery;
import org.silkgraph.views.Format;
import org.silkgraph.views.Overview;
import org.silkgraph.views.OverviewCounts;
import org.silkgraph.views.Renderings;
import org.silkgraph.views.Source;
import org.silkgraph.views.SourceList;
import org.silkgraph.views.Sources;
import org.silkgraph.web.Answers;
import org.silkgraph.web.Answers.Read;
import org.silkgraph.web.EntityParameters;
import org.silkgraph.web.Languages;
import org.silkgraph.web.NoSuchThing;
import org.silkgraph.web.Parameters;
import org.silkgraph.web.Variant;
import org.silkgraph.web.WebSettings;

/** The pages for people: home, entities, one entity, sources, one source. Each is the page of an address with a JSON twin. */
@Controller
@Produces(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class PagesController {
    private final Entities entities;
    private final Sources sources;
    private final Overview overview;
    private final Renderings renderings;
    private final Templates templates;
    private final Answers answers;
    private final NoSuchThing missing;
    private final WebSettings settings;

    PagesController(
            Entities entities,
            Sources sources,
            Overview overview,
            Renderings renderings,
            Templates templates,
            Answers answers,
            NoSuchThing missing,
            WebSettings settings) {
        this.entities = entities;
        this.sources = sources;
        this.overview = overview;
        this.renderings = renderings;
        this.templates = templates;
        this.answers = answers;
        this.missing = missing;
        this.settings = settings;
    }

    @Get("/")
    HttpResponse<?> home(HttpRequest<?> request) {
        Parameters.of(request);
        return page(request, () -> {
            OverviewCounts counts = overview.counts();
            return new Read(counts.meta().version(), templates.render("home", request, Map.of("counts", counts)));
        });
    }

    @Get("/entities")
    HttpResponse<?> list(HttpRequest<?> request) {
        EntityQuery query = EntityParameters.of(request, settings);
        return page(request, () -> {
            EntityList list = entities.list(query);
            Map<String, Object> parameters = Map.of("list", list, "query", query, "classes", entities.classes());
            return new Read(list.meta().version(), templates.render("entities", request, parameters));
        });
    }

    @Get("/entities/{slug:[a-z0-9-]+}")
    HttpResponse<?> entity(HttpRequest<?> request, String slug) {
        Parameters.of(request);
        return page(request, () -> {
                    Entity entity = entities.one(slug).orElseThrow(() -> missing.entity(slug));
                    String data =
                            renderings.entity(slug, Format.JSONLD).orElseThrow().body();
                    Map<String, Object> parameters = Map.of("entity", entity, "data", Embedded.safe(data));
                    return new Read(entity.meta().version(), templates.render("entity", request, parameters));
                })
                .header(HttpHeaders.LINK, Answers.alternates("/entities/" + slug, Variant.OF_ENTITY));
    }

    @Get("/sources")
    HttpResponse<?> sources(HttpRequest<?> request) {
        Parameters.of(request);
        return page(request, () -> {
            SourceList list = sources.list();
            return new Read(list.meta().version(), templates.render("sources", request, Map.of("list", list)));
        });
    }

    @Get("/sources/{slug:[a-z0-9-]+}")
    HttpResponse<?> source(HttpRequest<?> request, String slug) {
        Parameters.of(request);
        return page(request, () -> {
            Source source = sources.one(slug).orElseThrow(() -> missing.source(slug));
            Map<String, Object> parameters = Map.of("source", source, "text", MarkedText.of(source));
            return new Read(source.meta().version(), templates.render("source", request, parameters));
        });
    }

    private MutableHttpResponse<?> page(HttpRequest<?> request, Supplier<Read> reader) {
        String language = Languages.of(request).tag();
        return answers.send(request, "html-" + language, MediaType.TEXT_HTML, reader)
                .header(HttpHeaders.CONTENT_LANGUAGE, language)
                .header(HttpHeaders.VARY, "Accept-Language");
    }
}
