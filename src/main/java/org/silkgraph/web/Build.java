package org.silkgraph.web;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * Which build this is: its version, and a short number that changes with its code and templates, so that answers of an older
 * build are not taken for current ones.
 */
@Singleton
public final class Build {
    private final String version;
    private final String number;

    Build() {
        this.version = Optional.ofNullable(Build.class.getPackage().getImplementationVersion())
                .orElse("dev");
        this.number = version + "." + fingerprint();
    }

    public String version() {
        return version;
    }

    /** Version and fingerprint, in characters that an entity tag may hold. */
    public String number() {
        return number;
    }

    private static String fingerprint() {
        try {
            Path code = Path.of(Build.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            // Classes in a folder change under way; each start counts as a build of its own.
            return Files.isRegularFile(code) ? checksum(Files.readAllBytes(code)) : Long.toHexString(System.nanoTime());
        } catch (IOException | java.net.URISyntaxException e) {
            throw new IllegalStateException("the code of this service cannot be read", e);
        }
    }

    private static String checksum(byte[] bytes) {
        CRC32 sum = new CRC32();
        sum.update(bytes);
        return Long.toHexString(sum.getValue());
    }
}
