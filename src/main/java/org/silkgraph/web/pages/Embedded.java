package org.silkgraph.web.pages;

/** JSON that is put into a page as data. */
final class Embedded {
    private Embedded() {}

    /** The same JSON without a character that could end the element it stands in. */
    static String safe(String json) {
        return json.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026");
    }
}
