package org.silkgraph.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import org.silkgraph.terms.Base;

/**
 * Which store this is: {@code STORE/epoch}, a random number of 16 hex digits and the base of its IRIs. Versions of two epochs
 * are never comparable.
 */
record Epoch(String number, String base) {
    static Epoch of(Path directory) throws IOException {
        Path file = directory.resolve("epoch");
        if (!Files.exists(file)) create(directory, Base.iri());
        List<String> lines = Files.readAllLines(file);
        if (lines.size() != 2 || !lines.get(0).matches("[0-9a-f]{16}")) {
            throw new StoreException(file + " is damaged: expected 16 hex digits and a base IRI");
        }
        if (!lines.get(1).equals(Base.iri())) {
            throw new StoreException("the store " + directory + " was made with the base " + lines.get(1)
                    + ", this process uses " + Base.iri() + "; set silkgraph.base to that of the store");
        }
        return new Epoch(lines.getFirst(), lines.get(1));
    }

    /** Gives a directory an epoch that no other store has. */
    static void create(Path directory, String base) throws IOException {
        Path file = directory.resolve("epoch");
        byte[] random = new byte[8];
        new SecureRandom().nextBytes(random);
        String text = HexFormat.of().formatHex(random) + "\n" + base + "\n";
        Path part = directory.resolve("epoch.part");
        try (FileChannel channel = FileChannel.open(
                part, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
            channel.force(true);
        }
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        Directories.sync(directory);
    }
}
