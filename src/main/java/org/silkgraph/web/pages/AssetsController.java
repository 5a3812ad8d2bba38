package org.silkgraph.web.pages;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.silkgraph.web.Answers;
import org.silkgraph.web.Build;

/** The one style sheet, as old as the build. Pages name the build in its address, so that it may be kept. */
@Controller("/assets")
@Produces(MediaType.ALL)
final class AssetsController {
    private static final String STYLE = read("/org/silkgraph/web/pages/silkgraph.css");

    private final String tag;

    AssetsController(Build build) {
        this.tag = "\"" + build.number() + "\"";
    }

    @Get("/silkgraph.css")
    HttpResponse<?> style(HttpRequest<?> request) {
        return (Answers.names(request, tag) ? HttpResponse.notModified() : HttpResponse.ok(STYLE))
                .contentType(MediaType.of("text/css;charset=utf-8"))
                .header(HttpHeaders.ETAG, tag)
                .header(HttpHeaders.CACHE_CONTROL, "public, max-age=86400");
    }

    private static String read(String resource) {
        try (InputStream in = AssetsController.class.getResourceAsStream(resource)) {
            if (in == null) throw new IllegalStateException("missing from the build: " + resource);
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
