package org.silkgraph.web;

import io.micronaut.http.HttpRequest;
import org.silkgraph.views.EntityQuery;

/** The parameters of a list of entities, the same for the page and for JSON: {@code class text limit cursor}. */
public final class EntityParameters {
    private EntityParameters() {}

    public static EntityQuery of(HttpRequest<?> request, WebSettings settings) {
        Parameters given = Parameters.of(request, "class", "text", "limit", "cursor");
        return new EntityQuery(
                given.text("class", settings.maxText()),
                given.text("text", settings.maxText()),
                given.number("limit", settings.pageSize(), settings.maxPageSize()),
                given.text("cursor", settings.maxText() * 4));
    }
}
