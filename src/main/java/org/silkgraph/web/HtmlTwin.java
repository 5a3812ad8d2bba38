package org.silkgraph.web;

import io.micronaut.http.HttpRequest;
import java.util.Map;
import org.silkgraph.views.OntologyTerms;

/** HTML for addresses that are answered elsewhere: errors, and the ontology where a reader asks for a page. */
public interface HtmlTwin {
    /** A problem as a page, with the same content as its JSON. */
    String problem(HttpRequest<?> request, Map<String, Object> body);

    /** The terms as a page. */
    String ontology(HttpRequest<?> request, OntologyTerms terms);
}
