package org.silkgraph.terms;

/** A name in both languages; either may be empty where nothing was said. */
public record Label(String zh, String en) {
    /** The text in the language asked for, else in the other. */
    public String in(Language language) {
        String wanted = language == Language.ZH ? zh : en;
        return wanted.isEmpty() ? (language == Language.ZH ? en : zh) : wanted;
    }
}
