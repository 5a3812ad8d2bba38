package org.silkgraph.views;

import java.util.Locale;
import java.util.ResourceBundle;
import org.silkgraph.terms.Label;

/** Why a part of an answer is empty, and what terms of other vocabularies are called, in both languages. */
final class Explanations {
    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
    private static final ResourceBundle ZH = bundle(Locale.CHINESE);
    private static final ResourceBundle EN = bundle(Locale.ENGLISH);

    private Explanations() {}

    static Label of(String key) {
        return new Label(ZH.getString(key), EN.getString(key));
    }

    /** The label of a term of another vocabulary, else its name. */
    static Label ofTerm(String name) {
        String key = "term." + name;
        return ZH.containsKey(key) ? of(key) : new Label(name, name);
    }

    private static ResourceBundle bundle(Locale locale) {
        return ResourceBundle.getBundle("org.silkgraph.views.explanations", locale, NO_FALLBACK);
    }
}
