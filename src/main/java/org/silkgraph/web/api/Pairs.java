package org.silkgraph.web.api;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.silkgraph.web.Problem;
import org.silkgraph.web.ProblemException;

/** Names and values of {@code application/x-www-form-urlencoded}, as a query string or a body, in their order. */
record Pairs(List<Pair> all) implements Iterable<Pairs.Pair> {
    Pairs {
        all = List.copyOf(all);
    }

    /** A parameter as it came. */
    record Pair(String name, String value) {}

    /**
     * Takes it apart.
     *
     * @throws ProblemException 400 {@code bad-encoding}
     */
    static Pairs of(@Nullable String encoded) {
        List<Pair> pairs = new ArrayList<>();
        if (encoded == null || encoded.isEmpty()) return new Pairs(pairs);
        for (String part : encoded.split("&")) {
            int equals = part.indexOf('=');
            String name = equals < 0 ? part : part.substring(0, equals);
            String value = equals < 0 ? "" : part.substring(equals + 1);
            if (!part.isEmpty()) pairs.add(new Pair(decode(name), decode(value)));
        }
        return new Pairs(pairs);
    }

    /** These and then those. */
    Pairs and(Pairs more) {
        return new Pairs(Stream.concat(all.stream(), more.all.stream()).toList());
    }

    Pairs with(String name, String value) {
        return and(new Pairs(List.of(new Pair(name, value))));
    }

    /** The values of a name. */
    List<String> values(String name) {
        return all.stream()
                .filter(pair -> pair.name().equals(name))
                .map(Pair::value)
                .toList();
    }

    /**
     * The value of a name that is given once or not at all; blank is not given.
     *
     * @throws ProblemException 400 {@code repeated-parameter}
     */
    Optional<String> once(String name) {
        List<String> values = values(name);
        if (values.size() > 1)
            throw Problem.of(400, "repeated-parameter").with("parameter", name).exception();
        return values.stream().filter(value -> !value.isBlank()).findFirst();
    }

    boolean has(String name) {
        return all.stream().anyMatch(pair -> pair.name().equals(name));
    }

    Stream<Pair> stream() {
        return all.stream();
    }

    @Override
    public Iterator<Pair> iterator() {
        return all.iterator();
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw Problem.of(400, "bad-encoding").exception();
        }
    }
}
