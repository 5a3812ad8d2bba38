package org.silkgraph.web.api;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.silkgraph.access.Caller;
import org.silkgraph.access.Role;
import org.silkgraph.curation.GraphWriting;
import org.silkgraph.curation.GraphWriting.Operation;
import org.silkgraph.curation.GraphWriting.Request;
import org.silkgraph.curation.GraphWriting.Written;
import org.silkgraph.curation.NamedText;
import org.silkgraph.curation.NoSuchGraph;
import org.silkgraph.curation.Outcome;
import org.silkgraph.terms.Base;
import org.silkgraph.views.Rendering;
import org.silkgraph.views.Renderings;
import org.silkgraph.web.Accept;
import org.silkgraph.web.Answers;
import org.silkgraph.web.Answers.Read;
import org.silkgraph.web.Callers;
import org.silkgraph.web.Problem;
import org.silkgraph.web.Variant;
import org.silkgraph.web.WebSettings;
import org.silkgraph.web.Writes;

/**
 * SPARQL 1.1 Graph Store HTTP Protocol with indirect identification: {@code ?default} or {@code ?graph=IRI}. GET and HEAD read;
 * PUT, POST and DELETE are changes through the gate and take {@code author}, {@code message} and {@code source} besides. A POST
 * that names no graph makes a new one.
 */
@Controller("/graphs")
@Consumes(MediaType.ALL)
@Produces(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class GraphsController {
    private static final List<String> KNOWN = List.of("graph", "default", "author", "message", "source", "lang");

    private final GraphWriting graphs;
    private final Renderings renderings;
    private final Answers answers;
    private final Callers callers;
    private final Writes writes;
    private final Signatures signatures;
    private final WebSettings settings;

    GraphsController(
            GraphWriting graphs,
            Renderings renderings,
            Answers answers,
            Callers callers,
            Writes writes,
            Signatures signatures,
            WebSettings settings) {
        this.graphs = graphs;
        this.renderings = renderings;
        this.answers = answers;
        this.callers = callers;
        this.writes = writes;
        this.signatures = signatures;
        this.settings = settings;
    }

    @Get
    HttpResponse<?> read(HttpRequest<?> request) {
        Optional<String> graph = target(parameters(request));
        Variant variant = Accept.of(request)
                .best(Variant.OF_SERVICE)
                .orElseThrow(() -> answers.notAcceptable("/graphs", Variant.OF_SERVICE));
        return answers.send(request, variant.suffix(), variant.mediaType(), () -> {
                    Rendering rendering = renderings
                            .graph(graph, variant.format().orElseThrow())
                            .orElseThrow(() -> missing(graph.orElse("")));
                    return new Read(rendering.version(), rendering.body());
                })
                .header(HttpHeaders.VARY, "Accept");
    }

    @Put
    HttpResponse<?> put(HttpRequest<?> request) {
        Caller caller = callers.require(request, Role.EDITOR);
        Pairs pairs = parameters(request);
        return write(request, caller, pairs, Operation.REPLACE, target(pairs));
    }

    @Post
    HttpResponse<?> post(HttpRequest<?> request) {
        Caller caller = callers.require(request, Role.EDITOR);
        Pairs pairs = parameters(request);
        boolean isNew = !pairs.has("graph") && !pairs.has("default");
        Optional<String> graph =
                isNew ? Optional.of(Base.iri("graph/", UUID.randomUUID().toString())) : target(pairs);
        return write(request, caller, pairs, Operation.ADD, graph);
    }

    @Delete
    HttpResponse<?> delete(HttpRequest<?> request) {
        Caller caller = callers.require(request, Role.EDITOR);
        Pairs pairs = parameters(request);
        return write(request, caller, pairs, Operation.REMOVE, target(pairs));
    }

    private HttpResponse<?> write(
            HttpRequest<?> request, Caller caller, Pairs pairs, Operation operation, Optional<String> graph) {
        String word =
                switch (operation) {
                    case REPLACE -> "PUT";
                    case ADD -> "POST";
                    case REMOVE -> "DELETE";
                };
        List<NamedText> documents =
                operation == Operation.REMOVE ? List.of() : Documents.of(request, settings.maxUpload());
        Request order = new Request(
                operation,
                graph,
                documents,
                signatures.of(request, caller, pairs, "graph", word + " " + graph.orElse("default")),
                writes.seen(request));
        Written written = written(order);
        boolean created = written.created() && operation != Operation.REMOVE;
        MutableHttpResponse<Outcome> answer = writes.answer(request, written.outcome(), created ? 201 : 200);
        if (!created || graph.isEmpty() || answer.code() != 201) return answer;
        // Of two things that were made, the graph and the change, Location names what was asked for (SPARQL 1.1 GSP,
        // 5.5).
        answer.getHeaders().set(HttpHeaders.LOCATION, graph.get());
        String address = "/graphs?graph=" + URLEncoder.encode(graph.get(), StandardCharsets.UTF_8);
        answer.header(HttpHeaders.LINK, "<" + address + ">; rel=\"alternate\"");
        return answer;
    }

    private Written written(Request order) {
        try {
            return graphs.write(order);
        } catch (NoSuchGraph e) {
            throw missing(e.graph());
        }
    }

    private static Pairs parameters(HttpRequest<?> request) {
        Pairs pairs = Pairs.of(request.getUri().getRawQuery());
        pairs.stream().filter(pair -> !KNOWN.contains(pair.name())).findFirst().ifPresent(pair -> {
            throw Problem.of(400, "unknown-parameter")
                    .with("parameter", pair.name())
                    .with("known", KNOWN)
                    .exception();
        });
        return pairs;
    }

    /** The IRI of the graph, or empty for the default graph. */
    private static Optional<String> target(Pairs pairs) {
        Optional<String> graph = pairs.once("graph");
        if (graph.isPresent() == pairs.has("default"))
            throw Problem.of(400, "graph-one").exception();
        return graph;
    }

    private static org.silkgraph.web.ProblemException missing(String graph) {
        return Problem.of(404, "no-such-graph").with("value", graph).exception();
    }
}
