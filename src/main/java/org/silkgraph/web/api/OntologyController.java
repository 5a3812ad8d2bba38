package org.silkgraph.web.api;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.List;
import org.silkgraph.views.Format;
import org.silkgraph.views.Ontology;
import org.silkgraph.views.OntologyTerms;
import org.silkgraph.views.Rendering;
import org.silkgraph.views.Renderings;
import org.silkgraph.web.Accept;
import org.silkgraph.web.Answers;
import org.silkgraph.web.Answers.Read;
import org.silkgraph.web.HtmlTwin;
import org.silkgraph.web.Languages;
import org.silkgraph.web.Parameters;
import org.silkgraph.web.Problem;
import org.silkgraph.web.Variant;

/**
 * {@code /ontology}, answered at once in the form the caller wants, since ontology tools follow redirects badly;
 * {@code /ontology.ttl} and so on; and the same below the version in force, {@code /ontology/1.0.0}.
 */
@Controller
@Produces(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class OntologyController {
    private static final List<Variant> FORMS = Variant.OF_ONTOLOGY;

    private final Ontology ontology;
    private final Renderings renderings;
    private final Answers answers;
    private final HtmlTwin pages;

    OntologyController(Ontology ontology, Renderings renderings, Answers answers, HtmlTwin pages) {
        this.ontology = ontology;
        this.renderings = renderings;
        this.answers = answers;
        this.pages = pages;
    }

    @Get("/ontology")
    HttpResponse<?> negotiated(HttpRequest<?> request) {
        return negotiated(request, "/ontology");
    }

    @Get("/ontology.{suffix:jsonld|ttl|rdf|nt}")
    HttpResponse<?> suffixed(HttpRequest<?> request, String suffix) {
        Parameters.of(request);
        return rdf(request, "/ontology", Format.of(suffix).orElseThrow());
    }

    @Get("/ontology/{name:[^/]+}")
    HttpResponse<?> version(HttpRequest<?> request, String name) {
        Parameters.of(request);
        Suffixed asked = Suffixed.of(name, FORMS);
        String path = "/ontology/" + asked.name();
        if (!asked.name().equals(ontology.version())) {
            throw Problem.of(404, "no-such-ontology")
                    .with("version", asked.name())
                    .with("current", ontology.version())
                    .exception();
        }
        return asked.variant()
                .<HttpResponse<?>>map(
                        variant -> rdf(request, path, variant.format().orElseThrow()))
                .orElseGet(() -> negotiated(request, path));
    }

    private HttpResponse<?> negotiated(HttpRequest<?> request, String path) {
        Parameters.of(request);
        Variant variant = Accept.of(request).best(FORMS).orElseThrow(() -> answers.notAcceptable(path, FORMS));
        return variant.format()
                .<MutableHttpResponse<?>>map(format -> rdf(request, path, format))
                .orElseGet(() -> page(request, path))
                .header(HttpHeaders.VARY, "Accept, Accept-Language");
    }

    private MutableHttpResponse<?> rdf(HttpRequest<?> request, String path, Format format) {
        return answers.send(request, format.suffix(), format.mediaType(), () -> {
                    Rendering rendering = renderings.ontology(format);
                    return new Read(rendering.version(), rendering.body());
                })
                .header(HttpHeaders.LINK, Answers.alternates(path, FORMS));
    }

    private MutableHttpResponse<?> page(HttpRequest<?> request, String path) {
        String language = Languages.of(request).tag();
        return answers.send(request, "html-" + language, MediaType.TEXT_HTML, () -> {
                    OntologyTerms terms = ontology.terms();
                    return new Read(terms.meta().version(), pages.ontology(request, terms));
                })
                .header(HttpHeaders.CONTENT_LANGUAGE, language)
                .header(HttpHeaders.LINK, Answers.alternates(path, FORMS));
    }
}
