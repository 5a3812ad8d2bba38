package org.silkgraph.web;

import io.micronaut.http.HttpRequest;
import org.silkgraph.views.ChangeQuery;

/** The parameters of a list of changes, the same for the page and for JSON: {@code author source entity limit cursor}. */
public final class ChangeParameters {
    private ChangeParameters() {}

    public static ChangeQuery of(HttpRequest<?> request, WebSettings settings) {
        Parameters given = Parameters.of(request, "author", "source", "entity", "limit", "cursor");
        return new ChangeQuery(
                given.text("author", settings.maxText()),
                given.text("source", settings.maxText() * 4),
                given.text("entity", settings.maxText()),
                given.number("limit", settings.pageSize(), settings.maxPageSize()),
                given.text("cursor", settings.maxText() * 4));
    }

    /** The number of a change as it stands in an address; 0, which no change has, for one that is too long or begins with 0. */
    public static long number(String digits) {
        return digits.matches("[1-9][0-9]{0,17}") ? Long.parseLong(digits) : 0;
    }
}
