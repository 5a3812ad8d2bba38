package org.silkgraph.access;

/**
 * The file of the tokens is damaged, or cannot be read or written, so that nobody's token is known or none can be made. The
 * message names the file, where it is damaged the line, and the way out; it never repeats what stands there.
 */
public final class TokensUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    // No cause: what a parser says may quote the line. No trace: one and the same answers many requests.
    TokensUnavailable(String message) {
        super(message, null, false, false);
    }
}
