package org.silkgraph.store.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.silkgraph.terms.Version;

/**
 * How far writers were told that their commits are on disk: the file {@code journal/acknowledged}, one line with the version
 * and the checksum of its entry.
 *
 * <p>The last entry of a journal has no successor that proves it was ever complete: bytes that are wrong there may be a write
 * that a crash tore, which nobody was told of, or an acknowledged commit that the disk has damaged since. The first is to be
 * cut, the second must never be. This file tells them apart. It is written after the fsync of the entry, and not fsynced
 * itself: a crash of the process leaves it as it was, a crash of the machine may leave an older line. So it may lag and never
 * lies; a line that cannot be read counts as none.
 */
final class Acknowledged implements AutoCloseable {
    private static final String NAME = "acknowledged";
    private static final Pattern LINE =
            Pattern.compile("(version=(\\d{12}) sha256=([0-9a-f]{64})) check=([0-9a-f]{16})\n");

    private final FileChannel channel;

    private Acknowledged(FileChannel channel) {
        this.channel = channel;
    }

    /** What writers were told last. */
    record Mark(Version version, String sha256) {
        private String line() {
            String text = "version=%012d sha256=%s".formatted(version.number(), sha256);
            return text + " check=" + check(text) + "\n";
        }
    }

    static Optional<Mark> read(Path directory) throws IOException {
        Path file = directory.resolve(NAME);
        if (Files.notExists(file)) return Optional.empty();
        Matcher line = LINE.matcher(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
        if (!line.matches() || !check(line.group(1)).equals(line.group(4))) return Optional.empty();
        return Optional.of(new Mark(new Version(Long.parseLong(line.group(2))), line.group(3)));
    }

    private static String check(String text) {
        return Frame.hex(Frame.digest().digest(text.getBytes(StandardCharsets.US_ASCII)))
                .substring(0, 16);
    }

    static Acknowledged open(Path directory) throws IOException {
        return new Acknowledged(
                FileChannel.open(directory.resolve(NAME), StandardOpenOption.CREATE, StandardOpenOption.WRITE));
    }

    /** Every line has the same length, so one write replaces the one before. */
    void write(Version version, String sha256) {
        try {
            channel.write(ByteBuffer.wrap(new Mark(version, sha256).line().getBytes(StandardCharsets.US_ASCII)), 0);
        } catch (IOException e) {
            // It lags then, which it may; the commit it would tell of is on disk.
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
