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
import java.util.stream.Stream;
import org.silkgraph.views.Connection;
import org.silkgraph.views.ConnectionQuery;
import org.silkgraph.views.Connections;
import org.silkgraph.web.Answers;
import org.silkgraph.web.Answers.Read;
import org.silkgraph.web.Parameters;
import org.silkgraph.web.WebSettings;

/** How two entities are connected: {@code /paths.json?from=&to=}. */
@Controller
@Produces(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class PathsController {
    private final Connections connections;
    private final Answers answers;
    private final WebSettings settings;

    PathsController(Connections connections, Answers answers, WebSettings settings) {
        this.connections = connections;
        this.answers = answers;
        this.settings = settings;
    }

    @Get("/paths.json")
    HttpResponse<?> paths(HttpRequest<?> request) {
        ConnectionQuery query = query(request);
        Connection[] found = new Connection[1];
        MutableHttpResponse<?> answer = answers.send(request, "json", MediaType.APPLICATION_JSON, () -> {
            found[0] = connections.find(query);
            return new Read(found[0].meta().version(), found[0]);
        });
        if (found[0] != null && !found[0].complete()) {
            // What the time allowed is not what the version says.
            answer.getHeaders().remove(HttpHeaders.ETAG);
            answer.getHeaders().remove(HttpHeaders.CACHE_CONTROL);
            answer.header(HttpHeaders.CACHE_CONTROL, "no-store");
        }
        return answer;
    }

    private ConnectionQuery query(HttpRequest<?> request) {
        Parameters given =
                Parameters.of(request, "from", "to", "hops", "limit", "longer", "implied", "forward", "without");
        return new ConnectionQuery(
                given.text("from", settings.maxText()),
                given.text("to", settings.maxText()),
                given.number("hops", ConnectionQuery.USUAL_HOPS, ConnectionQuery.MOST_HOPS),
                given.number("limit", ConnectionQuery.USUAL_PATHS, ConnectionQuery.MOST_PATHS),
                given.flag("longer"),
                given.flag("implied"),
                given.flag("forward"),
                Stream.of(given.text("without", settings.maxText() * 4).split(","))
                        .filter(slug -> !slug.isBlank())
                        .toList());
    }
}
