package org.silkgraph.web;

import io.micronaut.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The query string of a request. A parameter that a route does not know is refused, so that no wish is silently dropped. */
public final class Parameters {
    private static final String LANG = "lang";

    private final HttpRequest<?> request;

    private Parameters(HttpRequest<?> request) {
        this.request = request;
    }

    /** The parameters of a request, which may only be these and {@code lang}, each at most once. */
    public static Parameters of(HttpRequest<?> request, String... known) {
        List<String> names = new ArrayList<>(List.of(known));
        names.add(LANG);
        for (String name : request.getParameters().names()) {
            if (!names.contains(name)) {
                throw Problem.of(400, "unknown-parameter")
                        .with("parameter", name)
                        .with("known", names)
                        .exception();
            }
            if (request.getParameters().getAll(name).size() > 1) {
                throw Problem.of(400, "repeated-parameter")
                        .with("parameter", name)
                        .exception();
            }
        }
        return new Parameters(request);
    }

    public Optional<String> text(String name) {
        return Optional.ofNullable(request.getParameters().get(name)).map(String::strip);
    }

    /** {@code true} or {@code false}; false where absent. */
    public boolean flag(String name) {
        String text = text(name).orElse("false");
        if (!List.of("true", "false").contains(text)) {
            throw Problem.of(400, "unknown-value")
                    .with("parameter", name)
                    .with("value", text)
                    .with("known", List.of("true", "false"))
                    .exception();
        }
        return text.equals("true");
    }

    /** A text of at most so many characters; empty where absent. */
    public String text(String name, int longest) {
        String text = text(name).orElse("");
        if (text.length() > longest) {
            throw Problem.of(400, "parameter-too-long")
                    .with("parameter", name)
                    .with("longest", longest)
                    .exception();
        }
        return text;
    }

    /** A whole number of 1 to most. */
    public int number(String name, int otherwise, int most) {
        Optional<String> text = text(name);
        if (text.isEmpty()) return otherwise;
        if (text.get().matches("[0-9]{1,9}")) {
            int number = Integer.parseInt(text.get());
            if (number >= 1 && number <= most) return number;
        }
        throw Problem.of(400, "number-out-of-range")
                .with("parameter", name)
                .with("value", text.get())
                .with("most", most)
                .exception();
    }
}
