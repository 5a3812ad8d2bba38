package org.silkgraph.web.api;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.silkgraph.access.Caller;
import org.silkgraph.access.Role;
import org.silkgraph.curation.Outcome;
import org.silkgraph.curation.changes.JsonChanges;
import org.silkgraph.terms.Language;
import org.silkgraph.terms.Version;
import org.silkgraph.web.Bodies;
import org.silkgraph.web.Callers;
import org.silkgraph.web.Languages;
import org.silkgraph.web.Messages;
import org.silkgraph.web.Parameters;
import org.silkgraph.web.WebSettings;
import org.silkgraph.web.Writes;

/** {@code POST /changes}: claims and entities in plain JSON, as one change. */
@Controller
@Produces(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class ChangesController {
    private final JsonChanges changes;
    private final Callers callers;
    private final Writes writes;
    private final WebSettings settings;

    ChangesController(JsonChanges changes, Callers callers, Writes writes, WebSettings settings) {
        this.changes = changes;
        this.callers = callers;
        this.writes = writes;
        this.settings = settings;
    }

    /** An {@link Outcome} and the ids of the claims, in the order they were handed in. */
    record Made(String decision, long version, long added, long removed, List<String> claims) {
        static Made of(JsonChanges.Answer answer) {
            Outcome outcome = answer.outcome();
            return new Made(outcome.decision(), outcome.version(), outcome.added(), outcome.removed(), answer.claims());
        }
    }

    @Post("/changes")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    HttpResponse<?> write(HttpRequest<?> request) {
        Caller caller = callers.require(request, Role.EDITOR);
        boolean isTrial = Parameters.of(request, "dry-run").flag("dry-run");
        Optional<Version> seen = writes.required(request);
        String json = Bodies.text(request, Math.toIntExact(settings.maxBody()));
        Language language = Languages.of(request);
        JsonChanges.Request change =
                new JsonChanges.Request(json, caller.name(), seen, size -> inWords(language, size));
        JsonChanges.Answer answer = isTrial ? changes.check(change) : changes.commit(change);
        if (isTrial) return writes.foretell(request, answer.outcome(), Made.of(answer));
        return writes.answer(request, answer.outcome(), 201).body(Made.of(answer));
    }

    private static String inWords(Language language, JsonChanges.Size size) {
        return Messages.text(
                language,
                "changes.in-words",
                Map.of("entities", size.entities(), "claims", size.claims(), "removed", size.removed()));
    }
}
