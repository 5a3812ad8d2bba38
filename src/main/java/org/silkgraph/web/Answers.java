package org.silkgraph.web;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.uri.UriBuilder;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.silkgraph.store.Store;

/**
 * Answers of one version, with a strong entity tag {@code "{epoch}.{version}-{build}-{variant}"}; a caller who has that one
 * already gets 304. Redirects and refusals by Accept are made here too.
 */
@Singleton
public final class Answers {
    private static final String UTF_8 = ";charset=utf-8";

    private final Store store;
    private final Build build;

    Answers(Store store, Build build) {
        this.store = store;
        this.build = build;
    }

    /** Something to send and the version it was read at. */
    public record Read(long version, Object body) {}

    /**
     * Sends what is read, or 304.
     *
     * @param variant what tells this form from others at the same address: a suffix, a language
     */
    public MutableHttpResponse<?> send(
            HttpRequest<?> request, String variant, String mediaType, Supplier<Read> reader) {
        String current = tag(store.version().number(), variant);
        if (names(request, current)) return notModified(current);
        Read read = reader.get();
        String tag = tag(read.version(), variant);
        if (names(request, tag) || names(request, "*")) return notModified(tag);
        return HttpResponse.ok(read.body())
                .contentType(MediaType.of(mediaType.startsWith("text/") ? mediaType + UTF_8 : mediaType))
                .header(HttpHeaders.ETAG, tag)
                .header(HttpHeaders.CACHE_CONTROL, "no-cache");
    }

    /**
     * Sends a part of the past, which is the same in every later version, or 304 without reading it.
     *
     * @param version the version it belongs to
     */
    public MutableHttpResponse<?> sendPast(
            HttpRequest<?> request, long version, String suffix, String mediaType, Supplier<?> reader) {
        // Not to be kept without asking: a store that was restored may have another past at the same address.
        String tag = "\"" + store.epoch() + "." + version + "-" + suffix + "\"";
        if (names(request, tag)) return notModified(tag);
        return HttpResponse.ok(reader.get())
                .contentType(MediaType.of(mediaType))
                .header(HttpHeaders.ETAG, tag)
                .header(HttpHeaders.CACHE_CONTROL, "no-cache");
    }

    /** Names the next page of a list in the Link header. */
    public static void linkNext(MutableHttpResponse<?> answer, HttpRequest<?> request, String cursor) {
        String next = UriBuilder.of(request.getUri())
                .replaceQueryParam("cursor", cursor)
                .build()
                .toString();
        answer.header(HttpHeaders.LINK, "<" + next + ">; rel=\"next\"");
    }

    private static MutableHttpResponse<?> notModified(String tag) {
        return HttpResponse.notModified().header(HttpHeaders.ETAG, tag).header(HttpHeaders.CACHE_CONTROL, "no-cache");
    }

    private String tag(long version, String variant) {
        return "\"" + store.epoch() + "." + version + "-" + build.number() + "-" + variant + "\"";
    }

    /** Whether If-None-Match names this tag, weakly or not. */
    public static boolean names(HttpRequest<?> request, String tag) {
        return request.getHeaders().getAll(HttpHeaders.IF_NONE_MATCH).stream()
                .flatMap(header -> Arrays.stream(header.split(",")))
                .map(String::strip)
                .anyMatch(given -> given.equals(tag) || given.equals("W/" + tag));
    }

    /** 303 to the form that the Accept header asks for, or 406 with the forms there are. */
    public MutableHttpResponse<?> see(HttpRequest<?> request, String path, List<Variant> offered) {
        Variant variant = Accept.of(request).best(offered).orElseThrow(() -> notAcceptable(path, offered));
        return see(request, variant.at(path), path, offered);
    }

    /** 303 to a place, naming the forms there are. */
    public MutableHttpResponse<?> see(HttpRequest<?> request, String to, String path, List<Variant> offered) {
        String language = Languages.explicit(request)
                .map(tag -> "?lang=" + Languages.of(request).tag())
                .orElse("");
        int fragment = to.indexOf('#');
        String target = fragment < 0 ? to + language : to.substring(0, fragment) + language + to.substring(fragment);
        return HttpResponse.seeOther(URI.create(target))
                .header(HttpHeaders.VARY, "Accept")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header(HttpHeaders.LINK, alternates(path, offered));
    }

    /** A refusal that names the forms there are. */
    public ProblemException notAcceptable(String path, List<Variant> offered) {
        record Form(String type, String url) {}
        List<Form> forms = offered.stream()
                .map(variant -> new Form(variant.mediaType(), variant.at(path)))
                .toList();
        return Problem.of(406, "not-acceptable").with("variants", forms).exception();
    }

    /** As {@link #alternates(String, List)}, for an address with a query. */
    public static String alternates(String path, @Nullable String query, List<Variant> offered) {
        String asked = query == null ? "" : "?" + query;
        return offered.stream()
                .map(variant ->
                        "<" + variant.at(path) + asked + ">; rel=\"alternate\"; type=\"" + variant.mediaType() + "\"")
                .collect(Collectors.joining(", "));
    }

    /** The value of a Link header with every form of the thing at a path. */
    public static String alternates(String path, List<Variant> offered) {
        return offered.stream()
                .map(variant -> "<" + variant.at(path) + ">; rel=\"alternate\"; type=\"" + variant.mediaType() + "\"")
                .collect(Collectors.joining(", "));
    }
}
