package org.silkgraph.web.api;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import org.silkgraph.views.CommonGround;
import org.silkgraph.views.Matrices;
import org.silkgraph.views.Matrix;
import org.silkgraph.views.Neighbourhood;
import org.silkgraph.views.NeighbourhoodQuery;
import org.silkgraph.views.Reach;
import org.silkgraph.views.Surroundings;
import org.silkgraph.views.Table;
import org.silkgraph.web.Answers;
import org.silkgraph.web.Answers.Read;
import org.silkgraph.web.LinkParameters;
import org.silkgraph.web.QuestionParameters;
import org.silkgraph.web.TimedAnswers;
import org.silkgraph.web.Variant;
import org.silkgraph.web.WebSettings;

/**
 * What lies around entities: {@code /graph.json?focus=}, {@code /reach.json?from=}, {@code /common.json?from=&to=},
 * {@code /matrix.json?rows=&columns=}; each as {@code .csv} too.
 */
@Controller
@Produces(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class SurroundingsController {
    private static final List<Variant> FORMS = List.of(Variant.JSON, new Variant("csv", List.of("text/csv")));
    private static final String CSV = "csv";

    private final Surroundings surroundings;
    private final Matrices matrices;
    private final Answers answers;
    private final WebSettings settings;

    SurroundingsController(Surroundings surroundings, Matrices matrices, Answers answers, WebSettings settings) {
        this.surroundings = surroundings;
        this.matrices = matrices;
        this.answers = answers;
        this.settings = settings;
    }

    @Get("/graph.{suffix:json|csv}")
    HttpResponse<?> graph(HttpRequest<?> request, String suffix) {
        LinkParameters given = given(request, suffix, "focus", "levels", "expand", "class", "limit", "direction");
        NeighbourhoodQuery query = new NeighbourhoodQuery(
                given.required("focus"),
                given.given().number("levels", 1, NeighbourhoodQuery.MOST_LEVELS),
                given.list("expand"),
                given.list("class"),
                given.given().number("limit", NeighbourhoodQuery.USUAL_LIMIT, NeighbourhoodQuery.MOST_LIMIT),
                given.isForward(),
                given.links());
        return new Sending<>(Neighbourhood::complete, found -> found.meta().version(), Neighbourhood::table)
                .send(request, "/graph", suffix, () -> surroundings.around(query));
    }

    @Get("/reach.{suffix:json|csv}")
    HttpResponse<?> reach(HttpRequest<?> request, String suffix) {
        LinkParameters given = given(request, suffix, "from", "class", "max", "limit", "direction");
        String from = given.required("from");
        int max = given.given().number("max", 3, Surroundings.MOST_STEPS);
        int limit = given.given().number("limit", Surroundings.USUAL_LIMIT, Surroundings.MOST_LIMIT);
        return new Sending<>(Reach::complete, found -> found.meta().version(), Reach::table)
                .send(
                        request,
                        "/reach",
                        suffix,
                        () -> surroundings.reach(
                                from, given.list("class"), max, limit, given.isForward(), given.links()));
    }

    @Get("/common.{suffix:json|csv}")
    HttpResponse<?> common(HttpRequest<?> request, String suffix) {
        LinkParameters given = given(request, suffix, "from", "to", "class", "max", "limit");
        String from = given.required("from");
        String to = given.required("to");
        int max = given.given().number("max", 1, Surroundings.MOST_STEPS);
        int limit = given.given().number("limit", Surroundings.USUAL_LIMIT, Surroundings.MOST_LIMIT);
        return new Sending<>(CommonGround::complete, found -> found.meta().version(), CommonGround::table)
                .send(
                        request,
                        "/common",
                        suffix,
                        () -> surroundings.common(from, to, given.list("class"), max, limit, given.links()));
    }

    @Get("/matrix.{suffix:json|csv}")
    HttpResponse<?> matrix(HttpRequest<?> request, String suffix) {
        LinkParameters given = given(request, suffix, "rows", "columns", "max", "limit");
        List<String> rows = given.requiredList("rows");
        List<String> columns = given.requiredList("columns");
        int max = given.given().number("max", 1, Matrices.MOST_STEPS);
        int limit = given.given().number("limit", Matrices.USUAL_LIMIT, Matrices.MOST_LIMIT);
        return new Sending<>(Matrix::complete, found -> found.meta().version(), Matrix::table)
                .send(request, "/matrix", suffix, () -> matrices.matrix(rows, columns, max, limit, given.links()));
    }

    private LinkParameters given(HttpRequest<?> request, String suffix, String... known) {
        if (!suffix.equals(CSV)) return LinkParameters.of(request, settings, known);
        String[] withMark = Arrays.copyOf(known, known.length + 1);
        withMark[known.length] = "bom";
        return LinkParameters.of(request, settings, withMark);
    }

    /** How an answer is sent: whether it is whole, its version, and its rows. */
    private final class Sending<T> {
        private final Predicate<T> complete;
        private final ToLongFunction<T> version;
        private final Function<T, Table> table;

        Sending(Predicate<T> complete, ToLongFunction<T> version, Function<T, Table> table) {
            this.complete = complete;
            this.version = version;
            this.table = table;
        }

        HttpResponse<?> send(HttpRequest<?> request, String path, String suffix, Supplier<T> reader) {
            boolean isCsv = suffix.equals(CSV);
            boolean forSpreadsheets = isCsv && QuestionParameters.isOn(request, "bom");
            String variant = suffix + (forSpreadsheets ? "-bom" : "");
            return TimedAnswers.send(
                            answers, request, variant, isCsv ? "text/csv" : MediaType.APPLICATION_JSON, whole -> {
                                T found = reader.get();
                                whole.set(complete.test(found));
                                if (!isCsv) return new Read(version.applyAsLong(found), found);
                                TimedAnswers.requireWhole(complete.test(found));
                                return new Read(
                                        version.applyAsLong(found),
                                        table.apply(found).csv(forSpreadsheets));
                            })
                    .header(
                            HttpHeaders.LINK,
                            Answers.alternates(path, request.getUri().getRawQuery(), FORMS));
        }
    }
}
