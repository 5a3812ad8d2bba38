package org.silkgraph.web.api;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.json.JsonMapper;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.silkgraph.views.QuestionAnswer;
import org.silkgraph.views.QuestionList;
import org.silkgraph.views.SavedQuestions;
import org.silkgraph.views.SavedQuestions.Written;
import org.silkgraph.web.Answers;
import org.silkgraph.web.Answers.Read;
import org.silkgraph.web.Parameters;
import org.silkgraph.web.Problem;
import org.silkgraph.web.ProblemException;
import org.silkgraph.web.QuestionParameters;

/** The saved questions as data: {@code /queries.json}, {@code /queries/{id}.json .csv .ndjson .rq}. */
@Controller
@Produces(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
@Requires(bean = SavedQuestions.class)
final class QueriesController {
    private final SavedQuestions questions;
    private final Answers answers;
    private final JsonMapper json;

    QueriesController(SavedQuestions questions, Answers answers, JsonMapper json) {
        this.questions = questions;
        this.answers = answers;
        this.json = json;
    }

    @Get("/queries.json")
    HttpResponse<?> list(HttpRequest<?> request) {
        Parameters.of(request);
        return answers.send(request, variant("json"), MediaType.APPLICATION_JSON, () -> {
            QuestionList list = questions.list();
            return new Read(list.meta().version(), list);
        });
    }

    @Get("/queries/{id:[A-Za-z0-9-]+}.json")
    HttpResponse<?> json(HttpRequest<?> request, String id) {
        Map<String, String> given = QuestionParameters.of(request, questions.parameters(id));
        return answers.send(request, variant("json"), MediaType.APPLICATION_JSON, () -> {
            QuestionAnswer answer = questions.answer(id, given);
            return new Read(answer.meta().version(), answer);
        });
    }

    @Get("/queries/{id:[A-Za-z0-9-]+}.csv")
    HttpResponse<?> csv(HttpRequest<?> request, String id) {
        Map<String, String> given = QuestionParameters.of(request, questions.parameters(id), "bom");
        boolean forSpreadsheets = QuestionParameters.isOn(request, "bom");
        return answers.send(request, variant(forSpreadsheets ? "csv-bom" : "csv"), "text/csv", () -> {
            Written csv = questions.csv(id, given, forSpreadsheets);
            if (csv.truncated()) throw cut(id);
            return new Read(csv.version(), csv.body());
        });
    }

    @Get("/queries/{id:[A-Za-z0-9-]+}.ndjson")
    HttpResponse<?> lines(HttpRequest<?> request, String id) {
        Map<String, String> given = QuestionParameters.of(request, questions.parameters(id));
        return answers.send(request, variant("ndjson"), "application/x-ndjson", () -> {
            QuestionAnswer answer = questions.answer(id, given);
            if (answer.meta().truncated()) throw cut(id);
            StringBuilder lines = new StringBuilder();
            answer.rows().forEach(row -> lines.append(written(row)).append('\n'));
            return new Read(answer.meta().version(), lines.toString());
        });
    }

    /** The questions are part of what is answered: another text of a question is another answer. */
    private String variant(String form) {
        return form + "-" + questions.fingerprint();
    }

    /** These forms have no place to say that rows were left out. */
    private static ProblemException cut(String id) {
        return Problem.of(422, "answer-cut").with("id", id).exception();
    }

    private String written(Map<String, Object> row) {
        try {
            return json.writeValueAsString(row);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Get("/queries/{id:[A-Za-z0-9-]+}.rq")
    HttpResponse<?> query(HttpRequest<?> request, String id) {
        Map<String, String> given = QuestionParameters.of(request, questions.parameters(id));
        return answers.send(request, variant("rq"), "application/sparql-query", () -> {
            Written query = questions.query(id, given);
            return new Read(query.version(), query.body());
        });
    }
}
