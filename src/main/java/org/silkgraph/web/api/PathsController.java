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
import java.util.List;
import java.util.function.Function;
import org.silkgraph.terms.Language;
import org.silkgraph.views.Connection;
import org.silkgraph.views.ConnectionDrawing;
import org.silkgraph.views.ConnectionQuery;
import org.silkgraph.views.Connections;
import org.silkgraph.web.Answers;
import org.silkgraph.web.Answers.Read;
import org.silkgraph.web.Languages;
import org.silkgraph.web.LinkParameters;
import org.silkgraph.web.QuestionParameters;
import org.silkgraph.web.TimedAnswers;
import org.silkgraph.web.Variant;
import org.silkgraph.web.WebSettings;

/** How two entities are connected: {@code /paths.json?from=&to=}, as a table {@code .csv}, and drawn {@code .svg}. */
@Controller
@Produces(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class PathsController {
    private static final List<Variant> FORMS = List.of(
            Variant.JSON,
            new Variant("csv", List.of("text/csv")),
            new Variant("svg", List.of(ConnectionDrawing.MEDIA_TYPE)));

    private final Connections connections;
    private final Answers answers;
    private final WebSettings settings;

    PathsController(Connections connections, Answers answers, WebSettings settings) {
        this.connections = connections;
        this.answers = answers;
        this.settings = settings;
    }

    @Get("/paths.json")
    HttpResponse<?> json(HttpRequest<?> request) {
        ConnectionQuery query = LinkParameters.connection(request, settings);
        return send(request, "json", MediaType.APPLICATION_JSON, query, found -> found);
    }

    @Get("/paths.csv")
    HttpResponse<?> csv(HttpRequest<?> request) {
        ConnectionQuery query = LinkParameters.connection(request, settings, "bom");
        boolean forSpreadsheets = QuestionParameters.isOn(request, "bom");
        String variant = forSpreadsheets ? "csv-bom" : "csv";
        return send(request, variant, "text/csv", query, found -> {
            TimedAnswers.requireWhole(found.complete());
            return found.table().csv(forSpreadsheets);
        });
    }

    @Get("/paths.svg")
    HttpResponse<?> svg(HttpRequest<?> request) {
        ConnectionQuery query = LinkParameters.connection(request, settings);
        Language language = Languages.of(request);
        return send(request, "svg-" + language.tag(), ConnectionDrawing.MEDIA_TYPE, query, found -> {
                    TimedAnswers.requireWhole(found.complete());
                    return ConnectionDrawing.of(found, language);
                })
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
    }

    private MutableHttpResponse<?> send(
            HttpRequest<?> request,
            String variant,
            String mediaType,
            ConnectionQuery query,
            Function<Connection, Object> form) {
        return TimedAnswers.send(answers, request, variant, mediaType, whole -> {
                    Connection found = connections.find(query);
                    whole.set(found.complete());
                    return new Read(found.meta().version(), form.apply(found));
                })
                .header(
                        HttpHeaders.LINK,
                        Answers.alternates("/paths", request.getUri().getRawQuery(), FORMS));
    }
}
