package org.silkgraph.web.ops;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.List;
import java.util.Locale;
import org.silkgraph.access.Role;
import org.silkgraph.store.guard.Executions;
import org.silkgraph.web.Callers;
import org.silkgraph.web.Problem;

/** Queries and updates under way, for an admin: {@code GET /executions.json} lists them, {@code DELETE /executions/{id}} stops one. */
@Controller
@Produces(MediaType.APPLICATION_JSON)
@ExecuteOn(TaskExecutors.BLOCKING)
final class ExecutionsController {
    private final Executions executions;
    private final Callers callers;

    ExecutionsController(Executions executions, Callers callers) {
        this.executions = executions;
        this.callers = callers;
    }

    /**
     * What runs.
     *
     * @param workers queries that may run at a time
     * @param waiting queries that wait
     */
    @JsonNaming(SnakeCaseStrategy.class)
    record UnderWay(int workers, int waiting, List<One> executions) {}

    /**
     * One of them.
     *
     * @param kind {@code query}, {@code question} or {@code update}
     * @param text its first 2,000 characters; of a question its id
     */
    @JsonNaming(SnakeCaseStrategy.class)
    record One(long id, String kind, String text, String since, long runningMs, long limitMs, boolean isStopping) {
        static One of(Executions.Status status) {
            return new One(
                    status.id(),
                    status.kind().name().toLowerCase(Locale.ROOT),
                    status.text(),
                    status.since().toString(),
                    status.running().toMillis(),
                    status.limit().toMillis(),
                    status.isStopping());
        }
    }

    @Get("/executions.json")
    HttpResponse<UnderWay> list(HttpRequest<?> request) {
        callers.require(request, Role.ADMIN);
        List<One> all = executions.underWay().stream().map(One::of).toList();
        return HttpResponse.ok(new UnderWay(executions.limits().workers(), executions.waiting(), all))
                .header("Cache-Control", "no-store");
    }

    @Delete("/executions/{id}")
    HttpResponse<?> stop(HttpRequest<?> request, String id) {
        callers.require(request, Role.ADMIN);
        boolean isStopped = id.matches("\\d{1,18}") && executions.stop(Long.parseLong(id));
        if (!isStopped)
            throw Problem.of(404, "no-such-execution").with("value", id).exception();
        return HttpResponse.noContent().header("Cache-Control", "no-store");
    }
}
