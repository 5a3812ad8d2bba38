package org.silkgraph.store.journal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.silkgraph.terms.Version;

/** The line before an entry: {@code # silkgraph journal 1 version=7 length=812 sha256=…}, a comment to RDF Patch readers. */
record Frame(Version version, int length, String sha256) {
    private static final Pattern LINE =
            Pattern.compile("# silkgraph journal 1 version=(\\d{1,18}) length=(\\d{1,9}) sha256=([0-9a-f]{64})");
    /** No frame line is longer. */
    static final int LONGEST = 160;

    static Frame of(Version version, byte[] body) {
        return new Frame(version, body.length, hash(body));
    }

    static Optional<Frame> parse(String line) {
        Matcher m = LINE.matcher(line);
        if (!m.matches()) return Optional.empty();
        return Optional.of(
                new Frame(new Version(Long.parseLong(m.group(1))), Integer.parseInt(m.group(2)), m.group(3)));
    }

    boolean matches(byte[] body) {
        return body.length == length && hash(body).equals(sha256);
    }

    byte[] bytes() {
        String line = "# silkgraph journal 1 version=" + version + " length=" + length + " sha256=" + sha256 + "\n";
        return line.getBytes(StandardCharsets.US_ASCII);
    }

    private static String hash(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
