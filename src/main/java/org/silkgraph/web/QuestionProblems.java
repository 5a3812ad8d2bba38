package org.silkgraph.web;

import io.micronaut.http.HttpHeaders;
import org.silkgraph.queries.RefusedQuestion;

/** Saved questions that are not asked, as problems. */
final class QuestionProblems {
    private QuestionProblems() {}

    static Problem of(RefusedQuestion refused) {
        return switch (refused.why()) {
            case NO_SUCH_QUESTION ->
                Problem.of(404, "no-such-question")
                        .with("question", refused.question())
                        .with(
                                "suggestions",
                                refused.known().stream()
                                        .map(id -> "/queries/" + id)
                                        .toList());
            case NO_SUCH_PARAMETER ->
                Problem.of(400, "unknown-parameter")
                        .with("parameter", refused.parameter())
                        .with("known", refused.known());
            case WRONG_FORM -> value(refused, "bad-value").with("known", refused.known());
            case NO_SUCH_THING ->
                value(refused, "no-such-value")
                        .with("known", refused.known())
                        .with(
                                "suggestions",
                                refused.known().stream()
                                        .map(value -> link(refused, value))
                                        .toList());
            case WRONG_CLASS -> value(refused, "wrong-class");
            case TIMEOUT ->
                Problem.of(503, "question-timeout")
                        .with("question", refused.question())
                        .with("seconds", refused.value())
                        .header(HttpHeaders.RETRY_AFTER, "10");
            case STOPPED ->
                Problem.of(503, "question-stopped")
                        .with("question", refused.question())
                        .header(HttpHeaders.RETRY_AFTER, "10");
        };
    }

    private static String link(RefusedQuestion refused, String value) {
        return "/queries/" + refused.question() + "?" + refused.parameter() + "=" + value;
    }

    private static Problem value(RefusedQuestion refused, String name) {
        return Problem.of(400, name)
                .with("parameter", refused.parameter())
                .with("value", refused.value())
                .with("expected", refused.expected());
    }
}
