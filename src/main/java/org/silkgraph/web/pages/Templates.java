package org.silkgraph.web.pages;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import org.silkgraph.views.OntologyTerms;
import org.silkgraph.web.Build;
import org.silkgraph.web.HtmlTwin;

/** The templates of {@code src/main/jte}, compiled with the service; everything put into them is escaped by its place. */
@Singleton
final class Templates implements HtmlTwin {
    private final TemplateEngine engine = TemplateEngine.createPrecompiled(ContentType.Html);
    private final Build build;

    Templates(Build build) {
        this.build = build;
    }

    String render(String template, HttpRequest<?> request, Map<String, Object> parameters) {
        Map<String, Object> all = new HashMap<>(parameters);
        all.put("page", new Page(request, build.number()));
        StringOutput output = new StringOutput();
        engine.render(template + ".jte", all, output);
        return output.toString();
    }

    @Override
    public String problem(HttpRequest<?> request, Map<String, Object> body) {
        return render("problem", request, Map.of("problem", body));
    }

    @Override
    public String ontology(HttpRequest<?> request, OntologyTerms terms) {
        return render("ontology", request, Map.of("terms", terms));
    }
}
