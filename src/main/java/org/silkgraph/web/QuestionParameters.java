package org.silkgraph.web;

import io.micronaut.http.HttpRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The values that a request gives to the parameters of a saved question. */
public final class QuestionParameters {
    private QuestionParameters() {}

    /**
     * The values given, by name.
     *
     * @param names the parameters of the question
     * @param others parameters that the route itself knows
     */
    public static Map<String, String> of(HttpRequest<?> request, List<String> names, String... others) {
        String[] known = Stream.concat(names.stream(), Stream.of(others)).toArray(String[]::new);
        Parameters given = Parameters.of(request, known);
        Map<String, String> values = new LinkedHashMap<>();
        names.forEach(name -> given.text(name).ifPresent(value -> values.put(name, value)));
        return values;
    }

    /** True for {@code 1} or {@code true}. */
    public static boolean isOn(HttpRequest<?> request, String name) {
        String value = request.getParameters().get(name, String.class, "0").strip();
        return value.equals("1") || value.equals("true");
    }
}
