package org.silkgraph.web;

import io.micronaut.http.HttpRequest;
import io.micronaut.web.router.RouteAttributes;
import io.micronaut.web.router.UriRouteMatch;

/** Which route was found for a request, whatever spelling of the path led to it. */
public final class Routes {
    private Routes() {}

    /** The address of the route as it is written in its controller; empty where there is none. */
    public static String of(HttpRequest<?> request) {
        return RouteAttributes.getRouteMatch(request)
                .filter(UriRouteMatch.class::isInstance)
                .map(match -> ((UriRouteMatch<?, ?>) match)
                        .getRouteInfo()
                        .getUriMatchTemplate()
                        .toString())
                .orElse("");
    }
}
