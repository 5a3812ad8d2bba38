package org.silkgraph.web;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;

/** What the command line shows to the service it runs beside: random per start, told only in a file of mode 0600. */
public record ServiceSecret(String value) {
    private static final String SCHEME = "Bearer ";

    public static ServiceSecret random() {
        byte[] bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return new ServiceSecret(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** Whether an Authorization header carries it; takes the same time whatever is given. */
    public boolean opens(String authorization) {
        if (!authorization.startsWith(SCHEME)) return false;
        byte[] given = authorization.substring(SCHEME.length()).getBytes(StandardCharsets.UTF_8);
        return MessageDigest.isEqual(given, value.getBytes(StandardCharsets.UTF_8));
    }

    /** Without the value: it must reach no log. */
    @Override
    public String toString() {
        return "ServiceSecret";
    }
}
