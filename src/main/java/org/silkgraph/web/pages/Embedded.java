package org.silkgraph.web.pages;

/** JSON that is put into a page as data. */
final class Embedded {
    private Embedded() {}

    /** The same JSON without indentation and without a character that could end the element it stands in. */
    static String safe(String json) {
        // A line break in JSON is never part of a string.
        return json.replaceAll("\\n\\s*", "")
                .replace("<", "\\u003c")
                .replace(">", "\\u003e")
                .replace("&", "\\u0026");
    }
}
