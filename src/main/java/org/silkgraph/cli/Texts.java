package org.silkgraph.cli;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** Messages of the command line in the language of the terminal (LANG): Chinese or, for every other, English. */
final class Texts {
    private static final ResourceBundle BUNDLE = ResourceBundle.getBundle(
            "org.silkgraph.cli.cli",
            Locale.getDefault(),
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));

    private Texts() {}

    static String say(String key, Object... arguments) {
        return MessageFormat.format(BUNDLE.getString(key), arguments);
    }
}
