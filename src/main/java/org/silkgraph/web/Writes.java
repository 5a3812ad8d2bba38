package org.silkgraph.web;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.silkgraph.curation.Outcome;
import org.silkgraph.store.Store;
import org.silkgraph.terms.Label;
import org.silkgraph.terms.Version;

/** What the doors that write have in common: the version a caller saw, and how a decision of the gate is answered. */
@Singleton
public final class Writes {
    private static final Pattern TAG = Pattern.compile("\"([0-9a-f]{16})\\.(\\d{1,18})(-[^\"]*)?\"");

    private final Store store;

    Writes(Store store) {
        this.store = store;
    }

    /**
     * The version that If-Match names: of an entity tag of any answer of this store, or {@code "{epoch}.{version}"} as in the
     * header {@code Silkgraph-Version}. Of several the latest counts. {@code *} allows every version.
     *
     * @return empty without the header, or for {@code *}
     * @throws ProblemException 412 {@code stale} for tags of another store, 400 {@code bad-if-match} for what is no tag
     */
    public Optional<Version> seen(HttpRequest<?> request) {
        List<String> tags = request.getHeaders().getAll(HttpHeaders.IF_MATCH).stream()
                .flatMap(header -> Arrays.stream(header.split(",")))
                .map(String::strip)
                .filter(tag -> !tag.isEmpty())
                .toList();
        if (tags.isEmpty() || tags.contains("*")) return Optional.empty();
        Optional<Version> latest = Optional.empty();
        for (String tag : tags) {
            Matcher parts = TAG.matcher(tag);
            if (!parts.matches())
                throw Problem.of(400, "bad-if-match").with("value", tag).exception();
            Version version = new Version(Long.parseLong(parts.group(2)));
            boolean ours = parts.group(1).equals(store.epoch());
            if (ours && latest.filter(found -> found.compareTo(version) >= 0).isEmpty()) latest = Optional.of(version);
        }
        if (latest.isEmpty()) throw stale(store.version().number(), List.of());
        return latest;
    }

    /** As {@link #seen}, where the header must be there: 428 {@code if-match-missing}. */
    public Optional<Version> required(HttpRequest<?> request) {
        if (!request.getHeaders().contains(HttpHeaders.IF_MATCH)) {
            throw Problem.of(428, "if-match-missing")
                    .with("current", tag(store.version().number()))
                    .exception();
        }
        return seen(request);
    }

    /**
     * The answer to a write.
     *
     * @param accepted the status where something was changed; where nothing had to be it is 200
     * @throws ProblemException 422 {@code refused} with the violations, 412 {@code stale} with both sides
     */
    public MutableHttpResponse<Outcome> answer(HttpRequest<?> request, Outcome outcome, int accepted) {
        if (outcome.refused()) throw refused(request, outcome);
        if (outcome.stale()) throw stale(outcome.version(), outcome.conflicts());
        boolean isNew = outcome.decision().equals("accepted");
        MutableHttpResponse<Outcome> response = HttpResponse.<Outcome>status(
                        io.micronaut.http.HttpStatus.valueOf(isNew ? accepted : 200))
                .body(outcome)
                .contentType(MediaType.APPLICATION_JSON_TYPE)
                .header("Silkgraph-Version", store.epoch() + "." + outcome.version())
                .header(HttpHeaders.ETAG, tag(outcome.version()))
                .header(HttpHeaders.CACHE_CONTROL, "no-store");
        return isNew ? response.header(HttpHeaders.LOCATION, "/changes/" + outcome.version()) : response;
    }

    /**
     * The answer to a write that was only tried: 200 with what would become of it, refusals as in {@link #answer}.
     *
     * @param body what is sent, the outcome or more
     */
    public MutableHttpResponse<?> foretell(HttpRequest<?> request, Outcome outcome, Object body) {
        if (outcome.refused()) throw refused(request, outcome);
        if (outcome.stale()) throw stale(outcome.version(), outcome.conflicts());
        return HttpResponse.ok(body).header(HttpHeaders.CACHE_CONTROL, "no-store");
    }

    private String tag(long version) {
        return "\"" + store.epoch() + "." + version + "\"";
    }

    private ProblemException stale(long now, List<Outcome.Clash> conflicts) {
        return Problem.of(412, "stale")
                .with("version", now)
                .with("current", tag(now))
                .with("conflicts", conflicts)
                .exception();
    }

    /** A violation in one language. */
    record Told(String entity, String name, String rule, String value, String message) {}

    private static ProblemException refused(HttpRequest<?> request, Outcome outcome) {
        List<Told> told = outcome.violations().stream()
                .map(violation -> new Told(
                        violation.entity(),
                        new Label(violation.nameZh(), violation.nameEn()).in(Languages.of(request)),
                        violation.rule(),
                        violation.value(),
                        new Label(violation.messageZh(), violation.messageEn()).in(Languages.of(request))))
                .toList();
        return Problem.of(422, "refused")
                .with("count", told.size())
                .with("violations", told)
                .exception();
    }
}
