package org.silkgraph.bench;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.nio.charset.StandardCharsets;
import org.silkgraph.terms.Sg;

/** Two routes that exist while the benchmark runs and in no service: a view from numbers, and a fixed answer beside it. */
@Controller
@Requires(beans = ViewFromNumbers.class)
@Produces(MediaType.APPLICATION_JSON)
@ExecuteOn(TaskExecutors.BLOCKING)
final class BenchController {
    private static final byte[] FIXED = "[]".getBytes(StandardCharsets.UTF_8);

    private final ViewFromNumbers views;

    BenchController(ViewFromNumbers views) {
        this.views = views;
    }

    @Get("/bench/view/{slug:[a-z0-9-]+}")
    byte[] view(@PathVariable String slug) {
        return views.json(Sg.id(slug));
    }

    @Get("/bench/fixed")
    byte[] fixed() {
        return FIXED;
    }
}
