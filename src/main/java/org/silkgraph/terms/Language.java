package org.silkgraph.terms;

import java.util.Locale;

/** The two languages of the service. Chinese is the language of the sources and the fallback. */
public enum Language {
    ZH,
    EN;

    /** BCP 47 tag: {@code zh} or {@code en}. */
    public String tag() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The other of the two. */
    public Language other() {
        return this == ZH ? EN : ZH;
    }
}
