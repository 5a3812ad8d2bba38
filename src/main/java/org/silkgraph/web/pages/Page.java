package org.silkgraph.web.pages;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.silkgraph.terms.Base;
import org.silkgraph.terms.Label;
import org.silkgraph.terms.Language;
import org.silkgraph.web.Languages;
import org.silkgraph.web.Messages;

/** What every template needs: the language of the page, its words, and links that keep the language once it was chosen. */
public final class Page {
    private final HttpRequest<?> request;
    private final Language language;
    private final boolean chosen;
    private final String build;

    Page(HttpRequest<?> request, String build) {
        this.request = request;
        this.language = Languages.of(request);
        this.chosen = Languages.explicit(request).isPresent();
        this.build = build;
    }

    public String lang() {
        return language.tag();
    }

    public String htmlLang() {
        return language == Language.ZH ? "zh-Hans" : "en";
    }

    public String build() {
        return build;
    }

    /** A message. */
    public String say(String key) {
        return Messages.text(language, key);
    }

    /** A message with one placeholder filled. */
    public String say(String key, String name, Object value) {
        return Messages.text(language, key, Map.of(name, value));
    }

    public String in(Label label) {
        return label.in(language);
    }

    /** The language that {@link #in} speaks for this label. */
    public String langOf(Label label) {
        String wanted = language == Language.ZH ? label.zh() : label.en();
        return wanted.isEmpty() ? language.other().tag() : language.tag();
    }

    /** The label in the other language, empty where it adds nothing. */
    public String other(Label label) {
        String other = language == Language.ZH ? label.en() : label.zh();
        return other.equals(in(label)) ? "" : other;
    }

    public String otherLang() {
        return language.other().tag();
    }

    /** A path of this service, in the language of this page. */
    public String href(String path) {
        if (!chosen) return path;
        int fragment = path.indexOf('#');
        String bare = fragment < 0 ? path : path.substring(0, fragment);
        String rest = fragment < 0 ? "" : path.substring(fragment);
        return bare + (bare.contains("?") ? "&" : "?") + "lang=" + lang() + rest;
    }

    /** True where the language was chosen by a parameter, which a form has to carry on. */
    public boolean isChosen() {
        return chosen;
    }

    /** This page in the other language. */
    public String switched() {
        String rest = StreamSupport.stream(request.getParameters().spliterator(), false)
                .filter(parameter -> !parameter.getKey().equals("lang"))
                .flatMap(parameter -> parameter.getValue().stream().map(value -> pair(parameter.getKey(), value)))
                .collect(Collectors.joining());
        return request.getUri().getRawPath() + "?" + rest + "lang="
                + language.other().tag();
    }

    private static String pair(String name, String value) {
        return encoded(name) + "=" + encoded(value) + "&";
    }

    /** The IRI of a term of the ontology. */
    public String term(String name) {
        return Base.iri("ontology#", name);
    }

    /** Where this service was reached, for examples to copy; behind a proxy that speaks TLS, at the proxy. */
    public String origin() {
        String host = request.getHeaders().get(HttpHeaders.HOST);
        boolean secure =
                request.isSecure() || "https".equals(request.getHeaders().get("X-Forwarded-Proto"));
        return (secure ? "https://" : "http://") + (host == null ? "localhost" : host);
    }

    /** A text as part of a query string. */
    public static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
