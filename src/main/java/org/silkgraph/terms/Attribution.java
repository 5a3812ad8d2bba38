package org.silkgraph.terms;

import java.util.List;

/**
 * Who changed something, through what, and why.
 *
 * @param author who it is attributed to
 * @param account who was authenticated: the name of the token, or of the user of the command line; where it differs from the
 *     author, somebody entered the change on the author's behalf
 * @param operation what kind of write it was, one word in lower case: {@code load}, {@code sync}, {@code install},
 *     {@code upgrade}, {@code update}, {@code graph}, {@code changes}
 * @param message why, 1 to 2,000 characters
 * @param sources absolute IRIs of what the change rests on, at most 100; may be empty
 */
public record Attribution(Author author, Author account, String operation, String message, List<String> sources) {
    private static final int LONGEST_MESSAGE = 2_000;
    private static final int MOST_SOURCES = 100;

    public Attribution {
        if (!operation.matches("[a-z]{1,20}")) {
            throw new IllegalArgumentException("operation must be one word in lower case: " + operation);
        }
        if (message.isBlank() || message.length() > LONGEST_MESSAGE) {
            throw new IllegalArgumentException("message must have 1 to " + LONGEST_MESSAGE + " characters");
        }
        sources = List.copyOf(sources);
        if (sources.size() > MOST_SOURCES)
            throw new IllegalArgumentException("sources must be at most " + MOST_SOURCES);
        for (String source : sources) {
            if (!source.matches("[A-Za-z][A-Za-z0-9+.-]*:[^\\s<>\"{}|\\\\^`]+")) {
                throw new IllegalArgumentException("sources must be absolute IRIs: " + source);
            }
        }
    }

    /** By somebody for himself, without a source. */
    public static Attribution of(Author author, String operation, String message) {
        return new Attribution(author, author, operation, message, List.of());
    }

    /** By the service itself. */
    public static Attribution system(String operation, String message) {
        return of(Author.SYSTEM, operation, message);
    }

    /** The same, resting on these. */
    public Attribution from(List<String> more) {
        return new Attribution(author, account, operation, message, more);
    }
}
