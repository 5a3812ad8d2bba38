package org.silkgraph.web;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.silkgraph.terms.Base;
import org.silkgraph.terms.Label;
import org.silkgraph.terms.Language;

/**
 * What went wrong with a request (RFC 9457), before it is put into a language.
 *
 * <p>Title, detail and hint come from the messages {@code problem.{name}.title}, {@code .detail} and {@code .hint}, whose
 * placeholders are filled from the members; where the name has none, from those of the status. A detail in both languages
 * can be given instead.
 *
 * @param members further fields of the answer, for example {@code parameter}, {@code line}, {@code column}
 * @param headers of the answer, for example {@code Retry-After}
 */
public record Problem(
        int status, String name, Optional<Label> detail, Map<String, Object> members, Map<String, String> headers) {
    public Problem {
        if (!name.matches("[a-z0-9-]+")) throw new IllegalArgumentException("name must be a slug: " + name);
        members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
        headers = Map.copyOf(headers);
    }

    public static Problem of(int status, String name) {
        return new Problem(status, name, Optional.empty(), Map.of(), Map.of());
    }

    /** With one more field. */
    public Problem with(String member, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(members);
        more.put(member, value);
        return new Problem(status, name, detail, more, headers);
    }

    /** With a detail of its own. */
    public Problem saying(Label text) {
        return new Problem(status, name, Optional.of(text), members, headers);
    }

    /** With one more header of the answer. */
    public Problem header(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Problem(status, name, detail, members, more);
    }

    public ProblemException exception() {
        return new ProblemException(this);
    }

    /** As it is sent: {@code type, title, status, detail, instance}, then {@code hint} and the members. */
    public Map<String, Object> body(Language language, String instance) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", Base.iri("problem/", name));
        body.put("title", message(language, "title").orElseGet(() -> Integer.toString(status)));
        body.put("status", status);
        detail.map(label -> label.in(language))
                .or(() -> message(language, "detail"))
                .ifPresent(text -> body.put("detail", text));
        body.put("instance", instance);
        message(language, "hint").ifPresent(text -> body.put("hint", text));
        body.putAll(members);
        return body;
    }

    private Optional<String> message(Language language, String part) {
        return Messages.find(language, "problem." + name + "." + part, members)
                .or(() -> Messages.find(language, "problem." + status + "." + part, members));
    }
}
