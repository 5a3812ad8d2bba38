package org.silkgraph.web.pages;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.Map;
import java.util.function.Supplier;
import org.silkgraph.views.QuestionList;
import org.silkgraph.views.QuestionPage;
import org.silkgraph.views.SavedQuestions;
import org.silkgraph.web.Answers;
import org.silkgraph.web.Answers.Read;
import org.silkgraph.web.Languages;
import org.silkgraph.web.Parameters;
import org.silkgraph.web.QuestionParameters;

/** The saved questions for people: the list, and one question with a form for its parameters and its answer as a table. */
@Controller
@Produces(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
@Requires(bean = SavedQuestions.class)
final class QuestionsController {
    private final SavedQuestions questions;
    private final Templates templates;
    private final Answers answers;

    QuestionsController(SavedQuestions questions, Templates templates, Answers answers) {
        this.questions = questions;
        this.templates = templates;
        this.answers = answers;
    }

    @Get("/queries")
    HttpResponse<?> list(HttpRequest<?> request) {
        Parameters.of(request);
        return page(request, () -> {
            QuestionList list = questions.list();
            return new Read(list.meta().version(), templates.render("queries", request, Map.of("list", list)));
        });
    }

    @Get("/queries/{id:[A-Za-z0-9-]+}")
    HttpResponse<?> one(HttpRequest<?> request, String id) {
        Map<String, String> given = QuestionParameters.of(request, questions.parameters(id));
        String query = request.getUri().getRawQuery();
        return page(request, () -> {
            QuestionPage answer = questions.page(id, given);
            Map<String, Object> parameters = Map.of("answer", answer, "given", query == null ? "" : "?" + query);
            return new Read(answer.meta().version(), templates.render("query", request, parameters));
        });
    }

    private HttpResponse<?> page(HttpRequest<?> request, Supplier<Read> reader) {
        String language = Languages.of(request).tag();
        return answers.send(request, "html-" + language + "-" + questions.fingerprint(), MediaType.TEXT_HTML, reader)
                .header(HttpHeaders.CONTENT_LANGUAGE, language)
                .header(HttpHeaders.VARY, "Accept-Language");
    }
}
