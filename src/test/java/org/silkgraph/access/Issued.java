package org.silkgraph.access;

import java.util.Optional;

/** Tokens for tests. */
public final class Issued {
    private Issued() {}

    /** The value of a new token. */
    public static String value(Tokens tokens, Role role, String name) {
        if (tokens.issue(role, name, Optional.empty()) instanceof Issue.Issued issued) {
            return issued.value().text();
        }
        throw new AssertionError("not issued: " + name);
    }
}
