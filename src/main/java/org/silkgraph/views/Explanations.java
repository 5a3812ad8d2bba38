package org.silkgraph.views;

import java.util.Locale;
import java.util.ResourceBundle;
import org.silkgraph.terms.Label;

/** Why a part of an answer is empty, in both languages. */
final class Explanations {
    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
    private static final ResourceBundle ZH = bundle(Locale.CHINESE);
    private static final ResourceBundle EN = bundle(Locale.ENGLISH);

    private Explanations() {}

    static Label of(String key) {
        return new Label(ZH.getString(key), EN.getString(key));
    }

    private static ResourceBundle bundle(Locale locale) {
        return ResourceBundle.getBundle("org.silkgraph.views.explanations", locale, NO_FALLBACK);
    }
}
