package org.silkgraph.web;

import io.micronaut.http.HttpHeaders;
import java.util.List;
import java.util.Locale;
import org.silkgraph.curation.RefusedRequest;
import org.silkgraph.curation.Unparsable;
import org.silkgraph.store.guard.RefusedQuery;

/** Writes that were refused for what they ask for, as problems: {@code value} and {@code limit} are what they speak of. */
final class RefusedRequests {
    private static final String RETRY = "10";

    private RefusedRequests() {}

    static Problem of(RefusedRequest refused) {
        Problem problem = Problem.of(status(refused.name()), refused.name());
        if (problem.status() == 503) problem = problem.header(HttpHeaders.RETRY_AFTER, RETRY);
        if (refused.line() > 0) problem = problem.with("line", refused.line()).with("column", refused.column());
        if (!refused.arguments().isEmpty())
            problem = problem.with("value", refused.arguments().getFirst());
        if (refused.arguments().size() > 1)
            problem = problem.with("limit", refused.arguments().get(1));
        return problem;
    }

    private static int status(String name) {
        return switch (name) {
            case "update-syntax", "update-using", "bad-graph-name" -> 400;
            case "system-graph" -> 403;
            case "update-too-long" -> 413;
            case "update-timeout", "update-memory", "update-busy", "update-stopped" -> 503;
            default -> 422;
        };
    }

    /** What a saved question is refused for while it runs. */
    static Problem of(RefusedQuery refused) {
        String name = refused.why().name().toLowerCase(Locale.ROOT).replace('_', '-');
        boolean isForNow =
                switch (refused.why()) {
                    case TIMEOUT, MEMORY, BUSY, STOPPED -> true;
                    default -> false;
                };
        Problem problem = Problem.of(isForNow ? 503 : 422, "query-" + name);
        if (isForNow) problem = problem.header(HttpHeaders.RETRY_AFTER, RETRY);
        List<String> said = refused.arguments();
        if (!said.isEmpty()) problem = problem.with("value", said.getFirst());
        return said.size() > 1 ? problem.with("limit", said.get(1)) : problem;
    }

    static Problem of(Unparsable unparsable) {
        int status =
                switch (unparsable.kind()) {
                    case LITERAL, VALUES -> 413;
                    case SYNTAX, DOCTYPE, NESTING -> 400;
                };
        Problem problem = Problem.of(status, unparsable.kind().problem()).with("value", unparsable.problem());
        if (unparsable.limit() > 0) problem = problem.with("limit", unparsable.limit());
        return unparsable.line() > 0
                ? problem.with("line", unparsable.line()).with("column", unparsable.column())
                : problem;
    }
}
