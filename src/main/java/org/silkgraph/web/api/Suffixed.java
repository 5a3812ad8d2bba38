package org.silkgraph.web.api;

import java.util.List;
import java.util.Optional;
import org.silkgraph.web.Variant;

/** The last part of a path, taken apart: a name and the form that its suffix asks for. */
record Suffixed(String name, Optional<Variant> variant) {
    static Suffixed of(String text, List<Variant> offered) {
        return offered.stream()
                .filter(variant -> !variant.html() && text.endsWith("." + variant.suffix()))
                .findFirst()
                .map(variant -> new Suffixed(
                        text.substring(0, text.length() - variant.suffix().length() - 1), Optional.of(variant)))
                .orElseGet(() -> new Suffixed(text, Optional.empty()));
    }
}
