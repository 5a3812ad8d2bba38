package org.silkgraph.web;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.silkgraph.terms.Language;

/**
 * The language of an answer: the {@code lang} parameter before Accept-Language, looked up as in RFC 4647 (a longer tag is
 * shortened until it is one of ours), else Chinese.
 */
public final class Languages {
    private static final List<String> OURS = List.of("zh", "en");

    private Languages() {}

    public static Language of(HttpRequest<?> request) {
        Stream<String> wanted = Stream.concat(explicit(request).stream(), accepted(request).stream());
        return wanted.flatMap(tag -> lookup(tag).stream()).findFirst().orElse(Language.ZH);
    }

    /** The {@code lang} parameter, where it is given. */
    public static Optional<String> explicit(HttpRequest<?> request) {
        return Optional.ofNullable(request.getParameters().get("lang")).filter(tag -> !tag.isBlank());
    }

    private static List<String> accepted(HttpRequest<?> request) {
        String header = String.join(",", request.getHeaders().getAll(HttpHeaders.ACCEPT_LANGUAGE));
        try {
            return Locale.LanguageRange.parse(header).stream()
                    .filter(range -> range.getWeight() > 0)
                    .map(Locale.LanguageRange::getRange)
                    .toList();
        } catch (IllegalArgumentException unreadable) {
            return List.of();
        }
    }

    private static Optional<Language> lookup(String tag) {
        String primary = tag.toLowerCase(Locale.ROOT).split("[-_]", 2)[0];
        return OURS.contains(primary)
                ? Optional.of(Language.valueOf(primary.toUpperCase(Locale.ROOT)))
                : Optional.empty();
    }
}
