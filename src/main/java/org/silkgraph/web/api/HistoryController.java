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
import org.silkgraph.views.Change;
import org.silkgraph.views.ChangeList;
import org.silkgraph.views.ChangeQuery;
import org.silkgraph.views.History;
import org.silkgraph.web.Answers;
import org.silkgraph.web.Answers.Read;
import org.silkgraph.web.ChangeParameters;
import org.silkgraph.web.NoSuchThing;
import org.silkgraph.web.Parameters;
import org.silkgraph.web.Variant;
import org.silkgraph.web.WebSettings;

/** What was changed: {@code /changes.json}, {@code /changes/{n}.json} and the RDF Patch, {@code /changes/{n}.rdfp}. */
@Controller
@Produces(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class HistoryController {
    private static final String PATCH = "application/rdf-patch";

    private final History history;
    private final Answers answers;
    private final WebSettings settings;

    HistoryController(History history, Answers answers, WebSettings settings) {
        this.history = history;
        this.answers = answers;
        this.settings = settings;
    }

    @Get("/changes.json")
    HttpResponse<?> list(HttpRequest<?> request) {
        ChangeQuery query = ChangeParameters.of(request, settings);
        ChangeList[] page = new ChangeList[1];
        MutableHttpResponse<?> answer = answers.send(request, "json", MediaType.APPLICATION_JSON, () -> {
            page[0] = history.list(query);
            return new Read(page[0].meta().version(), page[0]);
        });
        if (page[0] != null) page[0].next().ifPresent(cursor -> Answers.linkNext(answer, request, cursor));
        return answer;
    }

    @Get("/changes/{number:[0-9]+}.json")
    HttpResponse<?> one(HttpRequest<?> request, String number) {
        Parameters.of(request);
        return answers.send(request, "json", MediaType.APPLICATION_JSON, () -> {
                    Change change = history.one(ChangeParameters.number(number))
                            .orElseThrow(() -> NoSuchThing.change(number, history.latest()));
                    return new Read(change.meta().version(), change);
                })
                .header(HttpHeaders.LINK, Answers.alternates("/changes/" + number, Variant.OF_CHANGE));
    }

    @Get("/changes/{number:[0-9]+}.rdfp")
    HttpResponse<?> patch(HttpRequest<?> request, String number) {
        Parameters.of(request);
        long version = ChangeParameters.number(number);
        if (!history.has(version)) throw NoSuchThing.change(number, history.latest());
        return answers.sendPast(request, version, "rdfp", PATCH, () -> history.patch(version)
                .orElseThrow()
                .body());
    }
}
