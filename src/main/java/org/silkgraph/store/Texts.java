package org.silkgraph.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The texts of the sources, immutable, one file a text: {@code STORE/texts/{sha256}}. A text is on disk, fsynced, before the
 * commit that names it; a file whose bytes do not match its name is an error when read.
 */
public final class Texts {
    private final Path directory;
    private final Map<String, String> cache = new ConcurrentHashMap<>();

    Texts(Path directory) throws IOException {
        this.directory = Files.createDirectories(directory);
    }

    /** The checksum as it stands in {@code sg:textChecksum}: {@code sha256:} and 64 hex digits. */
    public static String checksum(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "sha256:" + HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The text of that checksum, or empty where the store has none. */
    public Optional<String> text(String checksum) {
        String known = cache.get(checksum);
        if (known != null) return Optional.of(known);
        Optional<String> read = read(checksum);
        read.ifPresent(text -> cache.put(checksum, text));
        return read;
    }

    private Optional<String> read(String checksum) {
        if (!checksum.matches("sha256:[0-9a-f]{64}")) return Optional.empty();
        Path file = file(checksum);
        if (!Files.exists(file)) return Optional.empty();
        try {
            String text = Files.readString(file);
            if (!checksum(text).equals(checksum)) {
                throw new IllegalStateException("text file damaged: " + file + " does not match its checksum");
            }
            return Optional.of(text);
        } catch (CharacterCodingException e) {
            throw new IllegalStateException("text file damaged: " + file + " is not UTF-8", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Stores a text for good; a text that is there already is left alone. */
    void keep(String text) throws IOException {
        Path file = file(checksum(text));
        if (Files.exists(file)) return;
        Path part = directory.resolve(file.getFileName() + ".part");
        try (FileChannel channel = FileChannel.open(
                part, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
            while (bytes.hasRemaining()) channel.write(bytes);
            channel.force(true);
        } catch (IOException e) {
            // On a full disk the part would keep the room that others need.
            Files.deleteIfExists(part);
            throw e;
        }
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        Directories.sync(directory);
    }

    private Path file(String checksum) {
        return directory.resolve(checksum.substring("sha256:".length()));
    }
}
