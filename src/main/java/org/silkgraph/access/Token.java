package org.silkgraph.access;

import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import org.silkgraph.terms.Author;

/**
 * What is kept of a token: everything but its value.
 *
 * @param id 16 hex digits, never used again
 * @param name 1 to 200 printable characters, no blank at either end; a change made with the token is attributed to it
 * @param sha256 of the value, 64 hex digits
 * @param expires from this moment on it opens nothing
 * @param revoked when it was withdrawn
 */
public record Token(
        String id,
        String name,
        Role role,
        String sha256,
        Instant created,
        Optional<Instant> expires,
        Optional<Instant> revoked) {
    /** Where a token stands at some moment. */
    public enum State {
        VALID,
        EXPIRED,
        REVOKED
    }

    public Token {
        if (!id.matches("[0-9a-f]{16}")) throw new IllegalArgumentException("id must be 16 hex digits");
        if (!isName(name)) throw new IllegalArgumentException("name must be 1 to 200 printable characters");
        if (!sha256.matches("[0-9a-f]{64}")) throw new IllegalArgumentException("sha256 must be 64 hex digits");
    }

    /** Whether a text can name a token. Unseen characters are refused, since names tell people who made a change. */
    public static boolean isName(String text) {
        if (!text.equals(text.strip()) || !text.codePoints().allMatch(Token::isPrintable)) return false;
        try {
            return !new Author(text).name().isEmpty();
        } catch (IllegalArgumentException noAuthor) {
            return false;
        }
    }

    private static boolean isPrintable(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.PRIVATE_USE,
                    Character.SURROGATE,
                    Character.UNASSIGNED -> false;
            default -> true;
        };
    }

    public State at(Instant now) {
        if (revoked.isPresent()) return State.REVOKED;
        return expires.filter(end -> !now.isBefore(end)).isPresent() ? State.EXPIRED : State.VALID;
    }

    boolean isRevoked() {
        return revoked.isPresent();
    }

    Token revokedAt(Instant now) {
        return new Token(id, name, role, sha256, created, expires, Optional.of(now));
    }

    byte[] hash() {
        return HexFormat.of().parseHex(sha256);
    }

    /** Without the hash, which has no business in a log. */
    @Override
    public String toString() {
        return "Token[" + id + ", " + name + ", " + role.word() + "]";
    }
}
