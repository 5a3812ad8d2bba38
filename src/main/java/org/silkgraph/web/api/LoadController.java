package org.silkgraph.web.api;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.ServerHttpRequest;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.json.JsonMapper;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import org.silkgraph.curation.Loading;
import org.silkgraph.curation.Outcome;
import org.silkgraph.curation.Parcel;
import org.silkgraph.curation.Unparsable;
import org.silkgraph.curation.layout.Sync;
import org.silkgraph.store.Changeset;
import org.silkgraph.store.Store;
import org.silkgraph.store.StoreException;
import org.silkgraph.terms.Attribution;
import org.silkgraph.terms.Version;
import org.silkgraph.web.Bodies;
import org.silkgraph.web.LateAnswer;
import org.silkgraph.web.Problem;
import org.silkgraph.web.ServiceSecret;
import org.silkgraph.web.WebSettings;

/**
 * The way of the command line into a running service: {@code POST /internal/load}, with the secret of this start only. The body
 * is a {@link Parcel}, parsed while it arrives; nothing is staged before it is whole. The answer begins with a line feed now and
 * then while the gate works, so that nobody takes the connection for dead, and ends with an {@link Answer}.
 */
@Controller("/internal")
@ExecuteOn(TaskExecutors.BLOCKING)
final class LoadController {
    private final Store store;
    private final ServiceSecret secret;
    private final WebSettings settings;
    private final JsonMapper json;

    LoadController(Store store, ServiceSecret secret, WebSettings settings, JsonMapper json) {
        this.store = store;
        this.secret = secret;
        this.settings = settings;
        this.json = json;
    }

    /** What became of it: an outcome, or why there is none. */
    record Answer(@Nullable Outcome outcome, @Nullable String failure) {}

    @Post(value = "/load", consumes = MediaType.APPLICATION_OCTET_STREAM)
    HttpResponse<?> load(HttpRequest<?> request, @Header(HttpHeaders.AUTHORIZATION) @Nullable String authorization) {
        if (authorization == null || !secret.opens(authorization))
            throw Problem.of(401, "secret").exception();
        try {
            Parcel.Read parcel = parcel(request);
            return HttpResponse.ok(
                            LateAnswer.of(() -> commit(parcel), settings.idle().dividedBy(4)))
                    .contentType(MediaType.APPLICATION_JSON_TYPE);
        } catch (Unparsable e) {
            return HttpResponse.badRequest(
                            Map.of("file", e.file(), "line", e.line(), "column", e.column(), "detail", e.problem()))
                    .contentType(MediaType.APPLICATION_JSON_TYPE);
        }
    }

    private Parcel.Read parcel(HttpRequest<?> request) {
        if (request.getContentLength() > settings.maxLoad()) {
            throw Problem.of(413, "body-too-large")
                    .with("value", request.getContentLength())
                    .with("limit", settings.maxLoad())
                    .exception();
        }
        try (InputStream body = ((ServerHttpRequest<?>) request).byteBody().toInputStream()) {
            return Parcel.read(body);
        } catch (IOException e) {
            throw Bodies.cutOff(e);
        }
    }

    private byte[] commit(Parcel.Read parcel) throws IOException {
        return json.writeValueAsBytes(decided(parcel));
    }

    private Answer decided(Parcel.Read parcel) {
        try {
            return new Answer(Outcome.of(store.gate().commit(changeset(parcel))), null);
        } catch (StoreException | IllegalArgumentException e) {
            return new Answer(null, String.valueOf(e.getMessage()));
        }
    }

    private Changeset changeset(Parcel.Read parcel) {
        Parcel.Order order = parcel.order();
        Attribution who = order.signing().attribution(store, order.message());
        return switch (order.operation()) {
            case "load" -> Loading.changeset(who, parcel.portions());
            case "sync" -> Sync.of(store, parcel.portions()).changeset(who, new Version(order.at()));
            default -> throw new IllegalArgumentException("unknown operation " + order.operation());
        };
    }
}
