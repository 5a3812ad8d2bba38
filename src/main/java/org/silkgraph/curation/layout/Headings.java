package org.silkgraph.curation.layout;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** First lines of files, the same in every terminal: Chinese, then English in brackets. */
final class Headings {
    private static final ResourceBundle BUNDLE =
            ResourceBundle.getBundle("org.silkgraph.curation.layout.headings", Locale.ROOT);

    private Headings() {}

    static String say(String key, String... arguments) {
        return MessageFormat.format(BUNDLE.getString(key), (Object[]) arguments);
    }
}
