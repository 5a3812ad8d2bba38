package org.silkgraph.bench;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

/** Routes that exist while paths are measured and in no service: answers that cost nothing to make. */
@Controller
@Requires(beans = FixedAnswer.class)
@Produces(MediaType.APPLICATION_JSON)
@ExecuteOn(TaskExecutors.BLOCKING)
final class FixedController {
    private final FixedAnswer answer;

    FixedController(FixedAnswer answer) {
        this.answer = answer;
    }

    @Get("/bench/fixed")
    byte[] fixed() {
        return answer.one();
    }

    @Get("/bench/fixed-shortest")
    byte[] fixedShortest() {
        return answer.shortest();
    }
}
