package org.silkgraph.web;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The Accept header of a request (RFC 9110, 12.5.1): for each form we have, the most specific range that covers it gives its
 * quality; the best one is taken, and of equals the first in our order. HTML is chosen only where it is named.
 */
public final class Accept {
    private static final List<String> HTML = List.of("text/html", "application/xhtml+xml");
    private static final Range ANYTHING = new Range("*", "*", 1);

    private final List<Range> ranges;

    private Accept(List<Range> ranges) {
        this.ranges = ranges;
    }

    public static Accept of(HttpRequest<?> request) {
        return parse(String.join(",", request.getHeaders().getAll(HttpHeaders.ACCEPT)));
    }

    static Accept parse(String header) {
        List<Range> ranges = new ArrayList<>();
        for (String part : header.split(",")) Range.parse(part).ifPresent(ranges::add);
        return new Accept(ranges.isEmpty() ? List.of(ANYTHING) : List.copyOf(ranges));
    }

    /** True where the caller names an HTML type and does not refuse it. */
    public boolean namesHtml() {
        return ranges.stream().anyMatch(range -> HTML.contains(range.name()) && range.quality > 0);
    }

    /** The form to send, or empty where the caller accepts none. */
    public Optional<Variant> best(List<Variant> offered) {
        return offered.stream()
                .filter(variant -> !variant.html() || namesHtml())
                .filter(variant -> qualityOf(variant) > 0)
                .max(Comparator.comparingDouble(this::qualityOf).thenComparing(variant -> -offered.indexOf(variant)));
    }

    private double qualityOf(Variant variant) {
        return variant.mediaTypes().stream().mapToDouble(this::quality).max().orElse(0);
    }

    private double quality(String mediaType) {
        return ranges.stream()
                .filter(range -> range.covers(mediaType))
                .max(Comparator.comparingInt(Range::specificity).thenComparingDouble(Range::quality))
                .map(Range::quality)
                .orElse(0.0);
    }

    private record Range(String type, String subtype, double quality) {
        static Optional<Range> parse(String part) {
            String[] pieces = part.strip().toLowerCase(Locale.ROOT).split("\\s*;\\s*");
            String[] names = pieces[0].split("/", -1);
            if (names.length != 2 || names[0].isBlank() || names[1].isBlank()) return Optional.empty();
            return Optional.of(new Range(names[0].strip(), names[1].strip(), quality(pieces)));
        }

        private static double quality(String[] pieces) {
            for (String piece : pieces) {
                if (piece.matches("q\\s*=\\s*[01](\\.[0-9]{0,3})?")) {
                    return Math.min(
                            1,
                            Double.parseDouble(
                                    piece.substring(piece.indexOf('=') + 1).strip()));
                }
            }
            return 1;
        }

        String name() {
            return type + "/" + subtype;
        }

        boolean covers(String mediaType) {
            if (type.equals("*")) return true;
            return subtype.equals("*") ? mediaType.startsWith(type + "/") : mediaType.equals(name());
        }

        int specificity() {
            if (type.equals("*")) return 0;
            return subtype.equals("*") ? 1 : 2;
        }
    }
}
