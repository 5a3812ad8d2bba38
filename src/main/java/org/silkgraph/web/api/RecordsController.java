package org.silkgraph.web.api;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.silkgraph.views.Format;
import org.silkgraph.views.Rendering;
import org.silkgraph.views.Renderings;
import org.silkgraph.web.Accept;
import org.silkgraph.web.Answers;
import org.silkgraph.web.Answers.Read;
import org.silkgraph.web.NoSuchThing;
import org.silkgraph.web.Parameters;
import org.silkgraph.web.Variant;

/**
 * {@code /claim/{id}} and {@code /evidence/{id}}: with a suffix the RDF, without one 303 by Accept: to a file, or for people to
 * the claim on the page of its subject and to the quote on the page of its source.
 */
@Controller
@Produces(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class RecordsController {
    private final Renderings renderings;
    private final Answers answers;

    RecordsController(Renderings renderings, Answers answers) {
        this.renderings = renderings;
        this.answers = answers;
    }

    @Get("/claim/{name:[^/]+}")
    HttpResponse<?> claim(HttpRequest<?> request, String name) {
        return answer(request, "/claim/", name, renderings::claim, renderings::pageOfClaim);
    }

    @Get("/evidence/{name:[^/]+}")
    HttpResponse<?> evidence(HttpRequest<?> request, String name) {
        return answer(request, "/evidence/", name, renderings::evidence, renderings::pageOfEvidence);
    }

    private HttpResponse<?> answer(
            HttpRequest<?> request,
            String folder,
            String name,
            BiFunction<String, Format, Optional<Rendering>> rdf,
            Function<String, Optional<String>> page) {
        Parameters.of(request);
        Suffixed asked = Suffixed.of(name, Variant.OF_RECORD);
        String path = folder + asked.name();
        if (asked.variant().isEmpty()) return see(request, path, asked.name(), page);
        Format format = asked.variant().get().format().orElseThrow();
        return answers.send(request, format.suffix(), format.mediaType(), () -> rdf.apply(asked.name(), format)
                        .map(rendering -> new Read(rendering.version(), rendering.body()))
                        .orElseThrow(() -> NoSuchThing.record(asked.name())))
                .header(HttpHeaders.LINK, Answers.alternates(path, Variant.OF_RECORD));
    }

    private HttpResponse<?> see(
            HttpRequest<?> request, String path, String id, Function<String, Optional<String>> page) {
        String readable = page.apply(id).orElseThrow(() -> NoSuchThing.record(id));
        Variant variant = Accept.of(request)
                .best(Variant.OF_RECORD)
                .orElseThrow(() -> answers.notAcceptable(path, Variant.OF_RECORD));
        return answers.see(request, variant.html() ? readable : variant.at(path), path, Variant.OF_RECORD);
    }
}
