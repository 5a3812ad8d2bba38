package org.silkgraph.web.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.silkgraph.views.Rendering;
import org.silkgraph.views.ServiceDescription;
import org.silkgraph.web.Accept;
import org.silkgraph.web.Answers;
import org.silkgraph.web.Answers.Read;
import org.silkgraph.web.Bodies;
import org.silkgraph.web.HeldAnswers;
import org.silkgraph.web.Problem;
import org.silkgraph.web.ProblemException;
import org.silkgraph.web.QueryLog;
import org.silkgraph.web.SparqlBackend;
import org.silkgraph.web.Variant;

/**
 * SPARQL 1.1 Protocol, query only: GET, POST of a form, POST of a query. The query goes to the engine inside this process; what
 * it refuses comes back here as {@code why} with a place in the text and leaves as problem+json in the caller's language.
 * Only the parameters of the protocol, {@code timeout} and a wish for a format are passed on; others, which clients of many
 * endpoints send along, are left unread. Without a query: the service description.
 */
@Controller("/sparql")
@Produces(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class SparqlController {
    private static final Set<String> PROTOCOL = Set.of("query", "default-graph-uri", "named-graph-uri", "timeout");
    /** Names that clients use to ask for a format beside Accept. */
    private static final Set<String> FORMAT = Set.of("format", "output", "results");
    /** Short names of formats, as clients write them, to the engine's. Others are left to Accept. */
    private static final Map<String, String> FORMATS = Map.ofEntries(
            Map.entry("json", "json"),
            Map.entry("xml", "xml"),
            Map.entry("sparql", "xml"),
            Map.entry("csv", "csv"),
            Map.entry("tsv", "tsv"),
            Map.entry("ttl", "ttl"),
            Map.entry("turtle", "ttl"),
            Map.entry("nt", "nt"),
            Map.entry("ntriples", "nt"),
            Map.entry("n-triples", "nt"),
            Map.entry("jsonld", "json-ld"),
            Map.entry("json-ld", "json-ld"),
            Map.entry("rdf", "xml"),
            Map.entry("rdf+xml", "xml"));

    private static final String REFUSAL = "application/vnd.silkgraph.refusal+json";
    /** Seconds after which it may be worth while to ask again. */
    private static final String RETRY = "10";

    private static final String VERSION = "Silkgraph-Version";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final SparqlBackend backend;
    private final Answers answers;
    private final ServiceDescription description;
    private final HeldAnswers held;
    private final QueryLog log;
    private final HttpClient client = HttpClient.newHttpClient();

    SparqlController(
            SparqlBackend backend, Answers answers, ServiceDescription description, HeldAnswers held, QueryLog log) {
        this.log = log;
        this.held = held;
        this.backend = backend;
        this.answers = answers;
        this.description = description;
    }

    @Get
    HttpResponse<?> get(HttpRequest<?> request) {
        Pairs pairs = Pairs.of(request.getUri().getRawQuery());
        refuseUpdates(pairs);
        return pairs.has("query") ? ask(request, pairs) : describe(request);
    }

    @Post
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> form(HttpRequest<?> request) {
        return ask(
                request, Pairs.of(body(request)).and(Pairs.of(request.getUri().getRawQuery())));
    }

    @Post
    @Consumes("application/sparql-query")
    HttpResponse<?> direct(HttpRequest<?> request) {
        return ask(request, Pairs.of(request.getUri().getRawQuery()).with("query", body(request)));
    }

    private HttpResponse<?> describe(HttpRequest<?> request) {
        Variant variant = Accept.of(request)
                .best(Variant.OF_SERVICE)
                .orElseThrow(() -> answers.notAcceptable("/sparql", Variant.OF_SERVICE));
        return answers.send(request, variant.suffix(), variant.mediaType(), () -> {
            Rendering rendering = description.as(variant.format().orElseThrow());
            return new Read(rendering.version(), rendering.body());
        });
    }

    private HttpResponse<?> ask(HttpRequest<?> request, Pairs pairs) {
        refuseUpdates(pairs);
        int queries = pairs.values("query").size();
        if (queries != 1)
            throw Problem.of(400, "query-one").with("count", queries).exception();
        java.net.http.HttpRequest question = question(request, pairs);
        return log.watch(request, pairs.values("query").getFirst(), () -> send(request, question));
    }

    private HttpResponse<?> send(HttpRequest<?> request, java.net.http.HttpRequest question) {
        try {
            return answer(request, client.send(question, java.net.http.HttpResponse.BodyHandlers.ofInputStream()));
        } catch (IOException e) {
            throw Problem.of(503, "query-unavailable").exception();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problem.of(503, "query-unavailable").exception();
        }
    }

    private static void refuseUpdates(Pairs pairs) {
        boolean update = pairs.stream()
                .anyMatch(pair -> pair.name().equals("update") || pair.name().startsWith("using-"));
        if (update) throw Problem.of(405, "query-only").exception();
    }

    /** What is passed on: the parameters of the protocol as they are, a wish for a format under the engine's name for it. */
    private static Stream<Pairs.Pair> passedOn(Pairs.Pair pair) {
        if (PROTOCOL.contains(pair.name())) return Stream.of(pair);
        if (!FORMAT.contains(pair.name())) return Stream.empty();
        return Optional.ofNullable(FORMATS.get(pair.value().toLowerCase(Locale.ROOT)))
                .map(format -> new Pairs.Pair("format", format))
                .stream();
    }

    private java.net.http.HttpRequest question(HttpRequest<?> request, Pairs pairs) {
        String form = pairs.stream()
                .flatMap(SparqlController::passedOn)
                .distinct()
                .map(pair -> encode(pair.name()) + "=" + encode(pair.value()))
                .collect(Collectors.joining("&"));
        java.net.http.HttpRequest.Builder question = java.net.http.HttpRequest.newBuilder(backend.endpoint())
                .header(backend.secretHeader(), backend.secret())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(java.net.http.HttpRequest.BodyPublishers.ofString(form));
        if (Accept.of(request).best(Variant.OF_SPARQL).isEmpty())
            throw answers.notAcceptable("/sparql", Variant.OF_SPARQL);
        String accept = String.join(", ", request.getHeaders().getAll(HttpHeaders.ACCEPT));
        // Without the header the engine would answer in XML; whoever names nothing gets JSON or Turtle.
        return question.header(HttpHeaders.ACCEPT, accept.isBlank() ? "*/*" : accept)
                .build();
    }

    private HttpResponse<?> answer(HttpRequest<?> request, java.net.http.HttpResponse<InputStream> answer)
            throws IOException {
        String type = answer.headers().firstValue(HttpHeaders.CONTENT_TYPE).orElse("");
        if (type.startsWith(REFUSAL)) throw refused(answer);
        if (answer.statusCode() != 200) {
            answer.body().close();
            if (answer.statusCode() == 400)
                throw Problem.of(400, "query-format").exception();
            throw Problem.of(answer.statusCode(), "query-failed")
                    .with("value", "")
                    .exception();
        }
        MutableHttpResponse<?> response;
        try (InputStream body = answer.body()) {
            response = HttpResponse.ok(held.take(request, body)).contentType(MediaType.of(type));
        }
        answer.headers().firstValue(VERSION).ifPresent(version -> response.header(VERSION, version));
        return response.header(HttpHeaders.VARY, "Accept").header(HttpHeaders.CACHE_CONTROL, "no-cache");
    }

    private static RuntimeException refused(java.net.http.HttpResponse<InputStream> answer) throws IOException {
        try (InputStream body = answer.body()) {
            JsonNode refusal = JSON.readTree(body);
            String name = refusal.path("why").asText().toLowerCase(Locale.ROOT).replace('_', '-');
            Problem problem = Problem.of(answer.statusCode(), "query-" + name);
            if (answer.statusCode() == 503) problem = problem.header(HttpHeaders.RETRY_AFTER, RETRY);
            if (refusal.path("line").asInt() > 0) {
                problem = problem.with("line", refusal.path("line").asInt())
                        .with("column", refusal.path("column").asInt());
            }
            JsonNode arguments = refusal.path("arguments");
            problem = problem.with("value", arguments.path(0).asText(""));
            if (arguments.has(1))
                problem = problem.with("limit", arguments.path(1).asText());
            return problem.exception();
        }
    }

    /** The body as it came, whole; the framework would take a form apart. */
    private String body(HttpRequest<?> request) {
        int most = 4 * backend.queryBytes();
        try {
            return Bodies.text(request, most);
        } catch (ProblemException e) {
            throw e.problem().name().equals("body-too-large") ? tooLong(e.problem()) : e;
        }
    }

    private ProblemException tooLong(Problem tooLarge) {
        return Problem.of(413, "query-too-long")
                .with("value", tooLarge.members().getOrDefault("value", ""))
                .with("limit", backend.queryBytes())
                .exception();
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
