package org.silkgraph.store.journal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.silkgraph.terms.Version;

/**
 * The line before an entry, a comment to readers of RDF Patch:
 * {@code # silkgraph journal 2 version=000000000007 parent=… length=000000000812 sha256=…}.
 *
 * <p>{@code parent} is the SHA-256 of the entry before (zeros for the first), so that the entries are a chain and one taken
 * from another journal is noticed. {@code length} counts the bytes of the body after the line. The line has a fixed length:
 * a large body is written first, and its line afterwards into the place kept for it.
 *
 * <p>Entries of the first format ({@code journal 1}, without parent) are still read.
 */
record Frame(Version version, String parent, long length, String sha256) {
    /** The parent of the first entry. */
    static final String NOTHING = "0".repeat(64);

    private static final Pattern LINE = Pattern.compile(
            "# silkgraph journal 2 version=(\\d{12}) parent=([0-9a-f]{64}) length=(\\d{12}) sha256=([0-9a-f]{64})");
    private static final Pattern FIRST_FORMAT =
            Pattern.compile("# silkgraph journal 1 version=(\\d{1,18}) length=(\\d{1,9}) sha256=([0-9a-f]{64})");

    /** What every frame line begins with; no line of a body does. */
    static final String START = "# silkgraph journal ";
    /** Bytes of a line that is written, with its line feed. */
    static final int BYTES = new Frame(Version.NONE, NOTHING, 0, NOTHING).bytes().length;
    /** No frame line is longer. */
    static final int LONGEST = 256;

    static Optional<Frame> parse(String line) {
        Matcher now = LINE.matcher(line);
        if (now.matches()) {
            return Optional.of(
                    new Frame(version(now.group(1)), now.group(2), Long.parseLong(now.group(3)), now.group(4)));
        }
        Matcher first = FIRST_FORMAT.matcher(line);
        if (!first.matches()) return Optional.empty();
        return Optional.of(new Frame(version(first.group(1)), "", Long.parseLong(first.group(2)), first.group(3)));
    }

    private static Version version(String digits) {
        return new Version(Long.parseLong(digits));
    }

    /** Whether it can follow an entry of that version and checksum. */
    boolean follows(Version before, String checksum) {
        return version.equals(before.next()) && (parent.isEmpty() || parent.equals(checksum));
    }

    byte[] bytes() {
        return "# silkgraph journal 2 version=%012d parent=%s length=%012d sha256=%s\n"
                .formatted(version.number(), parent, length, sha256)
                .getBytes(StandardCharsets.US_ASCII);
    }

    static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static String hex(byte[] hash) {
        return HexFormat.of().formatHex(hash);
    }
}
