package org.silkgraph.access;

/** What came of asking for a new token. */
public sealed interface Issue {
    /** It is on disk and opens the service from now on; the value is told here and never again. */
    record Issued(Token token, TokenValue value) implements Issue {}

    /** A token that is not revoked has the name already. */
    record NameTaken(Token holder) implements Issue {}

    /** The file holds as many tokens as it may, revoked ones among them. */
    record Full(int most) implements Issue {}
}
