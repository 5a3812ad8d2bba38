package org.silkgraph.web.pages;

import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/** The role of an entity on the page, shown by shape and colour: programme, institution, region, document, other. */
public final class Roles {
    private static final ResourceBundle ROLES = ResourceBundle.getBundle("org.silkgraph.web.pages.roles", Locale.ROOT);

    private Roles() {}

    /** The role of a class by its local name. */
    public static String of(String type) {
        return ROLES.containsKey(type) ? ROLES.getString(type) : "other";
    }

    /** The role of the first of these classes. */
    public static String of(List<String> types) {
        return types.isEmpty() ? "other" : of(types.getFirst());
    }
}
