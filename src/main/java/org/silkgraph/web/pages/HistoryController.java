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
import org.silkgraph.views.Change;
import org.silkgraph.views.ChangeList;
import org.silkgraph.views.ChangeQuery;
import org.silkgraph.views.History;
import org.silkgraph.web.Accept;
import org.silkgraph.web.Answers;
import org.silkgraph.web.Answers.Read;
import org.silkgraph.web.ChangeParameters;
import org.silkgraph.web.Languages;
import org.silkgraph.web.NoSuchThing;
import org.silkgraph.web.Parameters;
import org.silkgraph.web.Variant;
import org.silkgraph.web.WebSettings;

/** The history for people: the changes, the newest first, and one change. Who asks for no page is sent to its JSON or patch. */
@Controller
@Produces(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class HistoryController {
    private final History history;
    private final Templates templates;
    private final Answers answers;
    private final WebSettings settings;

    HistoryController(History history, Templates templates, Answers answers, WebSettings settings) {
        this.history = history;
        this.templates = templates;
        this.answers = answers;
        this.settings = settings;
    }

    @Get("/changes")
    HttpResponse<?> list(HttpRequest<?> request) {
        ChangeQuery query = ChangeParameters.of(request, settings);
        return page(request, () -> {
            ChangeList list = history.list(query);
            return new Read(
                    list.meta().version(), templates.render("changes", request, Map.of("list", list, "query", query)));
        });
    }

    @Get("/changes/{number:[0-9]+}")
    HttpResponse<?> one(HttpRequest<?> request, String number) {
        Parameters.of(request);
        String path = "/changes/" + number;
        long version = ChangeParameters.number(number);
        if (!history.has(version)) throw NoSuchThing.change(number, history.latest());
        Variant variant = Accept.of(request)
                .best(Variant.OF_CHANGE)
                .orElseThrow(() -> answers.notAcceptable(path, Variant.OF_CHANGE));
        if (!variant.html()) return answers.see(request, variant.at(path), path, Variant.OF_CHANGE);
        return page(request, () -> {
                    Change change = history.one(version).orElseThrow();
                    return new Read(
                            change.meta().version(), templates.render("change", request, Map.of("change", change)));
                })
                .header(HttpHeaders.VARY, "Accept")
                .header(HttpHeaders.LINK, Answers.alternates(path, Variant.OF_CHANGE));
    }

    private MutableHttpResponse<?> page(HttpRequest<?> request, Supplier<Read> reader) {
        String language = Languages.of(request).tag();
        return answers.send(request, "html-" + language, MediaType.TEXT_HTML, reader)
                .header(HttpHeaders.CONTENT_LANGUAGE, language)
                .header(HttpHeaders.VARY, "Accept-Language");
    }
}
