package org.silkgraph.web;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import java.util.concurrent.TimeUnit;

/** A certificate that nobody but its maker vouches for, and its key, as an operator has them: two files in PEM. */
public record SelfMade(Path certificate, Path key) {
    private static final char[] PASSWORD = "for-the-test".toCharArray();

    /**
     * For localhost, good for a day.
     *
     * @param algorithm EC, RSA, Ed25519 or what else the JDK makes keys of
     */
    public static SelfMade in(Path folder, String algorithm) throws Exception {
        Path made = folder.resolve(algorithm + ".p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keystore",
                        made.toString(),
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        new String(PASSWORD),
                        "-alias",
                        "it",
                        "-keyalg",
                        algorithm,
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "SAN=dns:localhost,ip:127.0.0.1",
                        "-validity",
                        "1")
                .redirectErrorStream(true)
                .start();
        String said = new String(keytool.getInputStream().readAllBytes());
        if (!keytool.waitFor(60, TimeUnit.SECONDS) || keytool.exitValue() != 0) throw new AssertionError(said);
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(made)) {
            store.load(in, PASSWORD);
        }
        return new SelfMade(
                pem(
                        folder.resolve(algorithm + ".crt"),
                        "CERTIFICATE",
                        store.getCertificate("it").getEncoded()),
                pem(
                        folder.resolve(algorithm + ".key"),
                        "PRIVATE KEY",
                        store.getKey("it", PASSWORD).getEncoded()));
    }

    private static Path pem(Path file, String what, byte[] bytes) throws IOException {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
        return Files.writeString(file, "-----BEGIN " + what + "-----\n" + body + "\n-----END " + what + "-----\n");
    }
}
