package org.silkgraph.web;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import org.silkgraph.terms.Language;

/** What the service says to people, in both languages. Placeholders are {@code {name}}. */
public final class Messages {
    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
    private static final Map<Language, ResourceBundle> BUNDLES =
            Map.of(Language.ZH, bundle(Language.ZH), Language.EN, bundle(Language.EN));

    private Messages() {}

    /** The text of a key; a missing key is a bug and fails. */
    public static String text(Language language, String key) {
        return bundleOf(language).getString(key);
    }

    public static String text(Language language, String key, Map<String, ?> values) {
        return fill(text(language, key), values);
    }

    /** The text of a key, if there is one. */
    public static Optional<String> find(Language language, String key, Map<String, ?> values) {
        ResourceBundle bundle = bundleOf(language);
        return bundle.containsKey(key) ? Optional.of(fill(bundle.getString(key), values)) : Optional.empty();
    }

    private static String fill(String text, Map<String, ?> values) {
        String filled = text;
        for (Map.Entry<String, ?> value : values.entrySet()) {
            filled = filled.replace("{" + value.getKey() + "}", shown(value.getValue()));
        }
        return filled;
    }

    private static String shown(Object value) {
        return value instanceof Collection<?> many
                ? many.stream().map(String::valueOf).collect(Collectors.joining(", "))
                : String.valueOf(value);
    }

    private static ResourceBundle bundleOf(Language language) {
        return BUNDLES.getOrDefault(language, bundle(language));
    }

    private static ResourceBundle bundle(Language language) {
        return ResourceBundle.getBundle("org.silkgraph.web.messages", Locale.of(language.tag()), NO_FALLBACK);
    }
}
