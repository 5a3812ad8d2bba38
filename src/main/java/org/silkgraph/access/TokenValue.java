package org.silkgraph.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * What a caller shows: {@code sg_} and 32 random bytes in base64url, or whatever else somebody tries. It is told once, to who
 * asked for it, and kept nowhere; only its SHA-256 is. Why a plain hash will do stands in decision 0013.
 */
public record TokenValue(String text) {
    private static final String PREFIX = "sg_";
    private static final SecureRandom RANDOM = new SecureRandom();

    static TokenValue random() {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return new TokenValue(PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    byte[] sha256() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Without the value: it must reach no log. */
    @Override
    public String toString() {
        return "TokenValue";
    }
}
