package org.silkgraph.access;

import java.nio.file.Path;

/** Makes tokens in a process of its own: directory, prefix of the names, how many. */
final class TokenMaker {
    private TokenMaker() {}

    public static void main(String[] arguments) {
        TokensTest.make(Tokens.in(Path.of(arguments[0])), arguments[1], Integer.parseInt(arguments[2]));
    }
}
