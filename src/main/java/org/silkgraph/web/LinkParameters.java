package org.silkgraph.web;

import io.micronaut.http.HttpRequest;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.silkgraph.views.ConnectionQuery;
import org.silkgraph.views.LinkQuery;

/**
 * The parameters of questions about links, the same at each address that asks one: {@code certainty reference property not-property
 * source during}; and of paths, {@code from to max k direction via without class not-class hub}. Several values are
 * separated by commas.
 */
public final class LinkParameters {
    private static final List<String> OF_LINKS =
            List.of("certainty", "reference", "property", "not-property", "source", "during");
    private static final List<String> OF_PATHS =
            List.of("from", "to", "max", "k", "direction", "via", "without", "class", "not-class", "hub");
    private static final int MOST_VIA = 8;
    private static final int MOST_VALUES = 100;

    private final Parameters given;
    private final WebSettings settings;

    private LinkParameters(Parameters given, WebSettings settings) {
        this.given = given;
        this.settings = settings;
    }

    /** @param others what the address knows besides those of links */
    public static LinkParameters of(HttpRequest<?> request, WebSettings settings, String... others) {
        return of(request, settings, Arrays.stream(others));
    }

    private static LinkParameters of(HttpRequest<?> request, WebSettings settings, Stream<String> others) {
        String[] known = Stream.concat(others, OF_LINKS.stream()).toArray(String[]::new);
        return new LinkParameters(Parameters.of(request, known), settings);
    }

    /** The question for paths. */
    public static ConnectionQuery connection(HttpRequest<?> request, WebSettings settings, String... others) {
        return of(request, settings, Stream.concat(OF_PATHS.stream(), Arrays.stream(others)))
                .connection();
    }

    private ConnectionQuery connection() {
        return new ConnectionQuery(
                ends("from"),
                ends("to"),
                given.number("max", ConnectionQuery.USUAL_HOPS, ConnectionQuery.MOST_HOPS),
                given.number("k", ConnectionQuery.USUAL_PATHS, ConnectionQuery.MOST_PATHS),
                given.text("k").isPresent(),
                isForward(),
                links(),
                new ConnectionQuery.Through(
                        list("via", MOST_VIA),
                        list("without"),
                        list("class"),
                        list("not-class"),
                        given.number("hub", 0, Integer.MAX_VALUE)));
    }

    private List<String> ends(String name) {
        List<String> ends = list(name, ConnectionQuery.MOST_ENDS);
        if (ends.isEmpty())
            throw Problem.of(400, "missing-parameter").with("parameter", name).exception();
        return ends;
    }

    /** Which links count. */
    public LinkQuery links() {
        return new LinkQuery(
                choice("certainty", "stated", "implied").equals("implied"),
                given.flag("reference"),
                list("property"),
                list("not-property"),
                list("source"),
                list("during"));
    }

    /** Whether links are walked from subject to object only. */
    public boolean isForward() {
        return choice("direction", "free", "forward").equals("forward");
    }

    /** Values with commas between, at least one. */
    public List<String> requiredList(String name) {
        required(name);
        return list(name);
    }

    /** The parameters of all kinds. */
    public Parameters given() {
        return given;
    }

    /** Values with commas between. */
    public List<String> list(String name) {
        return list(name, MOST_VALUES);
    }

    private List<String> list(String name, int most) {
        List<String> values = Stream.of(
                        given.text(name, settings.maxText() * 10).split(","))
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .distinct()
                .toList();
        if (values.size() <= most) return values;
        throw Problem.of(400, "too-many-values")
                .with("parameter", name)
                .with("values", values.size())
                .with("most", most)
                .exception();
    }

    /** A value that has to be there. */
    public String required(String name) {
        String value = given.text(name, settings.maxText());
        if (value.isEmpty())
            throw Problem.of(400, "missing-parameter").with("parameter", name).exception();
        return value;
    }

    private String choice(String name, String... known) {
        String value = given.text(name).orElse(known[0]);
        if (List.of(known).contains(value)) return value;
        throw Problem.of(400, "unknown-value")
                .with("parameter", name)
                .with("value", value)
                .with("known", List.of(known))
                .exception();
    }
}
